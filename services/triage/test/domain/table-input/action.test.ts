import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { completeAction, isOverdue } from '../../../src/domain/table-input/index.ts';
import type { TableAction } from '../../../src/domain/table-input/index.ts';
import { assertProblem } from './samples.ts';

const action: TableAction = {
  ...{ actionId: 'a', fileId: 'f', clientSystemId: 'c', centre: 'ovl', decisionId: 'd', version: 1, text: 'jwe' },
  organisation: 'pz-gent',
  dueOn: '2026-03-12',
  state: 'open',
};

describe('R26: actions of a decision', () => {
  it('are done once', () => {
    const done = completeAction(action, { doneOn: '2026-03-10', doneBy: 'somebody' }, 1);
    assert.deepEqual([done.state, done.doneOn, done.version], ['done', '2026-03-10', 2]);
    assertProblem(() => completeAction(done, { doneOn: '2026-03-11' }, 2), 'conflict');
    assertProblem(() => completeAction(done, { doneOn: '2026-03-11' }, 1), 'version-conflict');
  });

  it('are overdue from the day after theirs, as long as they are open', () => {
    assert.equal(isOverdue(action, '2026-03-12'), false);
    assert.equal(isOverdue(action, '2026-03-13'), true);
    assert.equal(isOverdue({ ...action, state: 'done' }, '2026-03-13'), false);
  });
});
