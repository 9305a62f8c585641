import type { ClientSystem, IncidentLink, Person, PersonRelation } from './client-system.ts';
import { foldPerson, unfoldPerson, type FoldRecord } from './fold-person.ts';
import type { WallDecision } from './wall-decision.ts';
import { wallsAfterFold, wallsAfterUndo } from './walls.ts';

/** What is needed to take two persons of one client system apart again. Holds personal data. */
export interface FoldWithinRecord {
  readonly fold: FoldRecord;
  readonly folded: Person;
  /** Roles and relations of the folded person, as they were. */
  readonly roles: readonly {
    readonly reportId: string;
    readonly role: IncidentLink['roles'][number]['role'];
    readonly keptHadItToo: boolean;
  }[];
  readonly relations: readonly PersonRelation[];
  readonly relationsAdded: readonly PersonRelation[];
  /** Decisions on walls as they were. */
  readonly walls?: readonly WallDecision[];
}

/**
 * R09: two persons of one client system turn out to be one; every role and relation stays linked.
 * @throws RangeError when they are one and the same already, or one of them isn't there
 */
export function foldWithin(
  system: ClientSystem,
  kept: string,
  folded: string,
): { system: ClientSystem; record: FoldWithinRecord } {
  const [keptPerson, foldedPerson] = [personOf(system, kept), personOf(system, folded)];
  if (kept === folded) throw new RangeError('A person is not a duplicate of itself.');
  const { person, record: fold } = foldPerson(keptPerson, foldedPerson);
  const relations = system.relations.filter(({ from, to }) => from === folded || to === folded);
  const others = system.relations.filter((relation) => !relations.includes(relation));
  const relationsAdded = relations
    .map((one) => ({ ...one, from: one.from === folded ? kept : one.from, to: one.to === folded ? kept : one.to }))
    .filter((renamed) => renamed.from !== renamed.to && !others.some((other) => isSameRelation(other, renamed)));
  const roles = system.incidents.flatMap(({ reportId, roles: all }) =>
    all
      .filter(({ personId }) => personId === folded)
      .map(({ role }) => ({
        reportId,
        role,
        keptHadItToo: all.some((other) => other.personId === kept && other.role === role),
      })),
  );
  const { walls = [], ...rest } = system;
  const wallsAfter = wallsAfterFold(walls, kept, folded);
  return {
    system: {
      ...rest,
      ...(wallsAfter.length === 0 ? {} : { walls: wallsAfter }),
      persons: system.persons
        .filter(({ personId }) => personId !== folded)
        .map((other) => (other.personId === kept ? person : other)),
      relations: [...others, ...relationsAdded],
      incidents: system.incidents.map((incident) => ({
        ...incident,
        roles: renameRoles(incident.roles, folded, kept),
      })),
    },
    record: { fold, folded: foldedPerson, roles, relations, relationsAdded, walls },
  };
}

/** R09: takes them apart again; what was recorded since stays with the kept person. */
export function undoFoldWithin(system: ClientSystem, record: FoldWithinRecord): ClientSystem {
  const { fold, folded, relations, relationsAdded } = record;
  const { walls: wallsNow = [], ...rest } = system;
  const walls = wallsAfterUndo(wallsNow, record.walls ?? []);
  return {
    ...rest,
    ...(walls.length === 0 ? {} : { walls }),
    persons: [
      ...system.persons.map((person) => (person.personId === fold.kept ? unfoldPerson(person, fold) : person)),
      folded,
    ],
    relations: [
      ...system.relations.filter((relation) => !relationsAdded.some((added) => isSameRelation(added, relation))),
      ...relations,
    ],
    incidents: system.incidents.map((incident) => ({ ...incident, roles: giveBackRoles(incident, record) })),
  };
}

function giveBackRoles({ reportId, roles }: IncidentLink, record: FoldWithinRecord): IncidentLink['roles'] {
  const back = record.roles.filter((given) => given.reportId === reportId);
  const kept = roles.filter(
    ({ personId, role }) =>
      personId !== record.fold.kept || !back.some((given) => given.role === role && !given.keptHadItToo),
  );
  return [...kept, ...back.map(({ role }) => ({ personId: record.fold.folded, role }))];
}

function renameRoles(roles: IncidentLink['roles'], folded: string, kept: string): IncidentLink['roles'] {
  const renamed = roles.map(({ personId, role }) => ({ personId: personId === folded ? kept : personId, role }));
  return renamed.filter(
    ({ personId, role }, i) => renamed.findIndex((other) => other.personId === personId && other.role === role) === i,
  );
}

function isSameRelation(one: PersonRelation, other: PersonRelation): boolean {
  return one.from === other.from && one.to === other.to && one.relation === other.relation;
}

function personOf(system: ClientSystem, personId: string): Person {
  const person = system.persons.find((one) => one.personId === personId);
  if (person === undefined) throw new RangeError('The person is not in this client system.');
  return person;
}
