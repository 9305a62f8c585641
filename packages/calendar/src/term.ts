import { addDays, addMonths } from './plain-date.ts';
import type { IsoDate } from './plain-date.ts';
import { addWorkingDays } from './working-days.ts';

/** A length of time counted on the calendar, as a centre configures it. */
export interface Span {
  readonly count: number;
  readonly unit: 'days' | 'working-days' | 'weeks' | 'months' | 'years';
}

/** How long after the start the target date and the final date fall (R52). */
export interface TermRule {
  readonly target: Span;
  readonly final: Span;
}

/** Target date and final date of a step (R52). The target is never later than the final date. */
export interface Term {
  readonly target: IsoDate;
  readonly final: IsoDate;
}

export function addSpan(date: IsoDate, { count, unit }: Span): IsoDate {
  switch (unit) {
    case 'days':
      return addDays(date, count);
    case 'weeks':
      return addDays(date, 7 * count);
    case 'months':
      return addMonths(date, count);
    case 'years':
      return addMonths(date, 12 * count);
    case 'working-days':
      return addWorkingDays(date, count);
  }
}

/** @throws RangeError when the rule puts the target after the final date. */
export function termFrom(start: IsoDate, rule: TermRule): Term {
  const term = { target: addSpan(start, rule.target), final: addSpan(start, rule.final) };
  if (term.target > term.final)
    throw new RangeError('The target date comes before the final date, or on the same day.');
  return term;
}
