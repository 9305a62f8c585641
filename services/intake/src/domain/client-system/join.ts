import type { IsoDate } from '@veilighuis/calendar';

/** A person of a report who was found in a client system that exists. */
export interface JoinHit {
  readonly clientSystemId: string;
  readonly personId: string;
  /** `ref` of the person in the report. */
  readonly ref: string;
  /** How the person was found; a mere likeness is no hit, it is offered as a possible match. */
  readonly by: 'national-number' | 'confirmed-match';
  /** Whether the person belongs to the household in the report: not merely a reporter or witness. */
  readonly inHouseholdOfReport: boolean;
  /** Whether the person belongs to the household there: not merely a reporter or witness of its incidents. */
  readonly inHouseholdThere: boolean;
  /** Day of the last incident or registration there. */
  readonly lastActiveOn: IsoDate;
}

export type JoinDecision =
  | { readonly kind: 'open' }
  | {
      readonly kind: 'join';
      readonly clientSystemId: string;
      /** Person of the report (`ref`) to the person in the client system. */
      readonly persons: ReadonlyMap<string, string>;
      /** Persons of the report (`ref`) who are in other client systems too: possible matches, never merged by itself (R09). */
      readonly offerWith: readonly {
        readonly ref: string;
        readonly clientSystemId: string;
        readonly personId: string;
      }[];
    };

/**
 * R09: a report joins a client system only by a national number or a confirmed match, and only through
 * members of the household: a neighbour who reports twice never ties two households together.
 *
 * With several, the one with most persons of the report in common; then the most recent; then the smallest
 * id, so that the same input always gives the same answer.
 */
export function decideJoin(hits: readonly JoinHit[]): JoinDecision {
  const ties = hits.filter((hit) => hit.inHouseholdOfReport && hit.inHouseholdThere);
  const grouped = Map.groupBy(ties, ({ clientSystemId }) => clientSystemId);
  const [chosen, ...others] = [...grouped]
    .map(([clientSystemId, its]) => ({ clientSystemId, hits: its }))
    .sort(byStrength);
  if (chosen === undefined) return { kind: 'open' };

  // A reporter or witness of the report who is known in the chosen household is that same person.
  const { clientSystemId } = chosen;
  const persons = new Map(
    hits.filter((hit) => hit.clientSystemId === clientSystemId).map(({ ref, personId }) => [ref, personId]),
  );
  const offerWith = others
    .flatMap((other) => other.hits)
    .map((hit) => ({ ref: hit.ref, clientSystemId: hit.clientSystemId, personId: hit.personId }));
  return { kind: 'join', clientSystemId, persons, offerWith };
}

interface SystemHits {
  readonly clientSystemId: string;
  readonly hits: readonly JoinHit[];
}

function byStrength(one: SystemHits, other: SystemHits): number {
  return (
    personsIn(other) - personsIn(one) ||
    compareText(lastActiveOn(other), lastActiveOn(one)) ||
    compareText(one.clientSystemId, other.clientSystemId)
  );
}

function personsIn({ hits }: SystemHits): number {
  return new Set(hits.map(({ ref }) => ref)).size;
}

function lastActiveOn({ hits }: SystemHits): IsoDate {
  return hits.reduce((last, hit) => (hit.lastActiveOn > last ? hit.lastActiveOn : last), '');
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
