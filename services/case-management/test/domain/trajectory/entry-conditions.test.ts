import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryConditions, unmetByNextPhase, unmetConditions } from '../../../src/domain/trajectory/index.ts';
import { DAY, after, assertRefused, attempt, inState, opened, reason, sample, terms } from './samples.ts';

const refusedEntry = (act: () => unknown, code: string) => {
  assertRefused(act, 'phase-entry-refused', undefined, code);
};

test('track 3: execution asks for a first contact and a plan of approach', () => {
  const begun = after(opened(3), sample.assign);
  refusedEntry(() => attempt(begun, sample['enter-execution']), 'first-contact');
  refusedEntry(() => attempt(begun, sample['enter-execution']), 'plan-of-approach');
  refusedEntry(() => attempt(after(begun, sample['add-contact']), sample['enter-execution']), 'plan-of-approach');
  refusedEntry(() => attempt(after(begun, sample['record-plan']), sample['enter-execution']), 'first-contact');
  const ready = after(begun, sample['add-contact'], sample['record-plan']);
  const { state, facts } = attempt(ready, sample['enter-execution']);
  assert.equal(state.state, 'execution');
  assert.deepEqual(
    facts.map(({ event, data }) => [event.name, 'phase' in data && data.phase]),
    [['case-management.phase-entered', 'execution']],
  );
});

test('track 2, the light form: execution asks for a first contact only', () => {
  const begun = after(opened(2), sample.assign);
  refusedEntry(() => attempt(begun, sample['enter-execution']), 'first-contact');
  assert.equal(after(begun, sample['add-contact'], sample['enter-execution']).state, 'execution');
});

test('execution asks for a case holder', () => {
  const unheld = { ...inState().exploration, assigneeId: undefined };
  const unmet = unmetConditions('execution', { trajectory: unheld, reason: undefined, on: DAY, terms });
  assert.deepEqual(
    unmet.map(({ code }) => code),
    ['case-holder'],
  );
});

test('track 3: closing asks for a reason, sooner than a year all the more', () => {
  const { execution } = inState(3);
  refusedEntry(() => attempt(execution, { name: 'enter-closing' }), 'early-closing-reason');
  refusedEntry(() => attempt(execution, { name: 'enter-closing', reason: '  ' }), 'closing-reason');
  const unmetOn = (on: string) =>
    unmetConditions('closing', { trajectory: execution, reason: undefined, on, terms }).map(({ code }) => code);
  assert.deepEqual(unmetOn('2027-11-04'), ['closing-reason', 'early-closing-reason']);
  assert.deepEqual(unmetOn('2027-11-05'), ['closing-reason']);
  assert.equal(attempt(execution, { name: 'enter-closing', reason }).state.state, 'closing');
});

test('track 2: closing after execution asks for nothing', () => {
  assert.equal(attempt(inState(2).execution, { name: 'enter-closing' }).state.state, 'closing');
});

test('both tracks: closing without execution asks for a reason', () => {
  for (const track of [2, 3] as const) {
    const { exploration } = inState(track);
    refusedEntry(() => attempt(exploration, { name: 'enter-closing' }), 'skipped-execution-reason');
    assert.equal(attempt(exploration, { name: 'enter-closing', reason }).state.state, 'closing');
  }
});

test('closing is no way round the conditions of execution', () => {
  const skipped = after(opened(3), sample.assign, sample['enter-closing']);
  refusedEntry(() => attempt(skipped, sample['return-to-execution']), 'plan-of-approach');
  assert.equal(after(skipped, sample['return-to-exploration']).state, 'exploration');
});

test('going back from closing has a reason', () => {
  for (const name of ['return-to-execution', 'return-to-exploration'] as const) {
    assertRefused(() => attempt(inState().closing, { name }), 'motivation-required', 'reason');
  }
});

test('the screen says per next phase what is still missing', () => {
  const unmet = (state: Parameters<typeof unmetByNextPhase>[0]) => unmetByNextPhase(state, DAY, terms);
  assert.deepEqual(unmet(after(opened(3), sample.assign)), {
    execution: ['first-contact', 'plan-of-approach'],
    closing: ['closing-reason', 'early-closing-reason', 'skipped-execution-reason'],
  });
  assert.deepEqual(unmet(inState(2).execution), { closing: [] });
  assert.deepEqual(unmet(inState().closed), {});
});

test('each condition has a code of its own and a sentence', () => {
  assert.equal(new Set(entryConditions.map(({ code }) => code)).size, entryConditions.length);
  for (const { sentence } of entryConditions) assert.match(sentence, /^\p{Lu}.*\.$/u);
});
