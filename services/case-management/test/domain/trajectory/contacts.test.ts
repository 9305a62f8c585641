import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Contact } from '../../../src/domain/trajectory/index.ts';
import { DAY, after, assertRefused, attempt, contact, inState, opened, sample } from './samples.ts';

const begun = after(opened(), sample.assign);
const add = (difference: Partial<Contact>) => ({
  name: 'add-contact' as const,
  contact: { ...contact, ...difference },
});
const firstContactClock = (state: typeof begun) => state.clocks.find(({ step }) => step === 'first-contact');

test('R52: the first contact with the family stops its clock on the day of the contact', () => {
  const { state, facts } = attempt(begun, add({}));
  assert.equal(state.firstContactOn, '2026-11-09');
  assert.equal(firstContactClock(state)?.doneOn, '2026-11-09');
  assert.deepEqual(facts, []);
});

test('R52: a contact with a partner is not a first contact with the family', () => {
  for (const kind of ['partner', 'other'] as const) {
    const { state } = attempt(begun, add({ kind }));
    assert.equal(state.firstContactOn, undefined);
    assert.equal(firstContactClock(state)?.doneOn, undefined);
    assert.equal(state.version, begun.version + 1);
  }
});

test('the first contact is the earliest one, also when it is written down later', () => {
  const state = after(begun, add({ on: '2026-11-10' }), add({ on: '2026-11-06', kind: 'telephone' }), add({}));
  assert.equal(state.firstContactOn, '2026-11-06');
  assert.equal(firstContactClock(state)?.doneOn, '2026-11-06');
});

test('a contact lies between the decision and today', () => {
  assertRefused(() => attempt(begun, add({ on: '2026-11-11' })), 'invalid-input', 'on', 'date-in-future');
  assertRefused(() => attempt(begun, add({ on: '2026-11-04' })), 'invalid-input', 'on', 'date-before-decision');
  assert.equal(attempt(begun, add({ on: '2026-11-05' })).state.firstContactOn, '2026-11-05');
  assert.equal(attempt(begun, add({ on: DAY })).state.firstContactOn, DAY);
});

test('R52: the plan of approach stops its clock; a later version of the plan keeps that day on the clock', () => {
  const planClock = (state: typeof begun) => state.clocks.find(({ step }) => step === 'plan-of-approach')?.doneOn;
  const planned = after(begun, { name: 'record-plan', on: '2026-11-09' });
  assert.deepEqual([planned.planOfApproachOn, planClock(planned)], ['2026-11-09', '2026-11-09']);
  const revised = after(planned, { name: 'record-plan', on: '2026-11-10' });
  assert.deepEqual([revised.planOfApproachOn, planClock(revised)], ['2026-11-10', '2026-11-09']);
  assertRefused(() => attempt(begun, { name: 'record-plan', on: '2026-11-11' }), 'invalid-input', 'on');
  assertRefused(() => attempt(inState().closing, sample['record-plan']), 'conflict');
});
