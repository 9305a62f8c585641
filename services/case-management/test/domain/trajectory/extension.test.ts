import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endClock } from '../../../src/domain/trajectory/index.ts';
import { DAY, after, assertRefused, attempt, inState, reason } from './samples.ts';

const { execution } = inState(2);
const extend = (until: string, finalOn?: string) => ({ name: 'extend' as const, until, finalOn, reason });

test('an extension sets a later target end, with its reason, and moves the final date along when needed', () => {
  const within = after(execution, extend('2027-04-05'));
  assert.deepEqual(endClock(within), { step: 'end', target: '2027-04-05', final: '2027-05-05' });
  assert.deepEqual(within.extensions, [{ until: '2027-04-05', reason, on: DAY }]);
  const beyond = after(within, extend('2027-06-05'));
  assert.deepEqual(endClock(beyond), { step: 'end', target: '2027-06-05', final: '2027-06-05' });
  assert.equal(beyond.extensions.length, 2);
  assert.equal(endClock(after(execution, extend('2027-06-05', '2027-07-05'))).final, '2027-07-05');
});

test('an extension without a reason is refused', () => {
  assertRefused(() => attempt(execution, { name: 'extend', until: '2027-06-05' }), 'motivation-required', 'reason');
});

test('an extension is later than the present target, and not in the past', () => {
  assertRefused(() => attempt(execution, extend('2027-03-05')), 'invalid-input', 'until', 'not-later');
  assertRefused(() => attempt(execution, extend('2027-03-06'), '2027-03-08'), 'invalid-input', 'until', 'date-in-past');
});

test('the final date of an extension is not before its target, nor brought forward', () => {
  assertRefused(
    () => attempt(execution, extend('2027-06-05', '2027-06-04')),
    'invalid-input',
    'finalOn',
    'before-target',
  );
  assertRefused(() => attempt(execution, extend('2027-04-05', '2027-04-30')), 'invalid-input', 'finalOn', 'not-later');
});
