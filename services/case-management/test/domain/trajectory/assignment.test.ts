import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HOLDER, OTHER, after, assertRefused, attempt, inState, opened, reason, sample } from './samples.ts';

test('the first case holder begins exploration; both are announced', () => {
  const { state, facts } = attempt(opened(), sample.assign);
  assert.equal(state.assigneeId, HOLDER);
  assert.deepEqual(
    facts.map(({ event, data }) => [event.name, event.data.parse(data)]),
    [
      [
        'case-management.trajectory-assigned',
        { trajectoryId: state.trajectoryId, clientSystemId: state.clientSystemId, assigneeId: HOLDER },
      ],
      [
        'case-management.phase-entered',
        { trajectoryId: state.trajectoryId, clientSystemId: state.clientSystemId, phase: 'exploration' },
      ],
    ],
  );
});

test('another holder than before needs a reason', () => {
  const { exploration } = inState();
  assertRefused(() => attempt(exploration, { name: 'reassign', assigneeId: OTHER }), 'motivation-required', 'reason');
  assertRefused(
    () => attempt(exploration, { name: 'reassign', assigneeId: OTHER, reason: ' ' }),
    'motivation-required',
    'reason',
  );
  const { state, facts } = attempt(exploration, sample.reassign);
  assert.equal(state.assigneeId, OTHER);
  assert.deepEqual(
    facts.map(({ event }) => event.name),
    ['case-management.trajectory-assigned'],
  );
});

test('a case is not handed to who holds it already', () => {
  assertRefused(() => attempt(inState().execution, { name: 'reassign', assigneeId: HOLDER, reason }), 'conflict');
});

test('letting go of a case needs a reason, and a phase is not announced again when someone takes it over', () => {
  const { execution } = inState();
  assertRefused(() => attempt(execution, { name: 'release' }), 'motivation-required', 'reason');
  const released = after(execution, sample.release);
  const { facts } = attempt(released, { name: 'assign', assigneeId: OTHER });
  assert.deepEqual(
    facts.map(({ event }) => event.name),
    ['case-management.trajectory-assigned'],
  );
  const early = after(opened(), sample.assign, sample.release);
  assert.equal(attempt(early, sample.assign).facts.length, 1);
});

test('the history says what happened, when, by whom and why; contacts stay out of it', () => {
  const { history } = after(inState().exploration, sample.reassign);
  assert.deepEqual(
    history.map(({ command, state }) => [command, state]),
    [
      ['open', 'unassigned'],
      ['assign', 'exploration'],
      ['record-plan', 'exploration'],
      ['reassign', 'exploration'],
    ],
  );
  assert.equal(history.at(-1)?.reason, reason);
  assert.equal(history[0]?.by, undefined);
});
