import type { GroundedRecord, GroundRecord } from '@veilighuis/access';
import type { IsoDate } from '@veilighuis/calendar';
import { addDays } from '@veilighuis/calendar';
import { defineCollection } from '@veilighuis/persistence';
import type { Vault } from '@veilighuis/persistence';
import { accessDueIndex, foundBy } from '@veilighuis/service-kit';
import type { ClientSession } from 'mongodb';
import type {
  ClientSystemFile,
  LevelFact,
  RegistrationFact,
  ReportFact,
} from '../../application/client-system-file.ts';
import {
  firstInformDueOn,
  groundedRecordOf,
  lastLevel,
  minorUntil,
  municipalitiesOf,
  recordOfFacts,
  standingLevel,
} from '../../application/client-system-file.ts';
import type { IdentityKeys } from '../../application/identity-keys.ts';
import { lastEntryOn } from '../../application/last-entry.ts';
import type { ClientSystemRow } from '../../application/stores.ts';
import type { ClientSystem, IncidentLink, Person, PersonRelation } from '../../domain/client-system/index.ts';

/** Codes, ids and days in the clear; who the people are and where they live only in `content` (R41). */
export interface ClientSystemDocument {
  readonly _id: string;
  readonly centre: string;
  readonly version: number;
  /** JWE of persons and relations. */
  readonly content: string;
  readonly incidents: readonly IncidentLink[];
  readonly registrationIds: readonly string[];
  readonly assessmentIds: readonly string[];
  readonly shielded: boolean;
  readonly visibleTo: readonly string[];
  readonly mergedInto?: string | undefined;
  readonly merged: boolean;
  readonly reports: readonly ReportFact[];
  readonly registrations: readonly RegistrationFact[];
  readonly levels: readonly LevelFact[];
  readonly grounds: readonly GroundRecord[];
  readonly repeat: boolean;
  readonly triageRequestedOn?: IsoDate | undefined;
  readonly answeredOn?: IsoDate | undefined;
  readonly confirmed: ClientSystemFile['confirmed'];
  readonly updatedAt: Date;
  /** For queries only; derived from the rest at each store. */
  readonly access: readonly string[];
  readonly accessDue?: Date;
  readonly identity: readonly string[];
  readonly level?: string | undefined;
  readonly municipalities: readonly string[];
  readonly minorUntil?: IsoDate | undefined;
  /** Day from which a file without a trajectory is kept (R50). */
  readonly lastEntryOn: IsoDate;
  /** Day from which someone of the household has to be informed; absent once all are. */
  readonly informDueOn?: IsoDate | undefined;
  /** Moment of the last hold: whoever places one and whoever erases exclude each other. */
  readonly heldAt?: Date;
  /** Day after which the level asks to be established again; long ago when there is none (R14). */
  readonly assessBefore: IsoDate;
}

/** Files in which nobody has to be informed stay out, and no other list is tempted to go by these indexes. */
const onlyToInform = { partialFilterExpression: { informDueOn: { $exists: true } } } as const;

export const clientSystemCollection = defineCollection<ClientSystemDocument>({
  name: 'client-systems',
  indexes: [
    { name: 'by-centre', key: { centre: 1, merged: 1, updatedAt: -1, _id: -1 } },
    { name: 'by-access', key: { centre: 1, access: 1, merged: 1, updatedAt: -1, _id: -1 } },
    { name: 'by-level', key: { centre: 1, level: 1, merged: 1, updatedAt: -1, _id: -1 } },
    { name: 'by-municipality', key: { centre: 1, municipalities: 1, merged: 1, updatedAt: -1, _id: -1 } },
    { name: 'by-identity', key: { centre: 1, identity: 1 } },
    accessDueIndex,
    { name: 'by-last-entry', key: { centre: 1, merged: 1, lastEntryOn: 1, _id: 1 } },
    { name: 'by-inform-due', key: { centre: 1, merged: 1, informDueOn: 1, _id: 1 }, ...onlyToInform },
    { name: 'by-access-inform-due', key: { centre: 1, access: 1, merged: 1, informDueOn: 1, _id: 1 }, ...onlyToInform },
    { name: 'by-survivor', key: { mergedInto: 1 }, partialFilterExpression: { mergedInto: { $exists: true } } },
  ],
});

/** A row per identity that someone is registering now; it only makes them wait for each other. */
export interface ClaimDocument {
  readonly _id: string;
  readonly at: Date;
}

export const claimCollection = defineCollection<ClaimDocument>({
  name: 'identity-claims',
  indexes: [{ name: 'expiry', key: { at: 1 }, expireAfterSeconds: 24 * 3600 }],
});

interface Content {
  readonly persons: readonly Person[];
  readonly relations: readonly PersonRelation[];
  readonly walls?: ClientSystem['walls'];
  readonly shieldings?: ClientSystem['shieldings'];
}

const LONG_AGO = '0000-00-00';

