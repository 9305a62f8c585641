import type { Temporal } from 'temporal-polyfill';
import { rangeOf } from './partial-date.ts';
import type { PartialDate } from './partial-date.ts';
import { parsePlainDate } from './plain-date.ts';
import type { IsoDate } from './plain-date.ts';

const MAJORITY_AGE = 18;

/** Lowest and highest age in whole years that someone may have. */
export interface AgeRange {
  readonly min: number;
  readonly max: number;
}

/** Age at a date, as far as it is known (R07). Before the birth it is zero. */
export function ageAt(birth: PartialDate, date: IsoDate): AgeRange {
  const on = parsePlainDate(date);
  const { earliest, latest } = rangeOf(birth);
  return { min: wholeYears(latest, on), max: wholeYears(earliest, on) };
}

/** Someone born on 29 February grows a year older on 1 March in a common year: a minor stays protected a day longer. */
function wholeYears(birth: Temporal.PlainDate, on: Temporal.PlainDate): number {
  const birthdayToCome = on.month < birth.month || (on.month === birth.month && on.day < birth.day);
  return Math.max(0, on.year - birth.year - (birthdayToCome ? 1 : 0));
}

export type Minority = 'yes' | 'no' | 'unknown';

/** Whether someone is under eighteen at a date; `unknown` when the known part leaves both open, or nothing is known. */
export function isMinorAt(birth: PartialDate | undefined, date: IsoDate): Minority {
  if (birth === undefined) return 'unknown';
  const { min, max } = ageAt(birth, date);
  if (max < MAJORITY_AGE) return 'yes';
  return min >= MAJORITY_AGE ? 'no' : 'unknown';
}

/** Who may possibly be a minor is protected as a minor (R07, R21): only a certain "no" lifts the protection. */
export function countsAsMinorAt(birth: PartialDate | undefined, date: IsoDate): boolean {
  return isMinorAt(birth, date) !== 'no';
}
