import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@veilighuis/persistence';
import { v7 as newId } from 'uuid';
import { decideJoin, possibleDuplicate, strictestShielding, toldBy } from '../domain/client-system/index.ts';
import type { JoinHit, Person, PersonRelation, Source } from '../domain/client-system/index.ts';
import { foldPerson } from '../domain/client-system/fold-person.ts';
import { householdIds } from './client-system-file.ts';
import type { ClientSystemFile } from './client-system-file.ts';
import { IdentityKeys } from './identity-keys.ts';
import type { ReadPersons } from './read-persons.ts';
import { ClientSystems, PossibleMatches } from './stores.ts';

export interface Placement {
  /** The client system, new or extended, not stored yet. */
  readonly file: ClientSystemFile;
  readonly joined: boolean;
  /** `ref` of the message to person in the client system. */
  readonly personIds: ReadonlyMap<string, string>;
  /** To be called once the client system is stored. */
  readonly offerMatches: () => Promise<void>;
}

export interface Newcomers extends ReadPersons {
  /** `ref`s of those who belong to the household: more than a reporter or witness. */
  readonly household: ReadonlySet<string>;
}

const MOST_OFFERS = 20;

/**
 * Finds the client system that the persons of a message belong to, or opens one (R09): it is joined by national number or
 * confirmed match, and only through members of the household. Whoever is merely alike is offered to a person to decide.
 */
@Injectable()
export class PlacePersons {
  constructor(
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
    @Inject(PossibleMatches) private readonly matches: PossibleMatches,
    @Inject(IdentityKeys) private readonly keys: IdentityKeys,
  ) {}

  /** @param source who tells all this (R33) */
  async place(tx: Transaction, message: Newcomers, source: Source): Promise<Placement> {
    const newcomers = { ...message, ...attributed(message, source) };
    const { centre } = tx.context;
    const household = [...newcomers.persons]
      .filter(([ref]) => newcomers.household.has(ref))
      .map(([, person]) => person);
    const keys = [...new Set(household.flatMap((person) => this.keys.all(person)))];
    // Only what may decide where a report goes: each claimed key is a write.
    await this.clientSystems.claimIdentity(tx, centre, [
      ...new Set(household.flatMap((person) => this.keys.decisive(person))),
    ]);
    const candidates = await this.clientSystems.withIdentity(centre, keys, tx.session);
    const decision = decideJoin(candidates.flatMap((file) => this.hitsIn(file, newcomers)));

    const target =
      decision.kind === 'join'
        ? candidates.find(({ system }) => system.clientSystemId === decision.clientSystemId)
        : undefined;
    const known = decision.kind === 'join' ? decision.persons : new Map<string, string>();
    const base = target ?? openFile(centre, tx.now);
    const { file, personIds } = addPersons(base, newcomers, known);
    return {
      file: { ...file, updatedAt: tx.now },
      joined: target !== undefined,
      personIds,
      offerMatches: () => this.offer(tx, file, newcomers, personIds, candidates),
    };
  }

  private hitsIn(file: ClientSystemFile, { persons, household }: Newcomers): JoinHit[] {
    const members = householdIds(file);
    const lastActiveOn =
      [...file.system.incidents.map(({ on }) => on), ...file.registrations.map(({ on }) => on)].sort().at(-1) ?? '';
    return [...persons].flatMap(([ref, person]) => {
      const found = this.find(file, person);
      if (found === undefined) return [];
      const { personId, by } = found;
      const { clientSystemId } = file.system;
      return [
        {
          clientSystemId,
          personId,
          ref,
          by,
          inHouseholdOfReport: household.has(ref),
          inHouseholdThere: members.has(personId),
          lastActiveOn,
        },
      ];
    });
  }

  private find(file: ClientSystemFile, person: Person): Pick<JoinHit, 'personId' | 'by'> | undefined {
    const byNumber = file.system.persons.find(
      ({ nationalNumber }) => nationalNumber !== undefined && nationalNumber === person.nationalNumber,
    );
    if (byNumber !== undefined) return { personId: byNumber.personId, by: 'national-number' };
    const key = this.keys.confirmable(person);
    const confirmed = file.confirmed.find((one) => one.key === key);
    const there = file.system.persons.find(({ personId }) => personId === confirmed?.personId);
    // Two different numbers of one kind: someone else of the same name and day, whatever was confirmed.
    if (there === undefined || (there.nationalNumber !== undefined && person.nationalNumber !== undefined))
      return undefined;
    return { personId: there.personId, by: 'confirmed-match' };
  }

