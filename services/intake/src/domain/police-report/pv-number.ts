/**
 * R01: a pv number is parsed in its several shapes, normalised to one key, and kept as typed.
 *
 * Shape: `ARR.CODE.SERVICE.SERIAL/YEAR`, e.g. `GE.43.L2.001234/2023`: judicial district, two-digit
 * code of the fact, two characters for the service, serial of 5 or 6 digits, year of 2 or 4.
 */
export interface PvNumber {
  readonly kind: 'pv-number';
  /** As typed by the sender, never changed. */
  readonly raw: string;
  /** One spelling for every shape: capitals, dots, six-digit serial, four-digit year. */
  readonly normalised: string;
  readonly year: number;
}

/** A prosecutor's reference, or another one without the shape of a pv number; compared as text. */
export interface OtherReference {
  readonly kind: 'other-reference';
  readonly raw: string;
  readonly normalised: string;
}

export type PvFault =
  /** Nothing readable was given. */
  | 'empty'
  /** Longer than `MAX_REFERENCE_LENGTH` characters. */
  | 'too-long'
  /** Characters that belong in no reference: control characters, markup, formatting marks. */
  | 'forbidden-characters'
  /** Begins as a pv number, but serial or year is wrong; taken as another reference it would never meet its twin. */
  | 'malformed-pv-number'
  /** The year lies after the coming year or before 1950. */
  | 'year-out-of-range';

export interface Unreadable {
  readonly kind: 'unreadable';
  readonly fault: PvFault;
}

export const MAX_REFERENCE_LENGTH = 80;
const EARLIEST_YEAR = 1950;

const SEPARATOR = String.raw`[.\s]*`;
const HEAD = String.raw`(?<district>[A-Z]{2})${SEPARATOR}(?<code>\d{2})${SEPARATOR}(?<service>[A-Z0-9]{2})`;
const PV_NUMBER = new RegExp(String.raw`^${HEAD}${SEPARATOR}(?<serial>\d{5,6})\s*[/.\s]\s*(?<year>\d{4}|\d{2})$`);
/** What nobody writes unless a pv number is meant: the three parts of its head, parted, then a digit. */
const LOOKS_LIKE_PV_NUMBER = /^[A-Z]{2}[.\s]+\d{2}[.\s]+[A-Z0-9]{2}[.\s]+\d/;
const REFERENCE_CHARACTERS = /^[\p{L}\p{N} ./\\\-_:()#+]+$/u;

/**
 * Reads a pv number or another reference. Never throws.
 *
 * @param referenceYear year in which the report is received; it decides the century of a two-digit
 *   year (at most one year ahead of it, otherwise the century before) and bounds a four-digit one.
 */
export function parsePvNumber(raw: string, referenceYear: number): PvNumber | OtherReference | Unreadable {
  if (raw.length > MAX_REFERENCE_LENGTH) return unreadable('too-long');
  if (/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(raw)) return unreadable('forbidden-characters');
  const text = raw.normalize('NFKC').trim().toUpperCase();
  if (text === '') return unreadable('empty');

  const parts = PV_NUMBER.exec(text)?.groups;
  if (parts !== undefined) return pvNumber(raw, parts, referenceYear);
  if (LOOKS_LIKE_PV_NUMBER.test(text)) return unreadable('malformed-pv-number');
  return otherReference(raw, text);
}

function pvNumber(raw: string, parts: Record<string, string>, referenceYear: number): PvNumber | Unreadable {
  const { district = '', code = '', service = '', serial = '', year: typedYear = '' } = parts;
  const year = typedYear.length === 2 ? expandYear(Number(typedYear), referenceYear) : Number(typedYear);
  if (year < EARLIEST_YEAR || year > referenceYear + 1) return unreadable('year-out-of-range');
  const normalised = `${district}.${code}.${service}.${serial.padStart(6, '0')}/${String(year)}`;
  return { kind: 'pv-number', raw, normalised, year };
}

/** The latest year with these two digits that lies at most one year after the reference year. */
function expandYear(twoDigits: number, referenceYear: number): number {
  const latest = referenceYear + 1;
  const inCentury = latest - (latest % 100) + twoDigits;
  return inCentury > latest ? inCentury - 100 : inCentury;
}

function otherReference(raw: string, text: string): OtherReference | Unreadable {
  if (!REFERENCE_CHARACTERS.test(text)) return unreadable('forbidden-characters');
  if (!/\p{N}/u.test(text)) return unreadable('empty');
  return { kind: 'other-reference', raw, normalised: text.replace(/\s+/gu, ' ') };
}

function unreadable(fault: PvFault): Unreadable {
  return { kind: 'unreadable', fault };
}

/** R01: the zone is part of the key, so the same number in two police zones is two reports. */
export function reportKey(zoneCode: string, number: PvNumber | OtherReference): string {
  return `${zoneCode}|${number.normalised}`;
}
