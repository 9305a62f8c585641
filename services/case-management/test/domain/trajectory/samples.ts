import assert from 'node:assert/strict';
import { ProblemError } from '@veilighuis/contracts';
import type { CaseTrack, ProblemCode } from '@veilighuis/contracts';
import { defaultTrajectoryTerms, openTrajectory, perform } from '../../../src/domain/trajectory/index.ts';
import type {
  Command,
  Contact,
  RetentionChoice,
  Trajectory,
  TrajectoryChange,
} from '../../../src/domain/trajectory/index.ts';

export const terms = defaultTrajectoryTerms;
export const HOLDER = '0198c0de-0000-7000-8000-0000000000a1';
export const OTHER = '0198c0de-0000-7000-8000-0000000000a2';
export const DAY = '2026-11-10';
const BY = '0198c0de-0000-7000-8000-0000000000b1';

export const opening = (track: CaseTrack) => ({
  trajectoryId: '0198c0de-0000-7000-8000-000000000001',
  centre: 'oost-vlaanderen',
  decision: {
    decisionId: '0198c0de-0000-7000-8000-000000000002',
    clientSystemId: '0198c0de-0000-7000-8000-000000000003',
    outcome: `include-track-${track}` as const,
    decidedOn: '2026-11-05',
    municipalities: ['44021'],
  },
  now: '2026-11-05T10:00:00.000Z',
  terms,
});

export const opened = (track: CaseTrack = 3): Trajectory => openTrajectory(opening(track)).state;

export const contact: Contact = {
  contactId: '0198c0de-0000-7000-8000-0000000000c1',
  kind: 'home-visit',
  on: '2026-11-09',
  minutes: 60,
  personIds: [],
};

export const ordinary: RetentionChoice = { participants: [] };
export const reason = 'De situatie is rustig.';

/** A command of each kind that its guard lets through, where the state allows it. */
export const sample = {
  assign: { name: 'assign', assigneeId: HOLDER },
  reassign: { name: 'reassign', assigneeId: OTHER, reason },
  release: { name: 'release', reason },
  'record-plan': { name: 'record-plan', on: '2026-11-10' },
  'enter-execution': { name: 'enter-execution' },
  'enter-closing': { name: 'enter-closing', reason },
  'return-to-execution': { name: 'return-to-execution', reason },
  'return-to-exploration': { name: 'return-to-exploration', reason },
  'add-contact': { name: 'add-contact', contact },
  extend: { name: 'extend', until: '2028-01-31', reason },
  close: { name: 'close', reason, retention: ordinary },
} as const satisfies { [Name in Command['name']]: Extract<Command, { name: Name }> };

export function attempt(trajectory: Trajectory, command: Command, day = DAY): TrajectoryChange {
  return perform(trajectory, command, { now: `${day}T11:00:00.000Z`, by: BY, terms });
}

/** The trajectory after these commands, one after another. */
export function after(trajectory: Trajectory, ...commands: Command[]): Trajectory {
  return commands.reduce((state, command) => attempt(state, command).state, trajectory);
}

const explored = [sample.assign, sample['add-contact'], sample['record-plan']];
export const inState = (track: CaseTrack = 3) => ({
  unassigned: opened(track),
  exploration: after(opened(track), ...explored),
  execution: after(opened(track), ...explored, sample['enter-execution']),
  closing: after(opened(track), ...explored, sample['enter-execution'], sample['enter-closing']),
  closed: after(opened(track), ...explored, sample['enter-execution'], sample['enter-closing'], sample.close),
});

/** Asserts that an act is refused with this problem, at this field when one is named. */
export function assertRefused(act: () => unknown, code: ProblemCode, field?: string, faultCode?: string): void {
  assert.throws(act, (error) => {
    assert.ok(error instanceof ProblemError, String(error));
    assert.equal(error.problem.code, code);
    const faults = error.problem.fields ?? [];
    if (field !== undefined)
      assert.ok(
        faults.some((fault) => fault.field === field),
        `fault at ${field}`,
      );
    if (faultCode !== undefined)
      assert.ok(
        faults.some((fault) => fault.code === faultCode),
        `fault ${faultCode}`,
      );
    return true;
  });
}
