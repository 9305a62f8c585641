import type { GroundRecord, GroundedRecord } from '@veilighuis/access';
import type { IsoDate } from '@veilighuis/calendar';
import type { OrganisationCategory, RiskLevel } from '@veilighuis/contracts';
import { toldNothing } from '@veilighuis/service-kit';
import type { ToldAccess } from '@veilighuis/service-kit';
import { refreshHousehold } from '../domain/triage-file/index.ts';
import type { TriageFile } from '../domain/triage-file/index.ts';
import { householdOf } from './intake.ts';
import type { ClientSystemSummary } from './intake.ts';

/** A file without anything that someone wrote; enough for a list. */
export type TriageFileInCodes = Omit<TriageFile, 'admission' | 'consultations' | 'decisions'>;

export interface TriageRow {
  readonly file: TriageFileInCodes;
  /** Under which id the client system goes on (R09); the file itself keeps the one that it was opened for. */
  readonly currentClientSystemId: string;
  /** First and last day on which the table has it on its list (R30). */
  readonly tableGround: { readonly from: IsoDate; readonly until?: IsoDate | undefined };
  /** What intake told about who may see the client system (R36, R37); absent while nothing was. */
  readonly told?: ToldAccess | undefined;
}

/** A triage file with what triage knows around it. */
export interface TriageRecord extends TriageRow {
  readonly file: TriageFile;
  /** Highest version of the client system that asked for this round. */
  readonly lastRequest: number;
  readonly known: KnownOfClientSystem;
}

/** What intake last told, and of which version. */
export interface KnownOfClientSystem {
  readonly clientSystemId: string;
  readonly version: number;
  readonly levels: readonly { readonly on: IsoDate; readonly level: RiskLevel }[];
}

/** Who sits at the table for the whole list; the police sees the files of its own zone. */
export const tableCategories = ['public-prosecutor', 'CAW'] as const satisfies OrganisationCategory[];

/** After its decision a file stays open to the table for so many days: actions come back, and minutes are corrected. */
export const tableLooksBackDays = 30;

/** For the access gate: who may have a ground on it follows from these. */
export function groundedRecordOf({ file, tableGround, told = toldNothing }: TriageRow): GroundedRecord {
  const { from, until } = tableGround;
  const grounds = tableCategories.map((category): GroundRecord => {
    const grant = { grantId: file.fileId, ground: 'table', grantee: `category:${category}`, from } as const;
    return until === undefined ? grant : { ...grant, until };
  });
  const { shielding } = told;
  return { centre: file.centre, zones: file.household.zoneCodes, shielding, grounds: [...grounds, ...told.grounds] };
}

/** Every id under which an access to it is to be found in the log. */
export function clientSystemIdsOf({ file, currentClientSystemId }: TriageRow): string[] {
  return [...new Set([file.clientSystemId, currentClientSystemId])];
}

export function knownFrom({ currentClientSystemId, version, levels }: ClientSystemSummary): KnownOfClientSystem {
  return { clientSystemId: currentClientSystemId, version, levels: levels.map(({ on, level }) => ({ on, level })) };
}

/** A summary that was asked for before another one that is known already. */
export function isOutdated(summary: ClientSystemSummary, { known }: TriageRecord): boolean {
  return known.clientSystemId === summary.currentClientSystemId && summary.version < known.version;
}

/** A waiting file with what intake tells now, as the same version: nobody changed it. A decided one stays as it was. */
export function withSummary(record: TriageRecord, summary: ClientSystemSummary): TriageRecord {
  if (record.file.state === 'decided' || isOutdated(summary, record)) return record;
  const { state } = refreshHousehold(record.file, householdOf(summary));
  return { ...record, file: { ...state, version: record.file.version }, known: knownFrom(summary) };
}
