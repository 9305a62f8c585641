import assert from 'node:assert/strict';
import { ProblemError } from '@veilighuis/contracts';
import type { ProblemCode } from '@veilighuis/contracts';
import { decide, defaultTriageTerms, openTriageFile, recordAdmission } from '../../../src/domain/triage-file/index.ts';
import type {
  Admission,
  Catchment,
  DecidingContext,
  DecisionRecord,
  MinorConsultation,
  Opening,
  TriageFile,
} from '../../../src/domain/triage-file/index.ts';

export const GENT = '44021';
export const NINOVE = '41048';
export const ANTWERPEN = '11002';

export const catchment: Catchment = {
  pilot: [{ nis: GENT, validFrom: '2023-11-25' }],
  province: [{ nis: GENT }, { nis: NINOVE }],
};

export const opening: Opening = {
  fileId: '0198c0de-0000-7000-8000-000000000001',
  centre: 'oost-vlaanderen',
  request: {
    clientSystemId: '0198c0de-0000-7000-8000-000000000002',
    reasons: ['risk'],
    level: 'medium',
    repeat: false,
  },
  household: { hasMinor: false, municipalities: [GENT], zoneCodes: ['5415'] },
  requestedAt: '2026-11-02T08:00:00.000Z',
  now: '2026-11-02T08:00:02.000Z',
  terms: defaultTriageTerms,
};

export const waiting = openTriageFile(opening).state;

export const withMinor: TriageFile = { ...waiting, household: { ...waiting.household, hasMinor: true } };

export const consultation: MinorConsultation = {
  facility: 'VK',
  organisation: 'vk-oost-vlaanderen',
  contact: 'arts van wacht',
  on: '2026-11-03',
  outcome: 'Samen opvolgen.',
};

const yes = { met: true, motivation: 'Omdat het zo is.' };
const no = { suffices: false, motivation: 'Geprobeerd, hielp niet.' };
export const admission: Admission = {
  repeatedViolence: yes,
  sharingNeeded: yes,
  harmonisedApproachNeeded: yes,
  directReferral: no,
  hookingOn: no,
};

export const admitted = recordAdmission(waiting, admission).state;

export const record: DecisionRecord = {
  outcome: 'include-track-2',
  motivation: 'Gezin uit balans.',
  participants: ['pz-gent', 'parket-oost-vlaanderen', 'caw-oost-vlaanderen'],
  absent: [],
  dissent: [],
  actions: [],
};

export const context: DecidingContext = {
  decisionId: '0198c0de-0000-7000-8000-000000000003',
  decidedBy: '0198c0de-0000-7000-8000-000000000004',
  now: '2026-11-05T09:30:00.000Z',
  catchment,
  terms: defaultTriageTerms,
};

export const decided = decide(admitted, record, context).state;

/** Asserts that an act is refused with this problem, at this field when one is named. */
export function assertRefused(act: () => unknown, code: ProblemCode, field?: string): void {
  assert.throws(act, (error) => {
    assert.ok(error instanceof ProblemError, String(error));
    assert.equal(error.problem.code, code);
    if (field !== undefined)
      assert.ok(
        error.problem.fields?.some((fault) => fault.field === field),
        `fault at ${field}`,
      );
    return true;
  });
}
