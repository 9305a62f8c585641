import { defineCollection } from '@veilighuis/persistence';
import type { Vault } from '@veilighuis/persistence';
import type { ClientSession } from 'mongodb';
import { accessDueIndex, foundBy } from '@veilighuis/service-kit';
import type { ToldAccess } from '@veilighuis/service-kit';
import { groundedRecordOf } from '../../application/triage-record.ts';
import type {
  KnownOfClientSystem,
  TriageFileInCodes,
  TriageRecord,
  TriageRow,
} from '../../application/triage-record.ts';
import { finalDecision, rankKey } from '../../domain/triage-file/index.ts';
import type { TriageFile } from '../../domain/triage-file/index.ts';

/** Codes, ids and days in the clear; what the table wrote only in `content` (R41). */
export interface TriageFileDocument extends Omit<TriageFileInCodes, 'fileId'> {
  readonly _id: string;
  readonly currentClientSystemId: string;
  readonly tableGround: TriageRow['tableGround'];
  readonly told?: ToldAccess | undefined;
  readonly lastRequest: number;
  readonly known: KnownOfClientSystem;
  /** JWE of admission, consultations and decisions; absent as long as there is none. */
  readonly content?: string | undefined;
  /** For queries only; derived from the rest at each store. */
  readonly access: readonly string[];
  readonly accessDue?: Date;
  readonly rank: string;
  /** Of the final decision, for counting (R27). */
  readonly outcome?: string | undefined;
  readonly overridden?: boolean | undefined;
}

export const triageFileCollection = defineCollection<TriageFileDocument>({
  name: 'triage-files',
  indexes: [
    { name: 'one-waiting', key: { clientSystemId: 1 }, unique: true, partialFilterExpression: { state: 'waiting' } },
    { name: 'rounds', key: { clientSystemId: 1, round: -1 }, unique: true },
    { name: 'by-rank', key: { centre: 1, state: 1, rank: 1, _id: 1 } },
    { name: 'by-access', key: { centre: 1, state: 1, access: 1, rank: 1, _id: 1 } },
    { name: 'by-current', key: { currentClientSystemId: 1 } },
    accessDueIndex,
  ],
});

type Content = Pick<TriageFile, 'admission' | 'consultations' | 'decisions'>;

export async function sealDocument(
  vault: Vault,
  record: TriageRecord,
  session: ClientSession,
): Promise<TriageFileDocument> {
  const { fileId, admission, consultations, decisions, ...codes } = record.file;
  const { currentClientSystemId, tableGround, told, lastRequest, known } = record;
  const final = finalDecision(record.file);
  const content: Content = { admission, consultations, decisions };
  const isEmpty = admission === undefined && consultations.length === 0 && decisions.length === 0;
  return {
    ...codes,
    _id: fileId,
    currentClientSystemId,
    tableGround,
    ...(told === undefined ? {} : { told }),
    lastRequest,
    known,
    content: isEmpty ? undefined : await vault.seal(codes.clientSystemId, placeOf(fileId), content, session),
    ...foundBy(groundedRecordOf(record), new Date()),
    rank: rankKey(record.file),
    outcome: final?.outcome,
    overridden: final?.overridden,
  };
}

export async function openDocument(
  vault: Vault,
  document: TriageFileDocument,
  session?: ClientSession,
): Promise<TriageRecord> {
  const { _id, clientSystemId, content: jwe, lastRequest, known } = document;
  const content =
    jwe === undefined
      ? { consultations: [], decisions: [] }
      : ((await vault.open(clientSystemId, placeOf(_id), jwe, session)) as Content);
  const row = rowOf(document);
  return { ...row, file: { ...row.file, ...content }, lastRequest, known };
}

/** What a row of a list is made of and sorted by, and no more: a page is fifty documents. */
export const rowProjection = {
  centre: 1,
  clientSystemId: 1,
  currentClientSystemId: 1,
  version: 1,
  round: 1,
  state: 1,
  openedAt: 1,
  reasons: 1,
  level: 1,
  repeat: 1,
  household: 1,
  clocks: 1,
  tableGround: 1,
  told: 1,
  rank: 1,
} as const satisfies Partial<Record<keyof TriageFileDocument, 1>>;

/** A row of a list: nothing is opened for it. */
export function rowOf(document: Omit<TriageFileDocument, 'content'>): TriageRow {
  const { _id, centre, clientSystemId, version, round, state, openedAt, reasons, level, repeat, household, clocks } =
    document;
  const { currentClientSystemId, tableGround, told } = document;
  const file = {
    fileId: _id,
    centre,
    clientSystemId,
    version,
    round,
    state,
    openedAt,
    reasons,
    level,
    repeat,
    household,
    clocks,
  };
  return { file, currentClientSystemId, tableGround, ...(told === undefined ? {} : { told }) };
}

function placeOf(id: string) {
  return { collection: 'triage-files', id, field: 'content' };
}
