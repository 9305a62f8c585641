import { Temporal } from 'temporal-polyfill';
import { parsePlainDate } from './plain-date.ts';
import type { IsoDate } from './plain-date.ts';

/** Time zone in which people of the centres live (R53). Moments are stored in UTC. */
export const timeZone = 'Europe/Brussels';

/** A moment: an instant, a `Date`, or ISO text in UTC (or with an offset). */
export type Moment = Temporal.Instant | Date | string;

export function toInstant(moment: Moment): Temporal.Instant {
  if (moment instanceof Date) return Temporal.Instant.fromEpochMilliseconds(moment.getTime());
  return Temporal.Instant.from(moment);
}

interface Day {
  readonly date: IsoDate;
  /** Bounds in milliseconds since 1970; the second belongs to the next day. */
  readonly from: number;
  readonly until: number;
}

// Nearly every question is about today, and access rules ask it for each row of a list.
let lastAsked: Day | undefined;

/** The calendar date in Belgium at a moment. */
export function dateInBrussels(moment: Moment): IsoDate {
  const ms = moment instanceof Date ? moment.getTime() : toInstant(moment).epochMilliseconds;
  if (lastAsked === undefined || !(ms >= lastAsked.from && ms < lastAsked.until)) lastAsked = dayAt(moment);
  return lastAsked.date;
}

function dayAt(moment: Moment): Day {
  const day = toInstant(moment).toZonedDateTimeISO(timeZone).startOfDay();
  return {
    date: day.toPlainDate().toString(),
    from: day.epochMilliseconds,
    until: day.add({ days: 1 }).startOfDay().epochMilliseconds,
  };
}

/** Clock time in Belgium at a moment, `HH:MM`. */
export function timeInBrussels(moment: Moment): string {
  return toInstant(moment).toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** First moment of a calendar date in Belgium. */
export function startOfDayInBrussels(date: IsoDate): Temporal.Instant {
  return parsePlainDate(date).toZonedDateTime(timeZone).toInstant();
}

/**
 * The moments that a Belgian clock showed `time` (`HH:MM`) on `date`, in order: usually one,
 * none in the hour that is skipped in March, two in the hour that comes back in October.
 */
export function momentsInBrussels(date: IsoDate, time: string): readonly Temporal.Instant[] {
  const local = parsePlainDate(date).toPlainDateTime(Temporal.PlainTime.from(time));
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    local.toZonedDateTime(timeZone, { disambiguation }),
  ) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime];
  if (!earlier.toPlainDateTime().equals(local)) return [];
  return earlier.equals(later) ? [earlier.toInstant()] : [earlier.toInstant(), later.toInstant()];
}