  private async offer(
    tx: Transaction,
    file: ClientSystemFile,
    { household }: Newcomers,
    personIds: ReadonlyMap<string, string>,
    candidates: readonly ClientSystemFile[],
  ): Promise<void> {
    const others = [file, ...candidates.filter(({ system }) => system.clientSystemId !== file.system.clientSystemId)];
    const fromMessage = [...personIds].filter(([ref]) => household.has(ref)).map(([, personId]) => personId);
    const pairs = fromMessage.flatMap((personId) => {
      const person = file.system.persons.find((one) => one.personId === personId);
      return person === undefined ? [] : others.flatMap((other) => alike(file, person, other));
    });
    const once = [
      ...new Map(pairs.map((pair) => [[pair.left.personId, pair.right.personId].sort().join(), pair])).values(),
    ];
    if (once.length === 0) return;
    await this.matches.offer(
      tx,
      once.slice(0, MOST_OFFERS).map((pair) => ({
        ...pair,
        matchId: newId(),
        centre: tx.context.centre,
        version: 1,
        state: 'open' as const,
        offeredAt: tx.now,
      })),
    );
  }
}

function alike(file: ClientSystemFile, person: Person, other: ClientSystemFile) {
  return other.system.persons.flatMap((there) => {
    const reasons = possibleDuplicate(person, there);
    if (reasons.length === 0) return [];
    return [
      {
        left: { clientSystemId: other.system.clientSystemId, personId: there.personId },
        right: { clientSystemId: file.system.clientSystemId, personId: person.personId },
        reasons,
        shielding: strictestShielding(file.system.shielding, other.system.shielding),
      },
    ];
  });
}

function openFile(centre: string, now: Date): ClientSystemFile {
  return {
    system: {
      clientSystemId: newId(),
      persons: [],
      relations: [],
      incidents: [],
      registrationIds: [],
      assessmentIds: [],
      shielding: { shielded: false, visibleTo: [] },
    },
    centre,
    version: 0,
    reports: [],
    registrations: [],
    levels: [],
    grounds: [],
    repeat: false,
    confirmed: [],
    updatedAt: now,
  };
}

/** Those who are known get what is new about them; the others are added. Two of one message with one number are one. */
function addPersons(file: ClientSystemFile, newcomers: ReadPersons, known: ReadonlyMap<string, string>) {
  const persons = new Map(file.system.persons.map((person) => [person.personId, person]));
  const personIds = new Map<string, string>();
  for (const [ref, person] of newcomers.persons) {
    const twin = [...persons.values()].find(
      ({ nationalNumber }) => nationalNumber !== undefined && nationalNumber === person.nationalNumber,
    );
    const existing = persons.get(known.get(ref) ?? twin?.personId ?? '');
    const stored = existing === undefined ? person : foldPerson(existing, person).person;
    persons.set(stored.personId, stored);
    personIds.set(ref, stored.personId);
  }
  const relations = addRelations(file.system.relations, newcomers.relations, personIds);
  return { file: { ...file, system: { ...file.system, persons: [...persons.values()], relations } }, personIds };
}

/** R33: every item of the message with who told it. */
function attributed({ persons, relations }: ReadPersons, source: Source): ReadPersons {
  return {
    persons: new Map([...persons].map(([ref, person]) => [ref, toldBy(person, source)])),
    relations: relations.map((relation) => ({ ...relation, sources: [source] })),
  };
}

function addRelations(
  there: readonly PersonRelation[],
  added: readonly PersonRelation[],
  personIds: ReadonlyMap<string, string>,
): PersonRelation[] {
  const named = added.map((one) => ({
    ...one,
    from: personIds.get(one.from) ?? one.from,
    to: personIds.get(one.to) ?? one.to,
  }));
  const all = [...there, ...named].filter(({ from, to }) => from !== to);
  const once = new Map<string, PersonRelation>();
  for (const one of all) {
    const key = `${one.from}|${one.to}|${one.relation}`;
    const known = once.get(key);
    once.set(key, known === undefined ? one : { ...known, sources: bothSources(known, one) });
  }
  return [...once.values()];
}

function bothSources({ sources = [] }: PersonRelation, { sources: more = [] }: PersonRelation): Source[] {
  const fresh = more.filter(({ organisation }) => sources.every((one) => one.organisation !== organisation));
  return [...sources, ...fresh];
}
