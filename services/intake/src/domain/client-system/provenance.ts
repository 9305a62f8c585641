import type { IsoDate } from '@veilighuis/calendar';
import { bareWords, displayName } from './person-name.ts';
import type { PersonName } from './person-name.ts';

/** R33: who told something. The owner organisation is the one that told it; its category says which authority it is. */
export interface Source {
  /** Alias of the organisation. */
  readonly organisation: string;
  /** Category of article 10. */
  readonly category: string;
  readonly on: IsoDate;
}

/** R33: that an organisation told one item of a person. */
export interface ItemSource extends Source {
  /** Key of the item, see {@link itemKeys}. */
  readonly item: string;
}

/** R33: whose data an item is. `unknown`: it came in before sources were kept, or none of them stands any more. */
export type Origin = 'organisation' | 'police' | 'public-prosecutor' | 'unknown';

/** Key of each kind of item of a person under which its sources are kept. */
export const itemKeys = {
  name: (name: PersonName) => `name:${bareWords(displayName(name)).join(' ')}`,
  nationalNumber: 'national-number',
  birthDate: 'birth-date',
  gender: 'gender',
  phone: 'phone',
  address: (addressId: string) => `address:${addressId}`,
  contact: (contactId: string) => `contact:${contactId}`,
  words: (wordsId: string) => `words:${wordsId}`,
} as const;

/**
 * R33: what an organisation that is no authority told may be given to the person, also when an authority told the same.
 * What only an authority told is that authority's. What nobody is known to have told is given to nobody.
 */
export function originOf(sources: readonly Source[]): Origin {
  const authorities = sources.map(({ category }) => authorityOf(category));
  if (authorities.includes('organisation')) return 'organisation';
  return authorities.includes('police') ? 'police' : (authorities[0] ?? 'unknown');
}

/** R33: police and public prosecutor are authorities of their own; every other organisation answers for itself. */
export function authorityOf(category: string): Exclude<Origin, 'unknown'> {
  return category === 'police' || category === 'public-prosecutor' ? category : 'organisation';
}

/** Adds sources that say something new: the same organisation telling the same again does not count twice. */
export function withSources(known: readonly ItemSource[], added: readonly ItemSource[]): ItemSource[] {
  const fresh = added.filter(
    (one, i) => ![...known, ...added.slice(0, i)].some((other) => keyOf(other) === keyOf(one)),
  );
  return [...known, ...fresh];
}

export function withoutSources(sources: readonly ItemSource[], leaving: readonly ItemSource[]): ItemSource[] {
  const gone = new Set(leaving.map(keyOf));
  return sources.filter((source) => !gone.has(keyOf(source)));
}

function keyOf({ item, organisation, category }: ItemSource): string {
  return `${item}|${organisation}|${category}`;
}
