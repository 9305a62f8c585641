import {
  assignTrajectory,
  enterPhase,
  getTrajectory,
  listTrajectories,
  listTriageFiles,
  getTriageFile,
  recordContact,
  recordPlanOfApproach,
  type OperationOutput,
} from '@veilighuis/contracts';
import { collect, poll } from '../platform/index.ts';
import { as, coordinator, share, type Stage } from './stage.ts';

type Row = OperationOutput<typeof listTrajectories>['rows'][number];
const APPEAR_WITHIN_MS = 60_000;

const holders = { 2: ['case-supporter-1', 'case-supporter-2'], 3: ['case-director-1', 'case-director-2'] } as const;
/** One trajectory in six waits for a holder, so that the coordinator has something to assign. */
const UNASSIGNED_SHARE = 6;

export interface TrajectoryCounts {
  readonly trajectories: number;
  readonly assigned: number;
  readonly moved: number;
}

/** The coordinator assigns trajectories; holders note contacts and go on to execution with some. A second run changes nothing. */
export async function runTrajectories(stage: Stage): Promise<TrajectoryCounts> {
  const included = await countIncluded(stage);
  const all = await poll(
    () => collect((paging) => as(stage, coordinator, listTrajectories, paging)),
    ({ length }) => length >= included,
    APPEAR_WITHIN_MS,
  );
  const unassigned = all.filter(({ state }) => state === 'unassigned');
  const toAssign = unassigned.filter(({ trajectoryId }) => share(trajectoryId, UNASSIGNED_SHARE) !== 0);
  for (const row of toAssign) await assign(stage, row);
  let moved = 0;
  for (const holder of [...holders[2], ...holders[3]]) {
    const given = toAssign.filter((row) => holderOf(row) === holder);
    moved += await workOn(stage, holder, given);
  }
  return { trajectories: all.length, assigned: toAssign.length, moved };
}

/** How many decisions included a track; as many trajectories must appear. */
async function countIncluded(stage: Stage): Promise<number> {
  const decided = await collect((paging) => as(stage, coordinator, listTriageFiles, { ...paging, state: 'decided' }));
  const outcomes = await Promise.all(
    decided.map(async ({ fileId }) => (await as(stage, coordinator, getTriageFile, { fileId })).decision?.outcome),
  );
  return outcomes.filter((outcome) => outcome?.startsWith('include-')).length;
}

function holderOf({ trajectoryId, track }: Row): string {
  return share(trajectoryId, 2) === 0 ? holders[track][0] : holders[track][1];
}

async function assign(stage: Stage, row: Row): Promise<void> {
  const { trajectoryId, version } = row;
  const assigneeId = await stage.signIn.subjectOf(holderOf(row));
  await as(stage, coordinator, assignTrajectory, { trajectoryId, assigneeId }, { version });
}

/** Of three of the own trajectories one stays as it is, one gets a first contact, one goes on to execution. */
async function workOn(stage: Stage, holder: string, given: readonly Row[]): Promise<number> {
  const own = await poll(
    () => collect((paging) => as(stage, holder, listTrajectories, { ...paging, mine: 'true' })),
    (rows) => given.every((row) => rows.some(({ trajectoryId }) => trajectoryId === row.trajectoryId)),
    APPEAR_WITHIN_MS,
  );
  let moved = 0;
  for (const { trajectoryId, track } of own.filter(
    (row) => row.state === 'exploration' && share(row.trajectoryId, 3) !== 0,
  )) {
    const { contacts } = await as(stage, holder, getTrajectory, { trajectoryId });
    if (contacts.length > 0) continue;
    await noteFirstContact(stage, holder, trajectoryId);
    if (share(trajectoryId, 3) === 2) await goOnToExecution(stage, holder, trajectoryId, track);
    moved += 1;
  }
  return moved;
}

async function noteFirstContact(stage: Stage, holder: string, trajectoryId: string): Promise<void> {
  const note = 'Demo: kennismaking, eerste afspraken over veiligheid.';
  const contact = { trajectoryId, kind: 'home-visit' as const, on: stage.today, minutes: 75, note };
  await as(stage, holder, recordContact, contact, { idempotencyKey: `demo-contact-${trajectoryId}` });
}

async function goOnToExecution(stage: Stage, holder: string, trajectoryId: string, track: 2 | 3): Promise<void> {
  const versionNow = async () => (await as(stage, holder, getTrajectory, { trajectoryId })).version;
  if (track === 3)
    await as(stage, holder, recordPlanOfApproach, { trajectoryId, on: stage.today }, { version: await versionNow() });
  await as(stage, holder, enterPhase, { trajectoryId, phase: 'execution' }, { version: await versionNow() });
}
