import type { WalledPart } from '@veilighuis/contracts';
import type { ClientSystem, Person } from './client-system.ts';
import type { WalledItem } from './walls.ts';
import { isKeptFrom, itemsOf, PHONE_ITEM } from './walls.ts';

/** A wall between a recipient and an item. Codes and ids only: for the decision whether to refuse, never for a recipient. */
export interface Crossing {
  readonly about: string;
  readonly from: string;
  readonly part: WalledPart;
  readonly itemId: string;
}

export interface Disclosure {
  /**
   * The persons with all that every recipient may learn, and nothing that a wall keeps from one of them; that something
   * was left out can't be seen.
   */
  readonly persons: readonly Person[];
  /** What was left out. Empty: nothing crosses a wall. */
  readonly crossings: readonly Crossing[];
}

/**
 * R35: what may stand in something that is made for these recipients together: a letter, a print, an export, an
 * invitation, the answer to an access request. Every way out calls this and uses nothing else of the persons.
 *
 * Guarantees: an item is in `persons` only when no wall keeps it, or another item that tells the same, from any
 * recipient. Nothing is kept from a recipient that he or she tells about himself or herself. A recipient who is not in
 * the client system gets nothing that is walled from anyone. Names, birth dates and relations are not walled.
 *
 * @param recipients ids of the persons who will read it, those who read along included; at least one
 * @throws RangeError without a recipient
 */
export function disclosureFor(
  system: Pick<ClientSystem, 'persons' | 'walls'>,
  recipients: readonly string[],
): Disclosure {
  if (recipients.length === 0) throw new RangeError('A disclosure is for someone.');
  const items = system.persons.flatMap(itemsOf);
  const crossings = [...new Set(recipients)].flatMap((from) => keptFrom(system, items, from));
  const kept = new Set(crossings.map(keyOf));
  return { persons: system.persons.map((person) => without(person, kept)), crossings };
}

function keptFrom(
  system: Pick<ClientSystem, 'persons' | 'walls'>,
  items: readonly WalledItem[],
  from: string,
): Crossing[] {
  const known = new Set(items.filter(({ about }) => about === from).map(({ tells }) => tells));
  const secret = new Set(
    items
      .filter((item) => isKeptFrom(system, item, from))
      .map(({ tells }) => tells)
      .filter((tells) => !known.has(tells)),
  );
  return items
    .filter(({ about, tells }) => about !== from && secret.has(tells))
    .map(({ about, part, itemId }) => ({ about, from, part, itemId }));
}

function keyOf({ about, itemId }: Pick<Crossing, 'about' | 'itemId'>): string {
  return `${about}|${itemId}`;
}

function without(person: Person, kept: ReadonlySet<string>): Person {
  const { phone, safeContacts, words, addresses, ...rest } = person;
  const isTold = (itemId: string) => !kept.has(keyOf({ about: person.personId, itemId }));
  const contacts = (safeContacts ?? []).filter(({ contactId }) => isTold(contactId));
  const told = (words ?? []).filter(({ wordsId }) => isTold(wordsId));
  return {
    ...rest,
    addresses: addresses.filter(({ addressId }) => isTold(addressId)),
    ...(phone === undefined || !isTold(PHONE_ITEM) ? {} : { phone }),
    ...(contacts.length === 0 ? {} : { safeContacts: contacts }),
    ...(told.length === 0 ? {} : { words: told }),
  };
}
