import { Temporal } from 'temporal-polyfill';

/**
 * A calendar date as `YYYY-MM-DD`, without time zone (R53).
 *
 * The form in which dates are stored and sent. Two of them may be compared as text: earlier is smaller.
 */
export type IsoDate = string;

export type DateFaultCode = 'date-unreadable' | 'date-does-not-exist';

const sentences: Record<DateFaultCode, string> = {
  'date-unreadable': 'A date is written as YYYY-MM-DD.',
  'date-does-not-exist': 'This day does not exist.',
};

/** A text that is not a date. The message never holds the text itself (R39). */
export class DateFault extends RangeError {
  override readonly name = 'DateFault';
  readonly code: DateFaultCode;

  constructor(code: DateFaultCode, message = sentences[code]) {
    super(message);
    this.code = code;
  }
}

/**
 * Reads `YYYY-MM-DD` and nothing else: no time, no zone, no blanks, no day that does not exist.
 * @throws DateFault
 */
export function parsePlainDate(text: string): Temporal.PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new DateFault('date-unreadable');
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    throw new DateFault('date-does-not-exist');
  }
}

export function isPlainDate(text: string): boolean {
  try {
    parsePlainDate(text);
    return true;
  } catch {
    return false;
  }
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return parsePlainDate(date).add({ days }).toString();
}

/** The same day so many months on; where that month is shorter, its last day (31 January + 1 month = 28 or 29 February). */
export function addMonths(date: IsoDate, months: number): IsoDate {
  return parsePlainDate(date).add({ months }, { overflow: 'constrain' }).toString();
}

/** The same day so many years on; 29 February becomes 28 February in a common year. */
export function addYears(date: IsoDate, years: number): IsoDate {
  return parsePlainDate(date).add({ years }, { overflow: 'constrain' }).toString();
}

/** Whole days from the one to the other; negative when the other is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return parsePlainDate(from).until(parsePlainDate(to), { largestUnit: 'days' }).days;
}

export function earliestOf(first: IsoDate, ...others: IsoDate[]): IsoDate {
  return others.reduce((earliest, date) => (date < earliest ? date : earliest), first);
}
