const zone = 'Europe/Brussels';

const momentForm = new Intl.DateTimeFormat('nl-BE', {
  timeZone: zone,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const timeForm = new Intl.DateTimeFormat('nl-BE', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
const dayForm = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });

/** A calendar date as dd/mm/yyyy; parts that are not known are left out (R07, R53). */
export function day(date: string): string {
  return date.split('T')[0]?.split('-').reverse().join('/') ?? date;
}

/** A moment on the clocks of Belgium (R53). */
export function moment(utc: string): string {
  return momentForm.format(new Date(utc)).replace(',', '');
}

/** Hour and minute in Belgium. */
export function time(at: Date): string {
  return timeForm.format(at);
}

/** The calendar date in Belgium at a moment, as YYYY-MM-DD. */
export function dayAt(at: Date): string {
  return dayForm.format(at);
}

/** Whole calendar days from one date to another; negative when it has passed. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** A date some days later. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
