import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProblemError, riskLevels, triageOutcomes } from '@veilighuis/contracts';
import fc from 'fast-check';
import {
  addRequest,
  decide,
  recordAdmission,
  recordMinorConsultation,
  refreshHousehold,
} from '../../../src/domain/triage-file/index.ts';
import type { TriageChange, TriageFile } from '../../../src/domain/triage-file/index.ts';
import { admission, consultation, context, opening, record, waiting } from './samples.ts';

type Act = (file: TriageFile) => TriageChange;

const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.constantFrom(...riskLevels).map(
    (level): Act =>
      (file) =>
        addRequest(file, { ...opening.request, level }, file.household),
  ),
  fc.boolean().map(
    (hasMinor): Act =>
      (file) =>
        refreshHousehold(file, { ...file.household, hasMinor }),
  ),
  fc.boolean().map(
    (met): Act =>
      (file) =>
        recordAdmission(file, { ...admission, sharingNeeded: { met, motivation: 'Daarom.' } }),
  ),
  fc.constant<Act>((file) => recordMinorConsultation(file, consultation, '2026-11-05')),
  fc.constantFrom(...triageOutcomes).map((outcome): Act => (file) => {
    const refers = outcome === 'refer' || outcome === 'hook-on';
    return decide(
      file,
      { ...record, outcome, overrideReason: 'Daarom.', ...(refers ? { referredTo: 'caw' } : {}) },
      context,
    );
  }),
);

/** Plays an act; a refusal leaves the file as it is. */
function play(file: TriageFile, act: Act): TriageChange {
  const before = structuredClone(file);
  try {
    return act(file);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { state: file, facts: [] };
  } finally {
    assert.deepEqual(file, before, 'the old state is never touched');
  }
}

test('R21, R26: whatever people do, one decision ends a file, none passes over a minor, and the version only grows', () => {
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 25, size: 'max' }), (sequence) => {
      let file = waiting;
      for (const act of sequence) {
        const { state, facts } = play(file, act);
        assert.ok(state === file || state.version === file.version + 1);
        if (file.state === 'decided') assert.equal(state, file);
        for (const { event, data } of facts) event.data.parse(data);
        if (facts.length > 0) assert.ok(!state.household.hasMinor || state.consultations.length > 0);
        file = state;
      }
      assert.ok(file.decisions.filter(({ outcome }) => outcome !== 'more-information').length <= 1);
    }),
    { numRuns: 300 },
  );
});
