import { Temporal } from 'temporal-polyfill';
import { DateFault, parsePlainDate } from './plain-date.ts';
import type { IsoDate } from './plain-date.ts';

/** A date of which the day, or day and month, may be unknown. Plain data: it can be stored as it is. */
export type KnownDate =
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'year-month'; readonly year: number; readonly month: number }
  | { readonly kind: 'full-date'; readonly date: IsoDate };

/** "About 9 in January 2025": an estimated age in years, and when it was estimated. */
export interface ApproximateAge {
  readonly kind: 'approximate-age';
  readonly age: number;
  readonly at: KnownDate;
}

/** R07: a birth date as far as it is known; no day is ever made up. */
export type PartialDate = KnownDate | ApproximateAge;

/** The form in which partial dates are sent: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or an approximate age. */
export type PartialDateInput = string | { readonly approximateAge: number; readonly on: string };

const HIGHEST_AGE = 120;
/** Someone "about 18" may well be 16 or 20; the margin keeps such a person protected as a possible minor. */
export const approximateAgeMarginYears = 2;

/** @throws DateFault */
export function parsePartialDate(input: PartialDateInput): PartialDate {
  if (typeof input === 'string') return parseKnownDate(input);
  const { approximateAge: age, on } = input;
  if (!Number.isInteger(age) || age < 0 || age > HIGHEST_AGE) {
    throw new DateFault(
      'date-unreadable',
      `An approximate age is a whole number of years from 0 to ${String(HIGHEST_AGE)}.`,
    );
  }
  return { kind: 'approximate-age', age, at: parseKnownDate(on) };
}

function parseKnownDate(text: string): KnownDate {
  const parts = /^((?:19|20)\d{2})(?:-(\d{2})(-\d{2})?)?$/.exec(text);
  if (parts === null) {
    throw new DateFault('date-unreadable', 'A birth date is written as YYYY-MM-DD, YYYY-MM or YYYY, from 1900 on.');
  }
  const [, year = '', month, day] = parts;
  if (month === undefined) return { kind: 'year', year: Number(year) };
  if (Number(month) < 1 || Number(month) > 12) throw new DateFault('date-does-not-exist', 'This month does not exist.');
  if (day === undefined) return { kind: 'year-month', year: Number(year), month: Number(month) };
  return { kind: 'full-date', date: parsePlainDate(text).toString() };
}

/** The inverse of {@link parsePartialDate}. */
export function formatPartialDate(partial: PartialDate): PartialDateInput {
  return partial.kind === 'approximate-age'
    ? { approximateAge: partial.age, on: formatKnownDate(partial.at) }
    : formatKnownDate(partial);
}

function formatKnownDate(known: KnownDate): string {
  switch (known.kind) {
    case 'year':
      return String(known.year);
    case 'year-month':
      return `${String(known.year)}-${String(known.month).padStart(2, '0')}`;
    case 'full-date':
      return known.date;
  }
}

/** For people, in Dutch: `14 maart 2016`, `maart 2016`, `2016`, `ongeveer 9 jaar in januari 2025`. */
export function partialDateInDutch(partial: PartialDate): string {
  if (partial.kind === 'approximate-age') {
    const preposition = partial.at.kind === 'full-date' ? 'op' : 'in';
    return `ongeveer ${String(partial.age)} jaar ${preposition} ${partialDateInDutch(partial.at)}`;
  }
  if (partial.kind === 'year') return String(partial.year);
  const first = rangeOf(partial).earliest;
  const day = partial.kind === 'full-date' ? ({ day: 'numeric' } as const) : {};
  return first.withCalendar('gregory').toLocaleString('nl-BE', { ...day, month: 'long', year: 'numeric' });
}

/** All days on which it may have been, from the first to the last. */
export interface DateRange {
  readonly earliest: Temporal.PlainDate;
  readonly latest: Temporal.PlainDate;
}

export function rangeOf(partial: PartialDate): DateRange {
  switch (partial.kind) {
    case 'full-date': {
      const date = parsePlainDate(partial.date);
      return { earliest: date, latest: date };
    }
    case 'year-month': {
      const earliest = new Temporal.PlainDate(partial.year, partial.month, 1);
      return { earliest, latest: earliest.with({ day: earliest.daysInMonth }) };
    }
    case 'year':
      return {
        earliest: new Temporal.PlainDate(partial.year, 1, 1),
        latest: new Temporal.PlainDate(partial.year, 12, 31),
      };
    case 'approximate-age': {
      const estimated = rangeOf(partial.at);
      return {
        earliest: estimated.earliest.subtract({ years: partial.age + approximateAgeMarginYears + 1 }).add({ days: 1 }),
        latest: estimated.latest.subtract({ years: Math.max(0, partial.age - approximateAgeMarginYears) }),
      };
    }
  }
}

/** Order for sorting: by the first possible day, then by the last. Zero means: equally (un)known, not: the same day. */
export function comparePartialDates(one: PartialDate, other: PartialDate): number {
  const [a, b] = [rangeOf(one), rangeOf(other)];
  return Temporal.PlainDate.compare(a.earliest, b.earliest) || Temporal.PlainDate.compare(a.latest, b.latest);
}

/** Whether both may be one and the same day; the question that a search for possible duplicates asks (R09). */
export function mayBeSameDay(one: PartialDate, other: PartialDate): boolean {
  const [a, b] = [rangeOf(one), rangeOf(other)];
  return Temporal.PlainDate.compare(a.earliest, b.latest) <= 0 && Temporal.PlainDate.compare(b.earliest, a.latest) <= 0;
}
