import { nextFinalDate } from '@veilighuis/calendar';
import type { IsoDate } from '@veilighuis/calendar';
import { defineCollection } from '@veilighuis/persistence';
import type { Vault } from '@veilighuis/persistence';
import type { ClientSession } from 'mongodb';
import { accessDueIndex, foundBy } from '@veilighuis/service-kit';
import type { FoundBy, ToldAccess } from '@veilighuis/service-kit';
import { groundedRecordOf, waitingTeamsOf } from '../../application/trajectory-record.ts';
import type { Grant, TrajectoryInCodes, TrajectoryRecord, TrajectoryRow } from '../../application/trajectory-record.ts';
import { caseloadKey } from '../../domain/trajectory/index.ts';
import type { Trajectory } from '../../domain/trajectory/index.ts';

/** Codes, ids and days in the clear; reasons and what the closing act says only in `content` (R41). */
export interface TrajectoryDocument extends Omit<TrajectoryInCodes, 'trajectoryId'> {
  readonly _id: string;
  readonly currentClientSystemId: string;
  readonly grant?: Grant | undefined;
  readonly told?: ToldAccess | undefined;
  /** JWE of history, extensions and closing. */
  readonly content: string;
  /** For queries only; derived from the rest at each store. */
  readonly access: readonly string[];
  readonly accessDue?: Date;
  readonly caseload: string;
  readonly nextFinalOn?: IsoDate | undefined;
  readonly closedOn?: IsoDate | undefined;
  readonly retentionUntil?: IsoDate | undefined;
}

export const trajectoryCollection = defineCollection<TrajectoryDocument>({
  name: 'trajectories',
  indexes: [
    { name: 'one-per-decision', key: { decisionId: 1 }, unique: true },
    { name: 'by-client-system', key: { clientSystemId: 1 } },
    { name: 'by-centre', key: { centre: 1, caseload: 1, _id: 1 } },
    { name: 'by-state', key: { centre: 1, state: 1, caseload: 1, _id: 1 } },
    { name: 'by-access', key: { centre: 1, access: 1, caseload: 1, _id: 1 } },
    { name: 'by-current', key: { currentClientSystemId: 1 } },
    accessDueIndex,
  ],
});

type Content = Pick<Trajectory, 'extensions' | 'closing' | 'history'>;

export async function sealDocument(
  vault: Vault,
  record: TrajectoryRecord,
  session: ClientSession,
): Promise<TrajectoryDocument> {
  const { trajectoryId, extensions, closing, history, ...codes } = record.trajectory;
  const { currentClientSystemId, grant, told } = record;
  const content: Content = { extensions, closing, history };
  return {
    ...codes,
    _id: trajectoryId,
    currentClientSystemId,
    grant,
    ...(told === undefined ? {} : { told }),
    content: await vault.seal(codes.clientSystemId, placeOf(trajectoryId), content, session),
    ...foundNow(record, new Date()),
    caseload: caseloadKey(record.trajectory),
    nextFinalOn: nextFinalDate(codes.clocks),
    closedOn: closing?.closedOn,
    retentionUntil: closing?.retentionUntil,
  };
}

/** Keys by which lists find it now. */
export function foundNow(row: TrajectoryRow, at: Date): FoundBy {
  return foundBy(groundedRecordOf(row, { roles: [] }), at, waitingTeamsOf(row));
}

export async function openDocument(
  vault: Vault,
  document: TrajectoryDocument,
  session?: ClientSession,
): Promise<TrajectoryRecord> {
  const { _id, clientSystemId, content } = document;
  const opened = (await vault.open(clientSystemId, placeOf(_id), content, session)) as Content;
  const row = rowOf(document);
  return { ...row, trajectory: { ...row.trajectory, ...opened } };
}

/** A row of a list: nothing is opened for it. */
export function rowOf(document: Omit<TrajectoryDocument, 'content'>): TrajectoryRow {
  const { _id, centre, clientSystemId, decisionId, decidedOn, openedOn, track, municipalities, version } = document;
  const { state, phase, assigneeId, clocks, firstContactOn, planOfApproachOn } = document;
  const origin = { trajectoryId: _id, centre, clientSystemId, decisionId, decidedOn, openedOn, track, municipalities };
  const trajectory = { ...origin, version, state, phase, assigneeId, clocks, firstContactOn, planOfApproachOn };
  const { currentClientSystemId, grant, told } = document;
  return { trajectory, currentClientSystemId, grant, ...(told === undefined ? {} : { told }) };
}

function placeOf(id: string) {
  return { collection: 'trajectories', id, field: 'content' };
}
