import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addRequest,
  finalDecision,
  openNextRound,
  openTriageFile,
  refreshHousehold,
} from '../../../src/domain/triage-file/index.ts';
import { NINOVE, assertRefused, decided, opening, waiting } from './samples.ts';

test('R52: a file opens on the list the same day, and its table clock starts', () => {
  assert.deepEqual(waiting.clocks, [
    { step: 'triage-list', target: '2026-11-02', final: '2026-11-02', doneOn: '2026-11-02' },
    { step: 'table', target: '2026-11-07', final: '2026-11-09' },
  ]);
});

test('R52: what came on the list later than it was asked for shows it', () => {
  const late = openTriageFile({ ...opening, now: '2026-11-03T23:30:00.000Z' }).state;
  assert.deepEqual(late.clocks[0], {
    step: 'triage-list',
    target: '2026-11-02',
    final: '2026-11-02',
    doneOn: '2026-11-04',
  });
});

test('R39: opening announces codes only', () => {
  const { facts } = openTriageFile(opening);
  assert.deepEqual(
    facts.map(({ event, data }) => [event.name, event.data.parse(data)]),
    [
      [
        'triage.file-opened',
        {
          fileId: opening.fileId,
          clientSystemId: opening.request.clientSystemId,
          level: 'medium',
          repeat: false,
          finalOn: '2026-11-09',
        },
      ],
    ],
  );
});

test('R13: a new report of a client system that waits adds its reason and marks the repeat, without putting anything off', () => {
  const repeat = { ...opening.request, reasons: ['repeat' as const], level: 'high' as const, repeat: true };
  const { state, facts } = addRequest(waiting, repeat, waiting.household);
  assert.deepEqual(state.reasons, ['risk', 'repeat']);
  assert.equal(state.level, 'high');
  assert.equal(state.repeat, true);
  assert.equal(state.version, waiting.version + 1);
  assert.deepEqual(state.clocks, waiting.clocks);
  assert.deepEqual(facts, []);
});

test('R12: a request that comes late with a lower level does not lower it', () => {
  const { state } = addRequest(waiting, { ...opening.request, level: 'low' }, waiting.household);
  assert.equal(state.level, 'medium');
});

test('the same request twice changes nothing', () => {
  assert.equal(addRequest(waiting, opening.request, { ...waiting.household }).state, waiting);
});

test('R21: a child that came to light is told to a file that waits', () => {
  const { state } = refreshHousehold(waiting, { ...waiting.household, hasMinor: true });
  assert.equal(state.household.hasMinor, true);
  assert.equal(state.version, waiting.version + 1);
  const moved = refreshHousehold(waiting, { ...waiting.household, municipalities: [NINOVE] }).state;
  assert.deepEqual(moved.household.municipalities, [NINOVE]);
});

test('R13: after a decision the next round is a file of its own, and the decided one stays as it is', () => {
  const before = structuredClone(decided);
  const next = openNextRound(decided, { ...opening, fileId: '0198c0de-0000-7000-8000-000000000009' }).state;
  assert.equal(next.round, 2);
  assert.equal(next.state, 'waiting');
  assert.deepEqual([next.consultations, next.decisions, next.admission], [[], [], undefined]);
  assert.deepEqual(decided, before);
  assert.equal(finalDecision(decided)?.outcome, 'include-track-2');
  assert.equal(finalDecision(next), undefined);
});

test('R13: no next round while the previous one waits, and no request is added to one that is decided', () => {
  assertRefused(() => openNextRound(waiting, opening), 'conflict');
  assertRefused(
    () => openNextRound(decided, { ...opening, request: { ...opening.request, clientSystemId: opening.fileId } }),
    'conflict',
  );
  assertRefused(() => addRequest(decided, opening.request, decided.household), 'conflict');
  assertRefused(() => refreshHousehold(decided, decided.household), 'conflict');
});
