import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import type { IsoDate } from './plain-date.ts';

// The data of all countries weigh 27 MB in memory; a process that never counts working days never loads them.
const require = createRequire(import.meta.url);
let belgium: Holidays | undefined;
const byYear = new Map<number, ReadonlyMap<IsoDate, string>>();

/** The ten legal holidays of Belgium in a year: date → name in Dutch. Counted once per year. */
export function belgianHolidays(year: number): ReadonlyMap<IsoDate, string> {
  const known = byYear.get(year);
  if (known !== undefined) return known;
  const holidays = new Map(
    calendarOfBelgium()
      .getHolidays(year, 'nl')
      .map((holiday) => [holiday.date.slice(0, 10), holiday.name]),
  );
  byYear.set(year, holidays);
  return holidays;
}

function calendarOfBelgium(): Holidays {
  if (belgium === undefined) {
    const Calendar = require('date-holidays') as typeof Holidays;
    belgium = new Calendar('BE', { types: ['public'], languages: 'nl' });
  }
  return belgium;
}
