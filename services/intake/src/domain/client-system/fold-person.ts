import { bareWords, displayName, type PersonName } from './person-name.ts';
import type { Address, Person } from './client-system.ts';
import { isSameAddress } from './possible-duplicate.ts';
import { withoutSources, withSources } from './provenance.ts';
import type { ItemSource } from './provenance.ts';
import { sourcesFolded } from './told-by.ts';

/** Fields that the kept person takes over from the folded one when it lacks them itself. */
const TAKEN_OVER = ['nationalNumber', 'birthDate', 'gender', 'phone'] as const;
type TakenOver = Partial<Pick<Person, (typeof TAKEN_OVER)[number]>>;

/** What folding one person into another added, so that it can be taken away again. */
export interface FoldRecord {
  readonly kept: string;
  readonly folded: string;
  readonly addedAddressIds: readonly string[];
  /** Addresses that became safe because the other's was (R35). */
  readonly madeSafeAddressIds: readonly string[];
  readonly addedNames: readonly PersonName[];
  /** Safe contacts, words and entries on informing that only the folded one had (R35). */
  readonly addedWalledIds?: readonly string[];
  readonly takenOver: TakenOver;
  /** Who told what only became known of the kept one by the fold (R33). */
  readonly addedSources?: readonly ItemSource[];
}

/** R09: the kept person stays as it is, completed with what only the folded one had; a safe address stays safe. */
export function foldPerson(kept: Person, folded: Person): { person: Person; record: FoldRecord } {
  const addresses = foldAddresses(kept.addresses, folded.addresses);
  const names = missingNames([kept.name, ...(kept.otherNames ?? [])], [folded.name, ...(folded.otherNames ?? [])]);
  const lacking = TAKEN_OVER.filter((field) => kept[field] === undefined && folded[field] !== undefined);
  const takenOver: TakenOver = Object.fromEntries(lacking.map((field) => [field, folded[field]]));
  const { safeContacts = [], words = [], informed = [] } = folded;
  const whole: Person = {
    ...kept,
    ...takenOver,
    addresses: addresses.all,
    ...(safeContacts.length === 0 ? {} : { safeContacts: [...(kept.safeContacts ?? []), ...safeContacts] }),
    ...(words.length === 0 ? {} : { words: [...(kept.words ?? []), ...words] }),
    ...(informed.length === 0 ? {} : { informed: [...(kept.informed ?? []), ...informed] }),
    ...(names.length === 0 ? {} : { otherNames: [...(kept.otherNames ?? []), ...names] }),
  };
  const sources = withSources(kept.sources ?? [], sourcesFolded(whole, folded));
  const addedSources = sources.slice(kept.sources?.length ?? 0);
  return {
    person: addedSources.length === 0 ? whole : { ...whole, sources },
    record: {
      kept: kept.personId,
      folded: folded.personId,
      addedAddressIds: addresses.added,
      madeSafeAddressIds: addresses.madeSafe,
      addedNames: names,
      addedWalledIds: [
        ...safeContacts.map(({ contactId }) => contactId),
        ...words.map(({ wordsId }) => wordsId),
        ...informed.map(({ entryId }) => entryId),
      ],
      takenOver,
      ...(addedSources.length === 0 ? {} : { addedSources }),
    },
  };
}

/** Takes away what folding added; what was recorded since stays. */
export function unfoldPerson(person: Person, record: FoldRecord): Person {
  const {
    otherNames = [],
    safeContacts = [],
    words = [],
    informed = [],
    sources = [],
    ...rest
  } = withoutUnchanged(person, record.takenOver);
  const added = new Set(record.addedWalledIds ?? []);
  const contacts = safeContacts.filter(({ contactId }) => !added.has(contactId));
  const own = words.filter(({ wordsId }) => !added.has(wordsId));
  const entries = informed.filter(({ entryId }) => !added.has(entryId));
  const told = withoutSources(sources, record.addedSources ?? []);
  const addedNames = new Set(record.addedNames.map(nameKey));
  const names = otherNames.filter((name) => !addedNames.has(nameKey(name)));
  return {
    ...rest,
    ...(names.length === 0 ? {} : { otherNames: names }),
    ...(contacts.length === 0 ? {} : { safeContacts: contacts }),
    ...(own.length === 0 ? {} : { words: own }),
    ...(entries.length === 0 ? {} : { informed: entries }),
    ...(told.length === 0 ? {} : { sources: told }),
    addresses: person.addresses
      .filter(({ addressId }) => !record.addedAddressIds.includes(addressId))
      .map((address) =>
        record.madeSafeAddressIds.includes(address.addressId) ? { ...address, safe: false } : address,
      ),
  };
}

/** R35: where one of two equal addresses is safe, the one that is kept is safe. */
function foldAddresses(
  own: readonly Address[],
  theirs: readonly Address[],
): { all: Address[]; added: string[]; madeSafe: string[] } {
  const madeSafe = own.filter(
    (address) => !address.safe && theirs.some((other) => other.safe && isSameAddress(address, other)),
  );
  const missing = theirs.filter((other) => !own.some((address) => isSameAddress(address, other)));
  return {
    all: [...own.map((address) => (madeSafe.includes(address) ? { ...address, safe: true } : address)), ...missing],
    added: missing.map(({ addressId }) => addressId),
    madeSafe: madeSafe.map(({ addressId }) => addressId),
  };
}

function missingNames(own: readonly PersonName[], theirs: readonly PersonName[]): PersonName[] {
  const known = new Set(own.map(nameKey));
  return theirs.filter((name) => !known.has(nameKey(name)));
}

function nameKey(name: PersonName): string {
  return bareWords(displayName(name)).join(' ');
}

/** A field that was corrected after folding is no longer what was taken over, so it stays. */
function withoutUnchanged(person: Person, takenOver: TakenOver): Person {
  const isTakenOver = (field: string, value: unknown) =>
    TAKEN_OVER.some(
      (name) =>
        name === field && takenOver[name] !== undefined && JSON.stringify(takenOver[name]) === JSON.stringify(value),
    );
  const left = Object.entries<unknown>({ ...person }).filter(([field, value]) => !isTakenOver(field, value));
  return Object.fromEntries(left) as unknown as Person;
}
