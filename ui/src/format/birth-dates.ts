import type { BirthDateInput } from '@veilighuis/contracts';
import { day } from './dates.ts';

const full = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ]((?:19|20)\d{2})$/;
const month = /^(\d{1,2})[/.\- ]((?:19|20)\d{2})$/;
const year = /^(?:19|20)\d{2}$/;
const about = /^(?:ongeveer|ong\.?|circa|ca\.?|about|±|~)\s*(\d{1,3})(?:\s*(?:jaar|j|years?))?$/i;

/**
 * What someone typed as a birth date: a day, a month, a year or about an age (R07). Undefined when it can't be read, so
 * that nobody gets an invented day.
 */
export function readBirthDate(text: string, today: string): BirthDateInput | undefined {
  const typed = text.trim();
  const dayMatch = full.exec(typed);
  if (dayMatch !== null) {
    const date = `${part(dayMatch[3])}-${two(dayMatch[2])}-${two(dayMatch[1])}`;
    return exists(date) ? date : undefined;
  }
  const monthMatch = month.exec(typed);
  if (monthMatch !== null) {
    const found = two(monthMatch[1]);
    return found >= '01' && found <= '12' ? `${part(monthMatch[2])}-${found}` : undefined;
  }
  if (year.test(typed)) return typed;
  const age = about.exec(typed);
  return age === null || Number(age[1]) > 120 ? undefined : { approximateAge: Number(age[1]), on: today };
}

/** A birth date as it is typed in a form, so that it can be read back. */
export function birthDateText(date: BirthDateInput): { readonly text: string } | { age: number; readonly on: string } {
  return typeof date === 'string' ? { text: day(date) } : { age: date.approximateAge, on: day(date.on) };
}

function exists(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.valueOf()) && at.toISOString().startsWith(date);
}

function part(text: string | undefined): string {
  return text ?? '';
}

function two(text: string | undefined): string {
  return part(text).padStart(2, '0');
}
