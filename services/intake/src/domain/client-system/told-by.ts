import type { Person } from './client-system.ts';
import { isSameAddress } from './possible-duplicate.ts';
import { itemKeys, withSources } from './provenance.ts';
import type { ItemSource, Source } from './provenance.ts';

/** Key of everything that is known of a person now. */
export function keysOfItems(person: Person): string[] {
  const { name, otherNames = [], nationalNumber, birthDate, gender, phone } = person;
  const { addresses, safeContacts = [], words = [] } = person;
  return [
    ...[name, ...otherNames].map(itemKeys.name),
    ...(nationalNumber === undefined ? [] : [itemKeys.nationalNumber]),
    ...(birthDate === undefined ? [] : [itemKeys.birthDate]),
    ...(gender === undefined ? [] : [itemKeys.gender]),
    ...(phone === undefined ? [] : [itemKeys.phone]),
    ...addresses.map(({ addressId }) => itemKeys.address(addressId)),
    ...safeContacts.map(({ contactId }) => itemKeys.contact(contactId)),
    ...words.map(({ wordsId }) => itemKeys.words(wordsId)),
  ];
}

/** R33: the person with this organisation as the source of these items; of all of them unless said otherwise. */
export function toldBy(person: Person, source: Source, items: readonly string[] = keysOfItems(person)): Person {
  const { organisation, category, on } = source;
  const added = items.map((item) => ({ item, organisation, category, on }));
  return { ...person, sources: withSources(person.sources ?? [], added) };
}

/**
 * R33: sources of the folded person that hold for what the two are together. One that told another value than the one that
 * is kept told nothing that still stands; who told the same address told the kept one.
 */
export function sourcesFolded(whole: Person, folded: Person): ItemSource[] {
  const kept = new Set(keysOfItems(whole));
  const same = new Map(
    folded.addresses.flatMap((address) => {
      const twin = whole.addresses.find(
        (other) => other.addressId === address.addressId || isSameAddress(other, address),
      );
      return twin === undefined
        ? []
        : [[itemKeys.address(address.addressId), itemKeys.address(twin.addressId)] as const];
    }),
  );
  return (folded.sources ?? [])
    .map((source) => ({ ...source, item: same.get(source.item) ?? source.item }))
    .filter(({ item }) => kept.has(item) && isSameValue(item, whole, folded));
}

function isSameValue(item: string, whole: Person, folded: Person): boolean {
  switch (item) {
    case itemKeys.nationalNumber:
      return whole.nationalNumber === folded.nationalNumber;
    case itemKeys.birthDate:
      return JSON.stringify(whole.birthDate) === JSON.stringify(folded.birthDate);
    case itemKeys.gender:
      return whole.gender === folded.gender;
    case itemKeys.phone:
      return whole.phone === folded.phone;
    default:
      return true;
  }
}
