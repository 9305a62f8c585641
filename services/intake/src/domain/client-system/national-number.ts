import { isPlainDate, rangeOf, type IsoDate, type KnownDate } from '@veilighuis/calendar';

/** R06: a number of the national register (rijksregisternummer) or of the BIS register. */
export interface NationalNumber {
  /** Eleven digits, the one form in which it is stored, searched and compared. */
  readonly normalised: string;
  readonly register: 'national-register' | 'bis';
  /** As far as the number tells; absent when it was unknown at registration. */
  readonly birthDate?: KnownDate;
}

export type NationalNumberFault =
  /** Other characters than digits, blanks and the usual separators, or not eleven digits. */
  | 'not-eleven-digits'
  /** The check digits fit neither century: a typing error. */
  | 'check-digits-wrong'
  /** The check digits fit, but the first six digits are no date that can be. */
  | 'birth-date-impossible';

export type NationalNumberReading =
  { readonly ok: true; readonly number: NationalNumber } | { readonly ok: false; readonly fault: NationalNumberFault };

/**
 * R06: reads a national number in any spelling (`85.07.30-033 28`, `85073003328`, …). Never throws.
 *
 * @param today a birth date that it tells may not lie after this day.
 */
export function parseNationalNumber(typed: string, today: IsoDate): NationalNumberReading {
  const digits = digitsOf(typed);
  if (digits === undefined) return { ok: false, fault: 'not-eleven-digits' };
  const century = centuryOf(digits);
  if (century === undefined) return { ok: false, fault: 'check-digits-wrong' };

  const typedMonth = Number(digits.slice(2, 4));
  const month = withoutBisOffset(typedMonth);
  const birth = birthDateOf(century + Number(digits.slice(0, 2)), month, Number(digits.slice(4, 6)));
  if (birth === 'impossible' || (birth !== 'unknown' && rangeOf(birth).earliest.toString() > today))
    return { ok: false, fault: 'birth-date-impossible' };
  return {
    ok: true,
    number: {
      normalised: digits,
      register: month === typedMonth ? 'national-register' : 'bis',
      ...(birth === 'unknown' ? {} : { birthDate: birth }),
    },
  };
}

/** As printed on a card: `85.07.30-033.28`. */
export function formatNationalNumber({ normalised: n }: NationalNumber): string {
  return `${n.slice(0, 2)}.${n.slice(2, 4)}.${n.slice(4, 6)}-${n.slice(6, 9)}.${n.slice(9)}`;
}

/** Check digits of the first nine digits: 97 minus the remainder by 97; from 2000 on a 2 is put in front. */
export function checkDigits(firstNine: string, century: 1900 | 2000): string {
  const number = Number(century === 2000 ? `2${firstNine}` : firstNine);
  return String(97 - (number % 97)).padStart(2, '0');
}

function digitsOf(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s.,/\-\u2010-\u2015]/gu, '');
  return /^\d{11}$/.test(digits) ? digits : undefined;
}

/** The century that the check digits fit; no number fits both. */
function centuryOf(digits: string): 1900 | 2000 | undefined {
  const firstNine = digits.slice(0, 9);
  return ([1900, 2000] as const).find((century) => checkDigits(firstNine, century) === digits.slice(9));
}

/** BIS: the month is raised by 20 when the gender was unknown at registration, by 40 when it was known. */
function withoutBisOffset(month: number): number {
  if (month >= 40) return month - 40;
  return month >= 20 ? month - 20 : month;
}

function birthDateOf(year: number, month: number, day: number): KnownDate | 'unknown' | 'impossible' {
  // Month 00: the day of birth was unknown; year 00 as well: the year too (1900 is a filling, not a year).
  if (month === 0) return year === 1900 ? 'unknown' : { kind: 'year', year };
  if (month > 12) return 'impossible';
  if (day === 0) return { kind: 'year-month', year, month };
  const date = `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isPlainDate(date) ? { kind: 'full-date', date } : 'impossible';
}
