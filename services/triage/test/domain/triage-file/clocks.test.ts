import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockStanding, defaultTriageTerms, openTriageFile } from '../../../src/domain/triage-file/index.ts';
import { decided, opening, waiting } from './samples.ts';

test('R52: the clock that runs is the one that counts; it has an owner and escalates to people', () => {
  const standing = (on: string) => clockStanding(waiting.clocks, on);
  assert.equal(standing('2026-11-07').clock.step, 'table');
  assert.equal(standing('2026-11-07').owner, 'operational-coordinator');
  assert.deepEqual([standing('2026-11-07').escalation, standing('2026-11-07').tell], ['none', []]);
  assert.deepEqual(
    [standing('2026-11-08').escalation, standing('2026-11-08').tell],
    ['target-passed', ['operational-coordinator']],
  );
  assert.deepEqual(standing('2026-11-10').tell, ['operational-coordinator', 'strategic-coordinator']);
});

test('R52: a decided file no longer escalates', () => {
  assert.equal(clockStanding(decided.clocks, '2030-01-01').escalation, 'none');
});

test('R52: a centre sets its own terms', () => {
  const terms = {
    ...defaultTriageTerms,
    table: { target: { count: 2, unit: 'working-days' }, final: { count: 3, unit: 'working-days' } },
  } as const;
  const { state } = openTriageFile({ ...opening, now: '2026-11-10T08:00:00Z', terms });
  assert.deepEqual(state.clocks[1], { step: 'table', target: '2026-11-13', final: '2026-11-16' });
});
