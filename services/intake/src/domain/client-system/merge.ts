import type { ClientSystem, IncidentLink, Person, PersonRelation, Shielding } from './client-system.ts';
import { foldPerson, unfoldPerson, type FoldRecord } from './fold-person.ts';
import type { WallDecision } from './wall-decision.ts';
import { wallsAfterFold, wallsAfterUndo } from './walls.ts';

/** A person of the surviving client system and the one of the absorbed client system who is the same. */
export interface SamePerson {
  readonly kept: string;
  readonly folded: string;
}

/** What is needed to undo a merge exactly. Holds personal data: to be encrypted as such. */
export interface MergeRecord {
  readonly survivorId: string;
  /** The absorbed client system as it was. */
  readonly absorbed: ClientSystem;
  readonly folds: readonly FoldRecord[];
  /** What the absorbed client system brought, by key; what was there already is not in it. */
  readonly brought: {
    readonly personIds: readonly string[];
    readonly relations: readonly string[];
    /** Incidents of both, and the roles that the survivor had in them before. */
    readonly incidents: readonly { readonly reportId: string; readonly before?: IncidentLink }[];
    readonly registrationIds: readonly string[];
    readonly assessmentIds: readonly string[];
  };
  /** Shielding of the survivor before the merge and by it. */
  readonly shielding: { readonly before: Shielding; readonly after: Shielding };
  /** Decisions on walls of the survivor before the merge. */
  readonly walls?: readonly WallDecision[];
}

export interface Merge {
  readonly survivor: ClientSystem;
  readonly absorbed: ClientSystem;
  readonly record: MergeRecord;
}

/**
 * R09: merges one client system into another: every person, relation, incident, registration and
 * assessment stays linked, the strictest protection wins, and the record undoes it exactly.
 *
 * @throws RangeError when they are one and the same, or one was merged already.
 */
export function merge(survivor: ClientSystem, absorbed: ClientSystem, same: readonly SamePerson[]): Merge {
  if (survivor.clientSystemId === absorbed.clientSystemId)
    throw new RangeError('A client system is not merged with itself.');
  if (survivor.mergedInto !== undefined || absorbed.mergedInto !== undefined)
    throw new RangeError('One of them was merged already.');

  const foldedInto = new Map(same.map(({ kept, folded }) => [folded, kept]));
  const rename = (personId: string) => foldedInto.get(personId) ?? personId;
  const folds = foldAll(survivor, absorbed, same);
  const persons = addMissing(
    folds.persons,
    absorbed.persons.filter(({ personId }) => !foldedInto.has(personId)),
    ({ personId }) => personId,
  );
  const renamedRelations = absorbed.relations.map((relation) => ({
    ...relation,
    from: rename(relation.from),
    to: rename(relation.to),
  }));
  const relations = addMissing(survivor.relations, renamedRelations, relationKey);
  const incidents = mergeIncidents(survivor.incidents, absorbed.incidents, rename);
  const registrations = addMissing(survivor.registrationIds, absorbed.registrationIds, itself);
  const assessments = addMissing(survivor.assessmentIds, absorbed.assessmentIds, itself);
  const shielding = strictestShielding(survivor.shielding, absorbed.shielding);
  const { walls: own = [], ...rest } = survivor;
  const walls = same.reduce<readonly WallDecision[]>(
    (all, { kept, folded }) => wallsAfterFold(all, kept, folded),
    [...own, ...(absorbed.walls ?? [])],
  );

  return {
    survivor: {
      ...rest,
      ...(walls.length === 0 ? {} : { walls }),
      persons: persons.all,
      relations: relations.all,
      incidents: incidents.all,
      registrationIds: registrations.all,
      assessmentIds: assessments.all,
      shielding,
    },
    // What is shielded in the one that goes on can't be read in the one that it came from.
    absorbed: { ...absorbed, shielding, mergedInto: survivor.clientSystemId },
    record: {
      survivorId: survivor.clientSystemId,
      absorbed,
      folds: folds.records,
      brought: {
        personIds: persons.added,
        relations: relations.added,
        incidents: incidents.touched,
        registrationIds: registrations.added,
        assessmentIds: assessments.added,
      },
      shielding: { before: survivor.shielding, after: shielding },
      walls: own,
    },
  };
}

/**
 * R09: undoes a merge. Both client systems stand as they were; what came in after the merge stays with the
 * survivor, together with the persons whom it is about.
 */
export function undoMerge(
  survivor: ClientSystem,
  record: MergeRecord,
): { survivor: ClientSystem; absorbed: ClientSystem } {
  const { brought, folds } = record;
  const incidents = takeBackIncidents(survivor.incidents, record);
  const relations = without(survivor.relations, relationKey, brought.relations);
  const mentioned = new Set([
    ...incidents.flatMap(({ roles }) => roles.map(({ personId }) => personId)),
    ...relations.flatMap(({ from, to }) => [from, to]),
  ]);
  const leaving = brought.personIds.filter((personId) => !mentioned.has(personId));
  const foldOf = new Map(folds.map((fold) => [fold.kept, fold]));
  const unfolded = survivor.persons.map((person) => {
    const fold = foldOf.get(person.personId);
    return fold === undefined ? person : unfoldPerson(person, fold);
  });
  const { walls: wallsNow = [], ...rest } = survivor;
  const walls = wallsAfterUndo(since(wallsNow, record), record.walls ?? []);
  const back = wallsGoingBack(wallsNow, record);
  const wasKept = isSameShielding(survivor.shielding, record.shielding.after);
  return {
    survivor: {
      ...rest,
      ...(walls.length === 0 ? {} : { walls }),
      persons: without(unfolded, ({ personId }) => personId, leaving),
      relations,
      incidents,
      registrationIds: without(survivor.registrationIds, itself, brought.registrationIds),
      assessmentIds: without(survivor.assessmentIds, itself, brought.assessmentIds),
      shielding: wasKept ? record.shielding.before : survivor.shielding,
    },
    absorbed: {
      ...record.absorbed,
      ...(back.length === 0 ? {} : { walls: back }),
      // Shielded since: both are about the same people.
      ...(wasKept || !survivor.shielding.shielded ? {} : { shielding: survivor.shielding }),
    },
  };
}

