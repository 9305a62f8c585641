import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addSpan,
  escalationOf,
  highestEscalation,
  nextFinalDate,
  startClock,
  stopClock,
  termFrom,
} from '@veilighuis/calendar';
import type { Span } from '@veilighuis/calendar';
import { anyDate } from './any-date.ts';

const table = startClock('table', '2026-11-02', {
  target: { count: 5, unit: 'days' },
  final: { count: 7, unit: 'days' },
});

test('R52: a clock has a target date and a final date', () => {
  assert.deepEqual(table, { step: 'table', target: '2026-11-07', final: '2026-11-09' });
});

test('R52: a clock escalates the day after its target date, and again the day after its final date', () => {
  assert.equal(escalationOf(table, '2026-11-07'), 'none');
  assert.equal(escalationOf(table, '2026-11-08'), 'target-passed');
  assert.equal(escalationOf(table, '2026-11-09'), 'target-passed');
  assert.equal(escalationOf(table, '2026-11-10'), 'final-passed');
});

test('R52: a clock that was stopped no longer escalates, and keeps its first day', () => {
  const stopped = stopClock(table, '2026-11-12');
  assert.equal(escalationOf(stopped, '2027-01-01'), 'none');
  assert.equal(stopClock(stopped, '2026-12-01').doneOn, '2026-11-12');
});

test('R52: the most urgent clock and the earliest final date count, of the clocks that run', () => {
  const plan = startClock('plan', '2026-11-02', {
    target: { count: 5, unit: 'weeks' },
    final: { count: 6, unit: 'weeks' },
  });
  assert.equal(highestEscalation([plan, table], '2026-11-08'), 'target-passed');
  assert.equal(nextFinalDate([plan, table]), '2026-11-09');
  assert.equal(nextFinalDate([plan, stopClock(table, '2026-11-04')]), '2026-12-14');
  assert.equal(nextFinalDate([stopClock(table, '2026-11-04')]), undefined);
  assert.equal(highestEscalation([], '2026-11-08'), 'none');
});

test('R52: spans are counted in days, working days, weeks, months and years', () => {
  const from = (count: number, unit: Span['unit']) => addSpan('2026-01-31', { count, unit });
  assert.equal(from(1, 'days'), '2026-02-01');
  assert.equal(from(1, 'working-days'), '2026-02-02');
  assert.equal(from(1, 'weeks'), '2026-02-07');
  assert.equal(from(1, 'months'), '2026-02-28');
  assert.equal(from(1, 'years'), '2027-01-31');
});

test('R52: a rule with its target after its final date is refused', () => {
  assert.throws(
    () => termFrom('2026-01-01', { target: { count: 2, unit: 'weeks' }, final: { count: 7, unit: 'days' } }),
    RangeError,
  );
});

test('R52: as days go by, a clock only becomes more urgent', () => {
  const rising = ['none', 'target-passed', 'final-passed'];
  fc.assert(
    fc.property(anyDate, anyDate, (one, other) => {
      const [earlier, later] = one < other ? [one, other] : [other, one];
      const clock = startClock('step', earlier, {
        target: { count: 3, unit: 'working-days' },
        final: { count: 2, unit: 'weeks' },
      });
      assert.equal(escalationOf(clock, earlier), 'none');
      assert.ok(rising.indexOf(escalationOf(clock, later)) >= rising.indexOf(escalationOf(clock, earlier)));
    }),
    { numRuns: 50 },
  );
});
