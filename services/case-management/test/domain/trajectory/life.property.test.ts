import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, addYears } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import fc from 'fast-check';
import { perform, trajectoryTransitions } from '../../../src/domain/trajectory/index.ts';
import type { Command, Trajectory, TrajectoryChange } from '../../../src/domain/trajectory/index.ts';
import { HOLDER, OTHER, contact, opened, terms } from './samples.ts';

const reason = fc.constantFrom('Daarom.', 'Omdat.', 'Zo is het.', ' ', undefined);
const assigneeId = fc.constantFrom(HOLDER, OTHER);
const day = fc.integer({ min: -5, max: 400 }).map((days) => addDays('2026-11-05', days));
const willing = [
  { name: 'Aster', consents: true },
  { name: 'Linde', consents: true },
];
const participants = fc.array(fc.record({ name: fc.constantFrom('Aster', ''), consents: fc.boolean() }), {
  maxLength: 2,
});
const retention = fc.record({
  extendToYears: fc.option(fc.integer({ min: 12, max: 34 }), { nil: undefined }),
  ground: fc.constantFrom('Blijvend gevaar.', 'Blijvend gevaar.', '', undefined),
  participants: fc.oneof(fc.constant(willing), participants),
});

const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ name: fc.constant('assign' as const), assigneeId }),
  fc.record({ name: fc.constant('reassign' as const), assigneeId, reason }),
  fc.record({ name: fc.constant('record-plan' as const), on: day }),
  fc.constant({ name: 'enter-execution' } as const),
  fc.record({
    name: fc.constantFrom('release', 'enter-closing', 'return-to-execution', 'return-to-exploration'),
    reason,
  }),
  fc.record({
    name: fc.constant('add-contact' as const),
    contact: fc
      .record({ on: day, kind: fc.constantFrom('office', 'partner') })
      .map((part) => ({ ...contact, ...part })),
  }),
  fc.record({ name: fc.constant('extend' as const), until: day, reason }),
  fc.record({ name: fc.constant('close' as const), reason, retention }),
);

const life = fc.record({
  track: fc.constantFrom(2 as const, 3 as const),
  steps: fc.array(fc.record({ command: commands, wait: fc.integer({ min: 0, max: 40 }) }), {
    maxLength: 60,
    size: 'max',
  }),
});

/** Plays a command; a refusal leaves the trajectory as it is. */
function play(trajectory: Trajectory, command: Command, on: string): TrajectoryChange {
  const before = structuredClone(trajectory);
  try {
    return perform(trajectory, command, { now: `${on}T11:00:00.000Z`, by: HOLDER, terms });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { state: trajectory, facts: [] };
  } finally {
    assert.deepEqual(trajectory, before, 'the old state is never touched');
  }
}

function assertStep(before: Trajectory, command: Command, { state: next, facts }: TrajectoryChange): void {
  for (const { event, data } of facts) event.data.parse(data);
  if (next === before) return;
  assert.equal(next.version, before.version + 1, 'the version strictly grows');
  assert.notEqual(before.state, 'closed', 'closed is final');
  const rows = trajectoryTransitions.filter(
    (row) => row.command === command.name && row.from === before.state && row.to === next.state,
  );
  assert.equal(rows.length, 1, 'each step is a row of the table');
}

function assertInvariants(trajectory: Trajectory): void {
  const { state, assigneeId: holder, closing, track, clocks } = trajectory;
  assert.equal(state === 'unassigned', holder === undefined, 'a phase has a case holder');
  assert.equal(state === 'closed', closing !== undefined, 'closed has a closing act');
  for (const { target, final } of clocks) assert.ok(target <= final);
  if (state === 'execution') {
    assert.ok(trajectory.firstContactOn !== undefined, 'execution has had a first contact');
    assert.ok(track === 2 || trajectory.planOfApproachOn !== undefined, 'track 3 has a plan in execution');
  }
  if (closing === undefined) return;
  assert.ok(closing.retentionUntil >= addYears(closing.closedOn, 15));
  assert.ok(closing.retentionUntil <= addYears(closing.closedOn, 30), 'never beyond thirty years');
  if (closing.retention.years > 15) assert.ok(closing.retention.consenting.length >= 2);
}

const closedFor = (years: number) => (years === 15 ? 'closed' : 'closed with an extension');

test('R50, R52: whatever people do, a trajectory stays in its table, closed is final, retention is never beyond 30 years', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(life, ({ track, steps }) => {
      let trajectory = opened(track);
      let today = '2026-11-05';
      for (const { command, wait } of steps) {
        today = addDays(today, wait);
        const change = play(trajectory, command, today);
        assertStep(trajectory, command, change);
        trajectory = change.state;
        assertInvariants(trajectory);
        seen.add(trajectory.closing === undefined ? trajectory.state : closedFor(trajectory.closing.retention.years));
      }
    }),
    { numRuns: 400, seed: 20_261_105 },
  );
  const everything = ['closed', 'closed with an extension', 'closing', 'execution', 'exploration', 'unassigned'];
  assert.deepEqual([...seen].sort(), everything, 'the lives reach every state');
});
