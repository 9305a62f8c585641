import { mayBeSameDay, type PartialDate } from '@veilighuis/calendar';
import type { Address } from './client-system.ts';
import { bareWords, type PersonName } from './person-name.ts';

/** What of a person is compared. */
export interface ComparedPerson {
  readonly personId: string;
  readonly name: PersonName;
  /** Normalised (R06). */
  readonly nationalNumber?: string | undefined;
  readonly birthDate?: PartialDate | undefined;
  readonly addresses?: readonly Pick<Address, 'street' | 'municipality'>[] | undefined;
}

export type DuplicateReason =
  | 'same-national-number'
  /** Both names alike, and both birth dates may be the same day. */
  | 'same-name-and-birth-date'
  /** Both names alike, same day and month, another year: often a typing error. */
  | 'same-name-other-birth-year'
  /** Both names alike, one birth date lacking, same address. */
  | 'same-name-and-address';

/**
 * R09: why two persons may be one and the same, for a person to decide; empty when they are not offered.
 *
 * Never offered: a person with itself; two persons with different numbers in the national register; twins
 * and siblings, who share surname, birth date or address but not their given names.
 */
export function possibleDuplicate(one: ComparedPerson, other: ComparedPerson): DuplicateReason[] {
  if (one.personId === other.personId) return [];
  if (one.nationalNumber !== undefined && one.nationalNumber === other.nationalNumber) return ['same-national-number'];
  if (haveDifferentNumbers(one, other) || !isSameName(one.name, other.name)) return [];

  if (one.birthDate !== undefined && other.birthDate !== undefined) {
    if (mayBeSameDay(one.birthDate, other.birthDate)) return ['same-name-and-birth-date'];
    return differOnlyInYear(one.birthDate, other.birthDate) ? ['same-name-other-birth-year'] : [];
  }
  return haveAddressInCommon(one, other) ? ['same-name-and-address'] : [];
}

/** Key of a pair, the same in both orders; under it the decision on a pair is remembered. */
export function pairKey(onePersonId: string, otherPersonId: string): string {
  return [onePersonId, otherPersonId].sort().join('|');
}

/** R09: a pair on which a person has decided, same or not the same, is never offered again. */
export function mayBeOffered(one: ComparedPerson, other: ComparedPerson, decidedPairs: ReadonlySet<string>): boolean {
  return !decidedPairs.has(pairKey(one.personId, other.personId)) && possibleDuplicate(one, other).length > 0;
}

/** A person may have had a BIS number before a number in the national register, so only two of one kind differ for good. */
function haveDifferentNumbers(
  { nationalNumber: one }: ComparedPerson,
  { nationalNumber: other }: ComparedPerson,
): boolean {
  return one !== undefined && other !== undefined && one !== other && isBis(one) === isBis(other);
}

function isBis(nationalNumber: string): boolean {
  return Number(nationalNumber.slice(2, 4)) >= 20;
}

/**
 * R08 and R09: the same name but for case, diacritics, punctuation and words written apart; given and
 * family name may be swapped, and one may lack some of the given names (`Jan`, `Jan Pieter`). Someone with one
 * name only is compared with others who have one.
 */
export function isSameName(one: PersonName, other: PersonName): boolean {
  const [a, b] = [squeezed(one), squeezed(other)];
  if (a.given === '' || a.family === '' || b.given === '' || b.family === '') return isSameOneName(a, b);
  if (a.given === b.family && a.family === b.given) return true;
  return (
    a.family === b.family &&
    (a.given === b.given || isPartOf(one.given, other.given) || isPartOf(other.given, one.given))
  );
}

/**
 * Keys to look for possible duplicates by: two names that are the same by {@link isSameName} have one in common.
 * They hold the name in bare form, so they are stored as digests only.
 */
export function likenessKeys(name: PersonName): string[] {
  const { given, family } = squeezed(name);
  if (given === '' || family === '') return [given + family];
  const givenNames = [given, ...bareWords(name.given ?? '')];
  return [...new Set(givenNames.map((each) => [each, family].sort().join('|')))];
}

interface SqueezedName {
  readonly given: string;
  readonly family: string;
}

function isSameOneName(a: SqueezedName, b: SqueezedName): boolean {
  const bothHaveOne = (a.given === '' || a.family === '') && (b.given === '' || b.family === '');
  return bothHaveOne && a.given + a.family === b.given + b.family;
}

function squeezed({ given = '', family = '' }: PersonName): SqueezedName {
  return { given: bareWords(given).join(''), family: bareWords(family).join('') };
}

function isPartOf(some: string | undefined, all: string | undefined): boolean {
  const [few, many] = [bareWords(some ?? ''), bareWords(all ?? '')];
  return few.length > 0 && few.every((word) => many.includes(word));
}

function differOnlyInYear(one: PartialDate, other: PartialDate): boolean {
  return one.kind === 'full-date' && other.kind === 'full-date' && one.date.slice(4) === other.date.slice(4);
}

function haveAddressInCommon(
  { addresses: one = [] }: ComparedPerson,
  { addresses: other = [] }: ComparedPerson,
): boolean {
  return one.some((a) => other.some((b) => isSameAddress(a, b)));
}

/** Same municipality, and the same street and number as far as they are known for both. */
export function isSameAddress(
  one: Pick<Address, 'street' | 'municipality'>,
  other: Pick<Address, 'street' | 'municipality'>,
): boolean {
  if (one.street === undefined || other.street === undefined || one.municipality !== other.municipality) return false;
  return bareWords(one.street).join(' ') === bareWords(other.street).join(' ');
}
