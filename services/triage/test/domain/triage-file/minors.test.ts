import assert from 'node:assert/strict';
import { test } from 'node:test';
import { triageOutcomes } from '@veilighuis/contracts';
import {
  decide,
  lacksMinorConsultation,
  missingBeforeDecision,
  openNextRound,
  recordAdmission,
  recordMinorConsultation,
} from '../../../src/domain/triage-file/index.ts';
import { admission, assertRefused, consultation, context, decided, opening, record, withMinor } from './samples.ts';

const today = '2026-11-05';
const refers = (outcome: string) => (outcome === 'refer' || outcome === 'hook-on' ? { referredTo: 'caw' } : {});

for (const outcome of triageOutcomes) {
  test(`R21: no decision "${outcome}" while VK or OCJ was not consulted about a minor, not even with a reason`, () => {
    const file = recordAdmission(withMinor, admission).state;
    const wish = { ...record, ...refers(outcome), outcome, overrideReason: 'Het kan niet wachten.' };
    assertRefused(() => decide(file, wish, context), 'minor-consultation-missing');
  });

  test(`R21: after the consultation the decision "${outcome}" goes through`, () => {
    const file = recordMinorConsultation(recordAdmission(withMinor, admission).state, consultation, today).state;
    const wish = { ...record, ...refers(outcome), outcome, overrideReason: 'De tafel ziet het anders.' };
    assert.equal(decide(file, wish, context).state.decisions.at(-1)?.outcome, outcome);
  });
}

test('R21: without a minor nothing is asked of VK or OCJ', () => {
  assert.equal(lacksMinorConsultation({ ...withMinor, household: { ...withMinor.household, hasMinor: false } }), false);
});

test('R21: the board says that the consultation is missing, and no longer once it is recorded', () => {
  assert.deepEqual(missingBeforeDecision(withMinor), ['minor-consultation-missing', 'admission-criteria-unmet']);
  const consulted = recordMinorConsultation(recordAdmission(withMinor, admission).state, consultation, today).state;
  assert.deepEqual(missingBeforeDecision(consulted), []);
});

test('R21: who, when and what came out of it are recorded; OCJ counts as well', () => {
  const { state, facts } = recordMinorConsultation(withMinor, { ...consultation, facility: 'OCJ', on: today }, today);
  assert.deepEqual(state.consultations, [{ ...consultation, facility: 'OCJ', on: today }]);
  assert.equal(state.version, withMinor.version + 1);
  assert.deepEqual(facts, []);
});

test('R21: a consultation of a day to come does not count', () => {
  const tomorrow = { ...consultation, on: '2026-11-06' };
  assertRefused(() => recordMinorConsultation(withMinor, tomorrow, today), 'invalid-input', 'on');
});

test('R21: a consultation of another organisation, or without who and outcome, does not count', () => {
  const caw = { ...consultation, facility: 'CAW' as 'VK' };
  assertRefused(() => recordMinorConsultation(withMinor, caw, today), 'invalid-input', 'facility');
  for (const field of ['organisation', 'contact', 'outcome'] as const) {
    assertRefused(
      () => recordMinorConsultation(withMinor, { ...consultation, [field]: ' ' }, today),
      'invalid-input',
      field,
    );
  }
});

test('R21: the consultation of an earlier round does not count for the next one', () => {
  const earlier = { ...decided, consultations: [consultation] };
  const next = openNextRound(earlier, { ...opening, household: withMinor.household }).state;
  assert.equal(lacksMinorConsultation(next), true);
});

test('R26: a file that is decided takes no consultation any more', () => {
  assertRefused(() => recordMinorConsultation(decided, consultation, today), 'already-decided');
});
