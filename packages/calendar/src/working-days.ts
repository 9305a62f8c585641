import { belgianHolidays } from './belgian-holidays.ts';
import { addDays, parsePlainDate } from './plain-date.ts';
import type { IsoDate } from './plain-date.ts';

const SATURDAY = 6;

/** Monday to Friday, but not a legal holiday of Belgium (R53). */
export function isWorkingDay(date: IsoDate): boolean {
  const day = parsePlainDate(date);
  return day.dayOfWeek < SATURDAY && !belgianHolidays(day.year).has(date);
}

/**
 * The `count`th working day after `date`; the day itself does not count. Zero gives the day itself.
 * @throws RangeError when `count` is negative or broken.
 */
export function addWorkingDays(date: IsoDate, count: number): IsoDate {
  if (!Number.isInteger(count) || count < 0) throw new RangeError('Working days are counted forward, in whole days.');
  let day = parsePlainDate(date).toString();
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** Number of working days after `from`, up to and including `to`; zero when `to` is not later. */
export function workingDaysBetween(from: IsoDate, to: IsoDate): number {
  parsePlainDate(to);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1;
  return count;
}
