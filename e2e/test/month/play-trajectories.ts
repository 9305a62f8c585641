import {
  assignTrajectory,
  closeTrajectory,
  enterPhase,
  getTrajectory,
  listTrajectories,
  recordContact,
  recordPlanOfApproach,
  type OperationOutput,
} from '@veilighuis/contracts';
import { collect, poll } from '@veilighuis/testing';
import { coordinator, signIn, today, type ActAs } from '../support/platform.ts';
import { each, ensure } from './ensure.ts';

export type TrajectoryRow = OperationOutput<typeof listTrajectories>['rows'][number];
const AT_ONCE = 4;
const reason = 'Test: afgerond zoals afgesproken.';
const holders = { 2: ['case-supporter-1', 'case-supporter-2'], 3: ['case-director-1', 'case-director-2'] } as const;
/** Every third closes with the longest term, so that both terms are seen. */
const LONG_TERM_SHARE = 3;

export async function trajectoriesFor(act: ActAs, clientSystemIds: ReadonlySet<string>): Promise<TrajectoryRow[]> {
  const rows = await collect((paging) => act(coordinator, listTrajectories, paging));
  return rows.filter(({ clientSystemId }) => clientSystemIds.has(clientSystemId));
}

/** Waits until each of these client systems has a trajectory. */
export async function awaitTrajectories(
  act: ActAs,
  ids: ReadonlySet<string>,
  withinMs: number,
): Promise<TrajectoryRow[]> {
  const areThere = (rows: readonly TrajectoryRow[]) => new Set(rows.map((row) => row.clientSystemId)).size === ids.size;
  return poll(() => trajectoriesFor(act, ids), areThere, withinMs);
}

/** R50: by consensus of named participants, on a stated ground. */
export const longerTerm = {
  extendToYears: 30,
  ground: 'Test: er loopt een vordering.',
  consenting: ['An Proef', 'Bo Proef', 'Cis Proef', 'Dirk Proef', 'Els Proef'],
};

export function yearsOf(index: number): 15 | 30 {
  return index % LONG_TERM_SHARE === 0 ? 30 : 15;
}

/** Each trajectory gets a holder and goes through its phases to its closing act. */
export async function walkPhases(act: ActAs, rows: readonly TrajectoryRow[]): Promise<void> {
  await each([...rows.entries()], AT_ONCE, async ([index, { trajectoryId, track }]) => {
    const holder = holders[track][index % 2] ?? holders[track][0];
    const assigneeId = await signIn.subjectOf(holder);
    const look = () => act(coordinator, getTrajectory, { trajectoryId });
    type Seen = Awaited<ReturnType<typeof look>>;
    const step = (isDone: (seen: Seen) => boolean, work: (version: number) => Promise<unknown>) =>
      ensure(look, isDone, ({ version }) => work(version));

    await step(
      ({ state }) => state !== 'unassigned',
      (version) => act(coordinator, assignTrajectory, { trajectoryId, assigneeId }, { version }),
    );
    const contact = { trajectoryId, kind: 'home-visit', on: today, minutes: 60, note: 'Test: kennismaking.' } as const;
    await act(holder, recordContact, contact, { idempotencyKey: `contact-${trajectoryId}` });
    await step(
      ({ planOfApproachOn }) => planOfApproachOn !== undefined,
      (version) => act(holder, recordPlanOfApproach, { trajectoryId, on: today }, { version }),
    );
    await step(
      ({ state }) => state !== 'exploration',
      (version) => act(holder, enterPhase, { trajectoryId, phase: 'execution' }, { version }),
    );
    await step(
      ({ state }) => state === 'closing' || state === 'closed',
      (version) => act(holder, enterPhase, { trajectoryId, phase: 'closing', reason }, { version }),
    );
    const retention = yearsOf(index) === 30 ? longerTerm : { consenting: [] };
    await step(
      ({ state }) => state === 'closed',
      (version) => act(holder, closeTrajectory, { trajectoryId, reason, retention }, { version }),
    );
  });
}
