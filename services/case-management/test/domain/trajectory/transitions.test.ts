import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guards, trajectoryTransitions, transitionsFrom } from '../../../src/domain/trajectory/index.ts';
import type { CommandName, TrajectoryState } from '../../../src/domain/trajectory/index.ts';
import { after, assertRefused, attempt, inState, sample } from './samples.ts';

const states: TrajectoryState[] = ['unassigned', 'exploration', 'execution', 'closing', 'closed'];
const commands = Object.keys(sample) as CommandName[];

for (const track of [2, 3] as const) {
  for (const state of states) {
    for (const command of commands) {
      const rows = transitionsFrom(state, command);
      const goes = rows.length > 0 ? `goes to ${[...new Set(rows.map(({ to }) => to))].join(' or ')}` : 'is refused';
      test(`track ${String(track)}: "${command}" in state ${state} ${goes}`, () => {
        const trajectory = inState(track)[state];
        assert.equal(trajectory.state, state);
        if (rows.length === 0) {
          assertRefused(() => attempt(trajectory, sample[command]), 'conflict');
        } else {
          const { state: next } = attempt(trajectory, sample[command]);
          assert.ok(rows.some(({ to }) => to === next.state));
          assert.equal(next.version, trajectory.version + 1);
        }
      });
    }
  }
}

test('R50: nothing goes on from closed, so that no retention term is extended afterwards', () => {
  assert.deepEqual(
    trajectoryTransitions.filter(({ from }) => from === 'closed'),
    [],
  );
});

test('every guard in the table is a named rule with a sentence, and every rule is used', () => {
  const used = new Set(trajectoryTransitions.map(({ guard }) => guard as string));
  for (const [name, { sentence }] of Object.entries(guards)) {
    assert.ok(used.has(name), name);
    assert.match(sentence, /\.$/);
  }
  assert.equal(used.size, Object.keys(guards).length + 1, 'only opening has its rule elsewhere');
});

test('every state can be reached, and every transition says who may do it', () => {
  assert.deepEqual(new Set(trajectoryTransitions.map(({ to }) => to)), new Set(states));
  for (const { who, command } of trajectoryTransitions) assert.ok(who.length > 0, command);
});

test('a released case goes on in the phase in which it was left', () => {
  for (const phase of ['exploration', 'execution', 'closing'] as const) {
    const released = after(inState()[phase], sample.release);
    assert.equal(released.state, 'unassigned');
    assert.equal('assigneeId' in released, false);
    assert.equal(after(released, sample.assign).state, phase);
  }
});

test('a refusal leaves the trajectory as it was', () => {
  const { closed } = inState();
  const before = structuredClone(closed);
  assertRefused(() => attempt(closed, sample.extend), 'conflict');
  assert.deepEqual(closed, before);
});
