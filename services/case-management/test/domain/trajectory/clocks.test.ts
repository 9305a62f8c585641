import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseloadKey, clockOwner, escalationOf, openTrajectory } from '../../../src/domain/trajectory/index.ts';
import { HOLDER, after, inState, opened, opening, sample, terms } from './samples.ts';

test('R52: a clock without a case holder is the coordinator’s; then it is the holder’s', () => {
  assert.deepEqual(clockOwner(opened()), { role: 'operational-coordinator' });
  assert.deepEqual(clockOwner(after(opened(), sample.assign)), { userId: HOLDER });
  assert.deepEqual(clockOwner(after(opened(), sample.assign, sample.release)), { role: 'operational-coordinator' });
});

test('R52: a missed first contact escalates, a made one does not', () => {
  assert.equal(escalationOf(opened(), '2026-11-11'), 'target-passed');
  assert.equal(escalationOf(opened(), '2026-11-14'), 'final-passed');
  assert.equal(escalationOf(inState().exploration, '2026-11-14'), 'none');
  assert.equal(escalationOf(inState().closed, '2030-01-01'), 'none');
});

test('a caseload has the earliest final date that runs first, and closed cases last', () => {
  const keys = [inState().closed, inState(3).exploration, inState(2).exploration, opened()].map(caseloadKey);
  assert.deepEqual(
    [...keys].sort().map((key) => key.slice(0, 10)),
    ['2026-11-13', '2027-05-05', '2028-05-05', '9999-12-31'],
  );
});

test('R52: a centre sets its own terms per track', () => {
  const weeks = (count: number) => ({ count, unit: 'weeks' as const });
  const own = { ...terms, 2: { ...terms[2], 'plan-of-approach': { target: weeks(1), final: weeks(2) } } };
  const plan = openTrajectory({ ...opening(2), terms: own }).state.clocks[1];
  assert.deepEqual([plan?.target, plan?.final], ['2026-11-12', '2026-11-19']);
});