export async function sealDocument(
  vault: Vault,
  keys: IdentityKeys,
  file: ClientSystemFile,
  session: ClientSession,
): Promise<ClientSystemDocument> {
  const {
    system,
    centre,
    version,
    reports,
    registrations,
    levels,
    grounds,
    repeat,
    triageRequestedOn,
    answeredOn,
    confirmed,
    updatedAt,
  } = file;
  const {
    clientSystemId,
    persons,
    relations,
    incidents,
    registrationIds,
    assessmentIds,
    shielding,
    mergedInto,
    walls,
    shieldings,
  } = system;
  const content: Content = {
    persons,
    relations,
    ...(walls === undefined ? {} : { walls }),
    ...(shieldings === undefined ? {} : { shieldings }),
  };
  const last = lastLevel(file);
  const reportedOn =
    reports
      .map(({ receivedOn }) => receivedOn)
      .sort()
      .at(-1) ?? LONG_AGO;
  return {
    _id: clientSystemId,
    centre,
    version,
    content: await vault.seal(clientSystemId, placeOf(clientSystemId), content, session),
    incidents,
    registrationIds,
    assessmentIds,
    shielded: shielding.shielded,
    visibleTo: shielding.visibleTo,
    mergedInto,
    merged: mergedInto !== undefined,
    reports,
    registrations,
    levels,
    grounds,
    repeat,
    triageRequestedOn,
    answeredOn,
    confirmed,
    updatedAt,
    ...foundBy(groundedRecordOf(file), new Date()),
    identity: [
      ...new Set(
        persons
          .flatMap((person) => [...keys.all(person), ...keys.nameTokens(person)])
          .concat(confirmed.map(({ key }) => key)),
      ),
    ],
    level: standingLevel(file, last?.on ?? LONG_AGO)?.level,
    municipalities: municipalitiesOf(file),
    minorUntil: minorUntil(file),
    lastEntryOn: lastEntryOn(file),
    informDueOn: firstInformDueOn(file),
    assessBefore: last === undefined || reportedOn > last.on ? LONG_AGO : addDays(last.validUntil, 1),
  };
}

export async function openDocument(
  vault: Vault,
  document: ClientSystemDocument,
  session?: ClientSession,
): Promise<ClientSystemFile> {
  const { persons, relations, walls, shieldings } = (await vault.open(
    document._id,
    placeOf(document._id),
    document.content,
    session,
  )) as Content;
  const { incidents, registrationIds, assessmentIds, shielded, visibleTo, mergedInto } = document;
  const system: ClientSystem = {
    clientSystemId: document._id,
    persons,
    relations,
    incidents,
    registrationIds,
    assessmentIds,
    shielding: { shielded, visibleTo },
    mergedInto,
    ...(walls === undefined ? {} : { walls }),
    ...(shieldings === undefined ? {} : { shieldings }),
  };
  return { ...factsOf(document), system };
}

function factsOf(document: Omit<ClientSystemDocument, 'content' | 'identity'>): Omit<ClientSystemFile, 'system'> {
  const {
    centre,
    version,
    reports,
    registrations,
    levels,
    grounds,
    repeat,
    triageRequestedOn,
    answeredOn,
    confirmed,
    updatedAt,
  } = document;
  return {
    centre,
    version,
    reports,
    registrations,
    levels,
    grounds,
    repeat,
    triageRequestedOn,
    answeredOn,
    confirmed,
    updatedAt,
  };
}

/** What a row of a list is made of, and no more: a page is fifty documents. */
export const rowProjection = {
  centre: 1,
  version: 1,
  'incidents.on': 1,
  'reports.zoneCode': 1,
  shielded: 1,
  visibleTo: 1,
  'registrations.organisation': 1,
  levels: 1,
  grounds: 1,
  repeat: 1,
  municipalities: 1,
  minorUntil: 1,
  updatedAt: 1,
} as const satisfies Partial<Record<keyof ClientSystemDocument | `${string}.${string}`, 1>>;

/** For the access gate, without opening anything. */
export function recordOf(
  document: Pick<ClientSystemDocument, 'centre' | 'grounds' | 'reports' | 'registrations' | 'shielded' | 'visibleTo'>,
): GroundedRecord {
  const { shielded, visibleTo } = document;
  return recordOfFacts({ ...document, shielding: { shielded, visibleTo } });
}

/** A row of a list: nothing is opened for it. */
export function rowOf(document: ClientSystemDocument): ClientSystemRow {
  const { centre, version, levels, repeat, updatedAt, municipalities, incidents } = document;
  return {
    file: { centre, version, levels, repeat, updatedAt },
    clientSystemId: document._id,
    record: recordOf(document),
    municipalities,
    minorUntil: document.minorUntil,
    incidents: incidents.length,
    lastIncidentOn: incidents
      .map(({ on }) => on)
      .sort()
      .at(-1),
  };
}

function placeOf(id: string) {
  return { collection: 'client-systems', id, field: 'content' };
}
