import type { GroundRecord, GroundedRecord } from '@veilighuis/access';
import type { IsoDate } from '@veilighuis/calendar';
import type { RiskLevel } from '@veilighuis/contracts';
import { rangeOf } from '@veilighuis/calendar';
import { itemsOf, usuallyKept } from '../domain/client-system/index.ts';
import type { ClientSystem, Shielding } from '../domain/client-system/index.ts';
import { belongsToHousehold } from '../domain/police-report/index.ts';
import { informDueOn } from '../domain/rights/index.ts';
import { highestLevel } from '../domain/risk/index.ts';

/** A client system with what intake knows around it in codes; content is in `system`. */
export interface ClientSystemFile {
  readonly system: ClientSystem;
  readonly centre: string;
  readonly version: number;
  readonly reports: readonly ReportFact[];
  readonly registrations: readonly RegistrationFact[];
  readonly levels: readonly LevelFact[];
  readonly grounds: readonly GroundRecord[];
  /** The last incident was a repeat (R13). */
  readonly repeat: boolean;
  /** Day on which it last came on the triage list. */
  readonly triageRequestedOn?: IsoDate | undefined;
  /** Day on which low risk was answered with information and the open offer. */
  readonly answeredOn?: IsoDate | undefined;
  /** Identity keys on which a person confirmed who they are (R09), with the person they stand for. */
  readonly confirmed: readonly { readonly key: string; readonly personId: string }[];
  readonly updatedAt: Date;
}

export interface ReportFact {
  readonly reportId: string;
  readonly zoneCode: string;
  readonly municipality: string;
  readonly receivedOn: IsoDate;
}

export interface RegistrationFact {
  readonly registrationId: string;
  readonly organisation: string;
  readonly on: IsoDate;
}

export interface LevelFact {
  readonly assessmentId: string;
  readonly on: IsoDate;
  readonly level: RiskLevel;
  readonly validUntil: IsoDate;
}

/** What decides who may see it; nothing of it is encrypted. */
export type AccessFacts = Pick<ClientSystemFile, 'centre' | 'grounds' | 'reports' | 'registrations'> & {
  readonly shielding: Shielding;
};

/** For the access gate: who may have a ground on it follows from these. */
export function recordOfFacts(facts: AccessFacts): GroundedRecord {
  return {
    centre: facts.centre,
    zones: zonesOf(facts),
    shielding: facts.shielding,
    grounds: facts.grounds,
    registrars: [...new Set(facts.registrations.map(({ organisation }) => organisation))],
  };
}

export function groundedRecordOf(file: ClientSystemFile): GroundedRecord {
  return recordOfFacts({ ...file, shielding: file.system.shielding });
}

export function zonesOf(file: Pick<ClientSystemFile, 'reports'>): string[] {
  return [...new Set(file.reports.map(({ zoneCode }) => zoneCode))].sort();
}

/** R35: where members live, without any walled address: it counts nowhere and travels in no event. */
export function municipalitiesOf({ system }: ClientSystemFile): string[] {
  const kept = usuallyKept(system);
  const open = system.persons.flatMap((person) => {
    const told = new Map(itemsOf(person).map(({ itemId, tells }) => [itemId, tells]));
    return person.addresses.filter(({ addressId }) => !kept.has(told.get(addressId) ?? ''));
  });
  return [...new Set(open.map(({ municipality }) => municipality))].sort();
}

/** The level that stands at a day: the highest that has not passed its shelf life, so that a milder report hides nothing (R14). */
export function standingLevel(file: Pick<ClientSystemFile, 'levels'>, on: IsoDate): LevelFact | undefined {
  const holding = file.levels.filter(({ validUntil }) => validUntil >= on);
  return holding.reduce<LevelFact | undefined>(
    (highest, next) =>
      highest === undefined || highestLevel(highest.level, next.level) === next.level ? next : highest,
    undefined,
  );
}

export function lastLevel(file: Pick<ClientSystemFile, 'levels'>): LevelFact | undefined {
  return file.levels.reduce<LevelFact | undefined>(
    (last, next) => (last === undefined || next.on >= last.on ? next : last),
    undefined,
  );
}

/** Day of the last registration by a partner, or of the last time at the triage list (R13). */
export function lastRegistrationOn(file: ClientSystemFile): IsoDate | undefined {
  const days = [
    ...file.registrations.map(({ on }) => on),
    ...(file.triageRequestedOn === undefined ? [] : [file.triageRequestedOn]),
  ];
  return days.sort().at(-1);
}

/** Members of the household: in some incident more than a reporter or witness, or in no incident at all (a registration). */
export function householdIds({ system }: ClientSystemFile): Set<string> {
  const inIncidents = new Map<string, boolean>();
  for (const { on, roles } of system.incidents) {
    for (const { personId, role } of roles) {
      const birthDate = system.persons.find((person) => person.personId === personId)?.birthDate;
      inIncidents.set(personId, (inIncidents.get(personId) ?? false) || belongsToHousehold({ role, birthDate }, on));
    }
  }
  return new Set(
    system.persons.map(({ personId }) => personId).filter((personId) => inIncidents.get(personId) ?? true),
  );
}

/** Day from which someone of the household has to be informed. */
export function firstInformDueOn(file: ClientSystemFile): IsoDate | undefined {
  const household = householdIds(file);
  return file.system.persons
    .filter(({ personId }) => household.has(personId))
    .flatMap((person) => informDueOn(person) ?? [])
    .sort()[0];
}

const CHILD_RELATIONS: ReadonlySet<string> = new Set(['child', 'step-child', 'grandchild']);

/**
 * Last day on which someone in the household is, or may be, a minor (R21); undefined when nobody is.
 * A birth date that leaves it open counts as a minor; without any birth date, an exposed child and whoever is
 * someone's child or grandchild counts (R07).
 */
export function minorUntil(file: ClientSystemFile): IsoDate | undefined {
  const household = householdIds(file);
  const days = file.system.persons
    .filter(({ personId }) => household.has(personId))
    .flatMap((person) => lastMinorDay(file.system, person));
  return days.sort().at(-1);
}

const FOREVER = '9999-12-31';

function lastMinorDay(system: ClientSystem, { personId, birthDate }: ClientSystem['persons'][number]): IsoDate[] {
  if (birthDate !== undefined) return [rangeOf(birthDate).latest.add({ years: 18 }).subtract({ days: 1 }).toString()];
  const exposed = system.incidents.some(({ roles }) =>
    roles.some((role) => role.personId === personId && role.role === 'exposed-child'),
  );
  const child = system.relations.some(({ from, relation }) => from === personId && CHILD_RELATIONS.has(relation));
  return exposed || child ? [FOREVER] : [];
}
