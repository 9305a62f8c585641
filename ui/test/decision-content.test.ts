import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DecisionContent } from '../src/screens/triage/decision/decision-content.ts';
import { departs, emptyDecision, inputOf, lacks, partOf } from '../src/screens/triage/decision/decision-content.ts';
import type { TriageFile } from '../src/screens/triage/triage-file.ts';

const CAW = 'caw-oost-vlaanderen';
const PARKET = 'parket-oost-vlaanderen';

describe('The decision of the table, as it is filled in', () => {
  it('R25: takes over who took part from the attendance, and lets it be changed', () => {
    const file = triageFile();
    assert.equal(partOf(file, emptyDecision, CAW).took, 'part');
    assert.deepEqual(partOf(file, emptyDecision, PARKET), { took: 'absent', reason: 'ziek', dissent: '' });
    const changed = content({ parts: { [CAW]: { took: 'none', reason: '', dissent: '' } } });
    assert.equal(partOf(file, changed, CAW).took, 'none');
  });

  it('R27: departs from the proposal when it routes elsewhere; asking for more and refusing do not route', () => {
    const { proposal } = triageFile();
    const departing = ['include-track-2', 'refer', 'hook-on', 'include-track-3', 'more-information', 'refuse'] as const;
    assert.deepEqual(
      departing.map((outcome) => departs({ proposal }, outcome)),
      [true, true, true, false, false, false],
    );
    assert.equal(departs({ proposal: { ...proposal, outcome: 'refer' } }, 'hook-on'), false);
  });

  it('R21: a missing consultation stands in the way of every outcome, and R20 of a track alone', () => {
    const blocked = triageFile({ missing: ['minor-consultation-missing', 'admission-criteria-unmet'] });
    const whole = content({ outcome: 'refuse', motivation: 'm' });
    assert.deepEqual(lacks(blocked, whole, [CAW]), ['minor']);
    const unmet = triageFile({ missing: ['admission-criteria-unmet'] });
    assert.deepEqual(lacks(unmet, { ...whole, outcome: 'include-track-3' }, [CAW]), ['criteria']);
    assert.deepEqual(lacks(unmet, whole, [CAW]), []);
  });

  it('R26: says what an empty form lacks, and sends what was filled in', () => {
    const file = triageFile();
    assert.deepEqual(lacks(file, emptyDecision, [PARKET]), ['outcome', 'motivation', 'participants']);
    assert.equal(inputOf(file, emptyDecision, [CAW]), undefined);
    const dissenting = { took: 'part', reason: '', dissent: 'anders' } as const;
    const filled = content({ outcome: 'refer', motivation: 'm', overrideReason: 'w', referredTo: CAW });
    assert.deepEqual(inputOf(file, { ...filled, parts: { [CAW]: dissenting } }, [CAW, PARKET]), {
      outcome: 'refer',
      motivation: 'm',
      participants: [CAW],
      absent: [{ organisation: PARKET, reason: 'ziek' }],
      dissent: [{ organisation: CAW, text: 'anders' }],
      actions: [],
      referredTo: CAW,
      overrideReason: 'w',
    });
  });
});

function content(change: Partial<DecisionContent>): DecisionContent {
  return { ...emptyDecision, ...change };
}

function triageFile(change: Partial<TriageFile> = {}): TriageFile {
  return {
    fileId: 'f',
    clientSystemId: 'c',
    version: 1,
    round: 1,
    state: 'waiting',
    reasons: ['risk'],
    repeat: false,
    hasMinor: false,
    municipalities: [],
    zoneCodes: [],
    openedAt: '2026-11-01T08:00:00Z',
    clock: { step: 'table', target: '2026-11-06', final: '2026-11-08' },
    escalation: 'none',
    trend: [],
    consultations: [],
    proposal: { outcome: 'include-track-3', rule: 'pilot-high-risk', sentence: '' },
    missing: [],
    table: {
      contributions: [],
      attendance: [
        { organisation: CAW, version: 1, state: 'present' },
        { organisation: PARKET, version: 1, state: 'absent', reason: 'ziek' },
      ],
      invitations: [],
      actions: [],
      disclosures: [],
    },
    ...change,
  };
}
