import type { Caller, Page } from '@veilighuis/service-kit';
import type { Transaction } from '@veilighuis/persistence';
import type { RefusedLine } from '../domain/police-report/index.ts';

/** What a list of refused lines is asked for. */
export interface RefusedLineQuery {
  readonly centre: string;
  /** Only those that one of these zones looks after; absent: all. */
  readonly zones?: readonly string[] | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Refused lines of batches, kept for 90 days. */
export abstract class RefusedLines {
  /** Keeps it, unless this line of this batch is kept already; gives the identifier that it has. */
  abstract keep(tx: Transaction, line: RefusedLine): Promise<string>;
  abstract find(refusedLineId: string): Promise<RefusedLine | undefined>;
  /** Those that nobody dismissed, oldest first. */
  abstract list(query: RefusedLineQuery): Promise<Page<RefusedLine>>;
  /** Dismisses it once; gives the moment of the first time. */
  abstract dismiss(tx: Transaction, refusedLineId: string): Promise<Date>;
}

/** R30: those who lead the centre look after every line, a liaison after those of the own zone; undefined for all. */
export function zonesLookedAfter({ principal }: Caller): readonly string[] | undefined {
  return principal.roles.includes('operational-coordinator') ? undefined : principal.zones;
}
