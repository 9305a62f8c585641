import type { IsoDate } from '@veilighuis/calendar';

/**
 * Valid national numbers (mod 97) that nobody has.
 *
 * The three digits after the birth date are handed out in order per birth date: odd for men, even for
 * women. Belgium has about 330 births a day, so 165 per gender; serials up to about 340 are in use. Serials
 * from 951 on would need 475 births of one gender on one day. Only on 1 January and 1 July, which stand in
 * for unknown birth dates, many more are registered: those days are left out.
 */
export const LOWEST_SYNTHETIC_SERIAL = 951;
const HIGHEST_SYNTHETIC_SERIAL = 998;
/** Different numbers per birth date and gender. */
export const SERIALS_PER_DAY = (HIGHEST_SYNTHETIC_SERIAL - LOWEST_SYNTHETIC_SERIAL + 1) / 2;

/**
 * The n-th synthetic number, eleven digits.
 *
 * @param nth from 0 to `SERIALS_PER_DAY` - 1.
 * @throws RangeError outside that range, or on 1 January or 1 July.
 */
export function syntheticNationalNumber(birthDate: IsoDate, gender: 'F' | 'M', nth: number): string {
  if (isStandInDate(birthDate)) throw new RangeError('1 January and 1 July stand in for unknown birth dates.');
  if (nth < 0 || nth >= SERIALS_PER_DAY) throw new RangeError('No synthetic serial is left for this birth date.');
  const serial = LOWEST_SYNTHETIC_SERIAL + 2 * nth + (gender === 'M' ? 0 : 1);
  const firstNine = birthDate.slice(2).replaceAll('-', '') + String(serial);
  const divided = Number(birthDate < '2000' ? firstNine : `2${firstNine}`);
  return firstNine + String(97 - (divided % 97)).padStart(2, '0');
}

export function isStandInDate(birthDate: IsoDate): boolean {
  return birthDate.endsWith('-01-01') || birthDate.endsWith('-07-01');
}

/** True for a number that this generator could have made; no registered person has one. */
export function isSyntheticNationalNumber(number: string): boolean {
  const digits = number.replace(/\D/g, '');
  return digits.length === 11 && Number(digits.slice(6, 9)) >= LOWEST_SYNTHETIC_SERIAL;
}

/** Spellings in which police systems and people write a number. */
export function spellings(number: string): string[] {
  const [date, serial, check] = [number.slice(0, 6), number.slice(6, 9), number.slice(9)];
  const pairs = [date.slice(0, 2), date.slice(2, 4), date.slice(4)];
  return [
    number,
    `${pairs.join('.')}-${serial}.${check}`,
    `${pairs.join(' ')} ${serial} ${check}`,
    `${date}-${serial}-${check}`,
  ];
}