/** Decisions that were taken after the merge; those of the absorbed one came with it. */
function since(walls: readonly WallDecision[], { absorbed }: MergeRecord): WallDecision[] {
  const brought = new Set((absorbed.walls ?? []).map(({ wallId }) => wallId));
  return walls.filter(({ wallId }) => !brought.has(wallId));
}

/** R09: a wall raised after the merge stands in both when they part, round the persons as they were called there. */
function wallsGoingBack(wallsNow: readonly WallDecision[], record: MergeRecord): WallDecision[] {
  const own = record.absorbed.walls ?? [];
  const known = new Set([...own, ...(record.walls ?? [])].map(({ wallId }) => wallId));
  const foldedOf = new Map(record.folds.map(({ kept, folded }) => [kept, folded]));
  const there = new Set(record.absorbed.persons.map(({ personId }) => personId));
  const later = wallsNow
    .filter(({ wallId, stands }) => stands === 'raised' && !known.has(wallId))
    .map((wall) => ({
      ...wall,
      about: foldedOf.get(wall.about) ?? wall.about,
      from: foldedOf.get(wall.from) ?? wall.from,
    }))
    .filter(({ about, from }) => there.has(about) && there.has(from));
  return [...own, ...later];
}

/** R09 and R36: shielded when one of them is; then visible only to those who may see every shielded one. */
export function strictestShielding(one: Shielding, other: Shielding): Shielding {
  if (!one.shielded) return other.shielded ? other : one;
  if (!other.shielded) return one;
  return { shielded: true, visibleTo: one.visibleTo.filter((userId) => other.visibleTo.includes(userId)) };
}

/** Shielding that was changed after the merge stays. */
function isSameShielding(one: Shielding, other: Shielding): boolean {
  return one.shielded === other.shielded && one.visibleTo.join() === other.visibleTo.join();
}

function foldAll(
  survivor: ClientSystem,
  absorbed: ClientSystem,
  same: readonly SamePerson[],
): { persons: Person[]; records: FoldRecord[] } {
  const records: FoldRecord[] = [];
  let persons = [...survivor.persons];
  for (const { kept, folded } of same) {
    const source = absorbed.persons.find(({ personId }) => personId === folded);
    if (source === undefined || kept === folded) continue;
    persons = persons.map((person) => {
      if (person.personId !== kept) return person;
      const { person: whole, record } = foldPerson(person, source);
      records.push(record);
      return whole;
    });
  }
  return { persons, records };
}

function mergeIncidents(
  own: readonly IncidentLink[],
  theirs: readonly IncidentLink[],
  rename: (personId: string) => string,
) {
  const all = new Map(own.map((incident) => [incident.reportId, incident]));
  const touched: { reportId: string; before?: IncidentLink }[] = [];
  for (const incident of theirs) {
    const renamed = {
      ...incident,
      roles: incident.roles.map((role) => ({ ...role, personId: rename(role.personId) })),
    };
    const before = all.get(incident.reportId);
    touched.push({ reportId: incident.reportId, ...(before === undefined ? {} : { before }) });
    const roles = addMissing(before?.roles ?? [], renamed.roles, ({ personId, role }) => `${personId}|${role}`);
    all.set(incident.reportId, { ...(before ?? renamed), roles: roles.all });
  }
  return { all: [...all.values()], touched };
}

function takeBackIncidents(incidents: readonly IncidentLink[], { brought }: MergeRecord): IncidentLink[] {
  const before = new Map(brought.incidents.map((touched) => [touched.reportId, touched.before]));
  return incidents.flatMap((incident) =>
    before.has(incident.reportId) ? (before.get(incident.reportId) ?? []) : [incident],
  );
}

function addMissing<T>(
  own: readonly T[],
  theirs: readonly T[],
  key: (item: T) => string,
): { all: T[]; added: string[] } {
  const all = new Map(own.map((item) => [key(item), item]));
  const added: string[] = [];
  for (const item of theirs) {
    if (all.has(key(item))) continue;
    all.set(key(item), item);
    added.push(key(item));
  }
  return { all: [...all.values()], added };
}

function without<T>(items: readonly T[], key: (item: T) => string, leaving: readonly string[]): T[] {
  const gone = new Set(leaving);
  return items.filter((item) => !gone.has(key(item)));
}

function relationKey({ from, to, relation }: PersonRelation): string {
  return `${from}|${relation}|${to}`;
}

function itself(text: string): string {
  return text;
}
