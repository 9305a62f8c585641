import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Output, Row } from '../api/contract.ts';
import { read } from '../api/reads.ts';
import { dayAt } from '../format/dates.ts';

type Places = Output<'intake.list-places'>;
export type Organisation = Row<'intake.list-organisations'>;

interface Names {
  /** Name of a municipality; its code as long as the name is not known. */
  readonly municipality: (nis: string) => string;
  readonly zone: (code: string) => string;
  readonly organisation: (alias: string) => string;
  /** Municipalities of today, to choose from. */
  readonly municipalities: Places['municipalities'];
  readonly zones: Places['zones'];
  /** Organisations of today, to choose from. */
  readonly organisations: readonly Organisation[];
}

/** Asked once: it changes with a new version of the data, not in the course of a day. */
const once = { staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY };

const order = new Intl.Collator('nl-BE');

/** Names for the codes of places and organisations. A merged municipality keeps the name that it had. */
export function usePlaces(): Names {
  const { data: places } = useQuery({ ...read('intake.list-places', {}), ...once });
  const { data: organisations } = useQuery({ ...read('intake.list-organisations', {}), ...once });
  return useMemo(() => {
    const towns = new Map(places?.municipalities.map(({ nis, name }) => [nis, name]));
    const zones = new Map(places?.zones.map(({ code, name }) => [code, name]));
    const partners = new Map(organisations?.rows.map(({ alias, name }) => [alias, name]));
    return {
      municipality: (nis) => towns.get(nis) ?? nis,
      zone: (code) => zones.get(code) ?? code,
      organisation: (alias) => partners.get(alias) ?? alias,
      municipalities: inOrder(places?.municipalities),
      zones: inOrder(places?.zones),
      organisations: inOrder(organisations?.rows),
    };
  }, [places, organisations]);
}

interface Dated {
  readonly name: string;
  readonly validFrom?: string | undefined;
  readonly validUntil?: string | undefined;
}

function inOrder<One extends Dated>(all: readonly One[] = []): One[] {
  const today = dayAt(new Date());
  return all
    .filter(({ validFrom = today, validUntil = today }) => validFrom <= today && today <= validUntil)
    .sort((one, other) => order.compare(one.name, other.name));
}
