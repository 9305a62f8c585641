import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { closeMeeting, refusePastDay, setAgenda } from '../../../src/domain/meeting/index.ts';
import type { FileOnAgenda, Meeting } from '../../../src/domain/meeting/index.ts';
import { assertProblem, fieldsOf } from '../table-input/samples.ts';

const meeting: Meeting = {
  ...{ meetingId: 'm', centre: 'ovl', version: 1, on: '2026-03-05', startsAt: '09:30', place: 'centre' },
  state: 'planned',
  agenda: [{ fileId: 'a' }, { fileId: 'b' }],
};

const waiting = (fileId: string, meetingId?: string): FileOnAgenda => ({ fileId, state: 'waiting', meetingId });
const idsOf = ({ agenda }: Meeting) => agenda.map(({ fileId }) => fileId);

describe('the agenda of a meeting of the table', () => {
  it('takes no file that is decided, stands on another agenda, or is not there to be seen', () => {
    const decided: FileOnAgenda = { fileId: 'd', state: 'decided', meetingId: 'earlier' };
    const files = [waiting('a', 'm'), waiting('b', 'm'), waiting('e', 'another'), decided];
    const problem = assertProblem(() => setAgenda(meeting, ['a', 'd', 'e'], files), 'invalid-input');
    assert.deepEqual(fieldsOf(problem), ['fileIds.1 not-waiting', 'fileIds.2 on-another-agenda']);
    const unknown = assertProblem(() => setAgenda(meeting, ['a', 'x'], files), 'not-found');
    assert.deepEqual(fieldsOf(unknown), ['fileIds.1 not-found']);
  });

  it('stands in the order that was asked for, each file once; what is left out goes', () => {
    const files = [waiting('a', 'm'), waiting('b', 'm'), waiting('c')];
    assert.deepEqual(idsOf(setAgenda(meeting, ['c', 'a', 'c'], files)), ['c', 'a']);
  });

  it('keeps what was decided at this meeting', () => {
    const files = [{ ...waiting('a', 'm'), state: 'decided' } as const, waiting('b', 'm')];
    assert.deepEqual(idsOf(setAgenda(meeting, ['b'], files)), ['a', 'b']);
    assert.deepEqual(idsOf(setAgenda(meeting, ['b', 'a'], files)), ['b', 'a']);
  });

  it('R36: keeps what whoever sets it may not see, without a word', () => {
    assert.deepEqual(idsOf(setAgenda(meeting, ['a'], [waiting('a', 'm')])), ['b', 'a']);
  });

  it('does not change once the meeting was held', () => {
    const held = closeMeeting(meeting, ['b']);
    assert.deepEqual(held.agenda, [{ fileId: 'a' }, { fileId: 'b', returned: true }]);
    assertProblem(() => setAgenda(held, [], []), 'conflict');
    assertProblem(() => closeMeeting(held, []), 'conflict');
  });

  it('is planned for a day to come, or today', () => {
    assertProblem(() => refusePastDay('2026-03-04', '2026-03-05'), 'invalid-input');
    refusePastDay('2026-03-05', '2026-03-05');
  });
});
