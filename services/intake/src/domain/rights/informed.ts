import { addDays } from '@veilighuis/calendar';
import type { IsoDate } from '@veilighuis/calendar';
import type { InformedEntry, Person } from '../client-system/index.ts';

/** Stands for a day that nobody wrote down: before anything that the platform keeps. */
const BEFORE_ALL = '1970-01-01';

/**
 * From which day a person has to be informed that data are kept: since the first thing was told, or from the day until which
 * it was postponed. Undefined once informed. When nobody wrote down when something was told, it is overdue.
 */
export function informDueOn({
  informed = [],
  sources = [],
}: Pick<Person, 'informed' | 'sources'>): IsoDate | undefined {
  if (informed.some(({ kind }) => kind === 'informed')) return undefined;
  const last = informed.at(-1);
  if (last?.kind === 'postponed') return last.until;
  return sources.map(({ on }) => on).sort()[0] ?? BEFORE_ALL;
}

/** Postponing lasts a year at most: then it is considered anew. */
export const longestPostponementDays = 365;

/** Whether an entry can be written on this day: informed not in the future, postponed to a later day within the year. */
export function isSoundEntry(entry: InformedEntry, today: IsoDate): boolean {
  if (entry.kind === 'informed') return entry.on <= today;
  return entry.until > today && entry.until <= addDays(today, longestPostponementDays);
}
