import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  absenteesOf,
  maySitIn,
  participantsOf,
  recordAttendance,
  refuseEndBeforeBegin,
  refuseIncoherentAttendance,
} from '../../../src/domain/table-input/index.ts';
import type { Attendance } from '../../../src/domain/table-input/index.ts';
import { refuseAbsentParticipants } from '../../../src/domain/triage-file/index.ts';
import { record } from '../triage-file/samples.ts';
import { assertProblem, fieldsOf } from './samples.ts';

const by = { recordedAt: '2026-03-05T09:30:00.000Z', recordedBy: 'somebody' };
const line = (organisation: string, state: Attendance['state'], meetingId?: string): Attendance => ({
  ...by,
  organisation,
  state,
  version: 1,
  ...(meetingId === undefined ? {} : { meetingId }),
});

describe('R25: who takes part', () => {
  it('a decision names no participant who is recorded as absent or as having declined', () => {
    const refused = assertProblem(
      () => refuseAbsentParticipants({ ...record, participants: ['pz-gent', 'caw', 'parket'] }, ['caw', 'parket']),
      'invalid-input',
    );
    assert.deepEqual(fieldsOf(refused), ['participants.1 recorded-absent', 'participants.2 recorded-absent']);
    refuseAbsentParticipants({ ...record, participants: ['pz-gent'] }, ['caw', 'parket']);
  });

  it('counts who is there of this meeting, not of an earlier one', () => {
    const attendance = [
      line('pz-gent', 'present', 'now'),
      line('parket', 'represented', 'now'),
      line('caw', 'absent', 'now'),
      line('ocmw', 'declined', 'now'),
      line('caw', 'present', 'before'),
    ];
    assert.deepEqual(participantsOf({ meetingId: 'now', attendance }), ['pz-gent', 'parket']);
    assert.deepEqual(absenteesOf({ meetingId: 'now', attendance }), ['caw', 'ocmw']);
    assert.deepEqual(participantsOf({ attendance }), []);
  });

  it('two people who record the same line at once don’t overwrite each other', () => {
    const first = recordAttendance({ attendance: [] }, line('caw', 'present'), 0);
    assert.equal(first.version, 1);
    assertProblem(() => recordAttendance({ attendance: [first] }, line('caw', 'absent'), 0), 'version-conflict');
    assert.equal(recordAttendance({ attendance: [first] }, line('caw', 'absent'), 1).version, 2);
    assert.equal(recordAttendance({ attendance: [first] }, line('parket', 'present'), 0).version, 1);
  });
});

describe('R23: permanent representatives', () => {
  it('who is represented has one of the register, and nobody else has one', () => {
    const faultsOf = (state: Attendance['state'], representativeId: string | undefined, isKnown: boolean) =>
      fieldsOf(assertProblem(() => refuseIncoherentAttendance({ state, representativeId }, isKnown), 'invalid-input'));
    assert.deepEqual(faultsOf('represented', undefined, false), ['representativeId required']);
    assert.deepEqual(faultsOf('represented', 'r', false), ['representativeId not-in-register']);
    assert.deepEqual(faultsOf('present', 'r', true), ['representativeId not-applicable']);
    refuseIncoherentAttendance({ state: 'represented', representativeId: 'r' }, true);
    refuseIncoherentAttendance({ state: 'absent' }, false);
  });

  it('sit in for their own organisation, on the days of the register', () => {
    const representative = { organisation: 'parket', from: '2026-01-01', until: '2026-06-30' };
    assert.equal(maySitIn(representative, 'caw', '2026-03-05'), false);
    assert.equal(maySitIn(representative, 'parket', '2025-12-31'), false);
    assert.equal(maySitIn(representative, 'parket', '2026-07-01'), false);
    assert.equal(maySitIn(representative, 'parket', '2026-01-01'), true);
    assert.equal(maySitIn(representative, 'parket', '2026-06-30'), true);
    assert.equal(maySitIn({ organisation: 'parket', from: '2026-01-01' }, 'parket', '2040-01-01'), true);
  });

  it('end on a day that comes after their first one', () => {
    assertProblem(() => refuseEndBeforeBegin({ from: '2026-01-02', until: '2026-01-01' }), 'invalid-input');
    refuseEndBeforeBegin({ from: '2026-01-02', until: '2026-01-02' });
    refuseEndBeforeBegin({ from: '2026-01-02' });
  });
});
