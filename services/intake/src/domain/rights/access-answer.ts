import { formatPartialDate } from '@veilighuis/calendar';
import type { IsoDate } from '@veilighuis/calendar';
import { authorityOf, disclosureFor, displayName, itemKeys, originOf } from '../client-system/index.ts';
import type { ClientSystem, Origin, Person, Source } from '../client-system/index.ts';

/** Kinds of items that an answer is made of. */
export const answerKinds = [
  'name',
  'national-number',
  'birth-date',
  'gender',
  'phone',
  'address',
  'safe-contact',
  'words',
  'relation',
] as const;
export type AnswerKind = (typeof answerKinds)[number];

/** One thing that is told to the person about himself or herself. */
export interface AnswerItem {
  readonly kind: AnswerKind;
  readonly text: string;
  /** Organisations that told it; never an authority (R33). */
  readonly organisations: readonly string[];
  /** Day on which the first of them told it. */
  readonly since: IsoDate;
}

/** Why an item isn't in the answer. */
export type Withheld = 'authority' | 'unknown-origin' | 'walled';

/** One item, in codes, for the privacy officer: whose it is, and whether it is told. */
export interface ItemOrigin {
  readonly kind: AnswerKind;
  /** Key of the item within the person. */
  readonly item: string;
  readonly origin: Origin;
  readonly organisations: readonly string[];
  readonly withheld?: Withheld | undefined;
}

type Household = Pick<ClientSystem, 'persons' | 'relations' | 'walls'>;
interface Candidate {
  readonly kind: AnswerKind;
  readonly item: string;
  readonly text: string;
  readonly sources: readonly Source[];
}

/**
 * R33, R34, R35: what a person may be told of a file of many. Only what concerns him or her; nothing that only police or
 * prosecutor told, without a word that it exists; nothing that a wall keeps from one who reads along; nothing of which
 * nobody knows who told it.
 *
 * Guarantees: whatever an authority told, the answer is the same as if it had told nothing, but for the spelling of a name or
 * street that both told.
 *
 * @param readers who will read it, as ids of persons: the person, and whoever reads along from the household
 */
export function accessAnswer(system: Household, personId: string, readers: readonly string[]): AnswerItem[] {
  return told(system, personId, readers)
    .filter(({ sources }) => originOf(sources) === 'organisation')
    .map(({ kind, text, sources }) => ({
      kind,
      text,
      organisations: tellers(sources, 'organisation'),
      since: toldFirst(sources),
    }));
}

/** R33: every item of the person by its origin, and why it is not in the answer. Codes only; never for the person. */
export function itemOrigins(system: Household, personId: string, readers: readonly string[]): ItemOrigin[] {
  const shown = new Set(told(system, personId, readers).map(({ item }) => item));
  const person = system.persons.find((one) => one.personId === personId);
  return person === undefined
    ? []
    : itemsOf(system, person).map(({ kind, item, sources }) => {
        const origin = originOf(sources);
        const withheld = whyNot(origin, shown.has(item));
        const organisations = tellers(sources, origin);
        return { kind, item, origin, organisations, ...(withheld === undefined ? {} : { withheld }) };
      });
}

function whyNot(origin: Origin, isShown: boolean): Withheld | undefined {
  if (origin === 'unknown') return 'unknown-origin';
  if (origin !== 'organisation') return 'authority';
  return isShown ? undefined : 'walled';
}

function told(system: Household, personId: string, readers: readonly string[]): Candidate[] {
  const { persons } = disclosureFor(system, readers);
  const person = persons.find((one) => one.personId === personId);
  return person === undefined ? [] : itemsOf(system, person);
}

function itemsOf({ relations }: Pick<ClientSystem, 'relations'>, person: Person): Candidate[] {
  const { personId, name, otherNames = [], nationalNumber, birthDate, gender, phone } = person;
  const { addresses, safeContacts = [], words = [], sources = [] } = person;
  const one = (kind: AnswerKind, item: string, text: string | undefined): Candidate[] =>
    text === undefined ? [] : [{ kind, item, text, sources: sources.filter((own) => own.item === item) }];
  return [
    ...[name, ...otherNames].flatMap((each) => one('name', itemKeys.name(each), displayName(each))),
    ...one('national-number', itemKeys.nationalNumber, nationalNumber),
    ...one('birth-date', itemKeys.birthDate, birthDate && asText(formatPartialDate(birthDate))),
    ...one('gender', itemKeys.gender, gender),
    ...one('phone', itemKeys.phone, phone),
    ...addresses.flatMap(({ addressId, street, municipality }) =>
      one('address', itemKeys.address(addressId), joined(street, municipality)),
    ),
    ...safeContacts.flatMap(({ contactId, channel, value, hours }) =>
      one('safe-contact', itemKeys.contact(contactId), joined(channel, value, hours)),
    ),
    ...words.flatMap(({ wordsId, text }) => one('words', itemKeys.words(wordsId), text)),
    // R34: what the person is to others, without who they are.
    ...relations
      .filter(({ from }) => from === personId)
      .map(({ to, relation, sources: own = [] }) => ({
        kind: 'relation' as const,
        item: `relation:${relation}:${to}`,
        text: relation,
        sources: own,
      })),
  ];
}

function asText(birthDate: ReturnType<typeof formatPartialDate>): string {
  return typeof birthDate === 'string' ? birthDate : `${String(birthDate.approximateAge)} (${birthDate.on})`;
}

function tellers(sources: readonly Source[], origin: Origin): string[] {
  const own = sources.filter(({ category }) => authorityOf(category) === origin);
  return [...new Set(own.map(({ organisation }) => organisation))].sort();
}

function toldFirst(sources: readonly Source[]): IsoDate {
  const days = sources.filter(({ category }) => authorityOf(category) === 'organisation').map(({ on }) => on);
  return days.reduce((first, day) => (day < first ? day : first));
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(', ');
}
