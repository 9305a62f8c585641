import type { WalledPart } from '@veilighuis/contracts';
import type { Address, ClientSystem, Person } from './client-system.ts';
import { bareWords } from './person-name.ts';
import type { WallDecision } from './wall-decision.ts';

/** One thing that a wall can keep from someone. */
export interface WalledItem {
  readonly about: string;
  readonly part: WalledPart;
  /** Id of the address, contact or words; `phone` for the ordinary number. */
  readonly itemId: string;
  /** Whether the usual wall stands round it. */
  readonly usuallyWalled: boolean;
  /** Equal for two items that tell the same, such as one address of a mother and her child. */
  readonly tells: string;
}

/** Item id of the ordinary telephone number. */
export const PHONE_ITEM = 'phone';

/**
 * A safe address and a shelter are walled. So is each address that came in since: whoever hides is not found by a second
 * spelling of the new address that nobody marked.
 */
export function isWalledAddress({ addresses }: Pick<Person, 'addresses'>, address: Address): boolean {
  if (isMarkedSafe(address)) return true;
  const hidingSince = addresses.filter(isMarkedSafe).map(({ since }) => since ?? '');
  const { since } = address;
  return since !== undefined && hidingSince.some((day) => day !== '' && since > day);
}

function isMarkedSafe({ safe, shelter }: Address): boolean {
  return safe || shelter === true;
}

/** Everything of a person that a wall can keep from someone. */
export function itemsOf(person: Person): WalledItem[] {
  const { personId: about, addresses, phone, safeContacts = [], words = [] } = person;
  const hides = safeContacts.length > 0 || addresses.some((address) => isWalledAddress(person, address));
  return [
    ...addresses.map((address): WalledItem => ({
      about,
      part: 'whereabouts',
      itemId: address.addressId,
      usuallyWalled: isWalledAddress(person, address),
      tells: placeTold(address),
    })),
    // Who hides where she lives must not be reached by a number that others may know either.
    ...(phone === undefined
      ? []
      : [{ about, part: 'contact', itemId: PHONE_ITEM, usuallyWalled: hides, tells: bare(phone) } as const]),
    ...safeContacts.map(({ contactId, value }): WalledItem => ({
      about,
      part: 'contact',
      itemId: contactId,
      usuallyWalled: true,
      tells: bare(value),
    })),
    ...words.map(({ wordsId }): WalledItem => ({
      about,
      part: 'words',
      itemId: wordsId,
      usuallyWalled: true,
      tells: `words:${wordsId}`,
    })),
  ];
}

/**
 * What the usual walls keep, by what it tells. Whoever writes it once without the mark, as the address of a child in the
 * same shelter, gives nothing away: it is kept wherever it stands.
 */
export function usuallyKept({ persons }: Pick<ClientSystem, 'persons'>): ReadonlySet<string> {
  return new Set(
    persons
      .flatMap(itemsOf)
      .filter(({ usuallyWalled }) => usuallyWalled)
      .map(({ tells }) => tells),
  );
}

/**
 * R35: whether a wall keeps this item from a person, by the pair alone. The last decision on the pair counts. Nothing is
 * kept from whom it is about; from someone who is not in the client system is kept whatever is kept from anyone.
 */
export function isKeptFrom(system: Pick<ClientSystem, 'persons' | 'walls'>, item: WalledItem, from: string): boolean {
  if (item.about === from) return false;
  const { walls = [] } = system;
  const decided = walls.filter(({ about, part }) => about === item.about && part === item.part);
  if (!system.persons.some(({ personId }) => personId === from)) {
    const last = new Map(decided.map((wall) => [wall.from, wall.stands]));
    return item.usuallyWalled || [...last.values()].includes('raised');
  }
  const last = decided.findLast((wall) => wall.from === from);
  return last === undefined ? item.usuallyWalled : last.stands === 'raised';
}

/** R09: the strictest wins. A raised wall stays when persons turn out to be one; a lifted one has to be lifted anew. */
export function wallsAfterFold(walls: readonly WallDecision[], kept: string, folded: string): WallDecision[] {
  const rename = (personId: string) => (personId === folded ? kept : personId);
  const touched = ({ about, from }: WallDecision) => [about, from].some((one) => one === kept || one === folded);
  const standing = standingWalls(walls);
  return walls
    .filter((wall) => !touched(wall) || (wall.stands === 'raised' && standing.has(wall.wallId)))
    .map((wall) => ({ ...wall, about: rename(wall.about), from: rename(wall.from) }))
    .filter(({ about, from }) => about !== from);
}

/** The decisions from before a fold, and those that were taken since. */
export function wallsAfterUndo(now: readonly WallDecision[], before: readonly WallDecision[]): WallDecision[] {
  const known = new Set(before.map(({ wallId }) => wallId));
  return [...before, ...now.filter(({ wallId }) => !known.has(wallId))];
}

/** Ids of the decisions that count: the last of each pair and part. */
export function standingWalls(walls: readonly WallDecision[]): Set<string> {
  const last = new Map(walls.map(({ wallId, about, from, part }) => [`${about}|${from}|${part}`, wallId]));
  return new Set(last.values());
}

function placeTold({ addressId, street, municipality }: Address): string {
  return street === undefined ? `address:${addressId}` : `${bareWords(street).join(' ')}|${municipality}`;
}

/** Two spellings of one number or mail address tell the same. */
function bare(value: string): string {
  const digits = value.replaceAll(/\D/g, '');
  return digits.length >= 6 ? digits.slice(-8) : value.trim().toLowerCase();
}
