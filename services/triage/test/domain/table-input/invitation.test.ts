import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { endedAt, refuseSecondInvitation, withdraw } from '../../../src/domain/table-input/index.ts';
import type { Invitation } from '../../../src/domain/table-input/index.ts';
import { assertProblem } from './samples.ts';

const invitation: Invitation = {
  invitationId: 'i',
  version: 1,
  organisation: 'ocmw-gent',
  category: 'OCMW',
  ground: 'involvement',
  motivation: 'jwe',
  inviteeId: 'worker',
  invitedOn: '2026-03-02',
};

describe('R23: invitations to a consultation', () => {
  it('the same people are invited once, until the invitation is withdrawn', () => {
    assertProblem(() => refuseSecondInvitation([invitation], invitation), 'conflict');
    refuseSecondInvitation([invitation], { organisation: 'ocmw-gent', inviteeId: 'colleague' });
    refuseSecondInvitation([{ ...invitation, withdrawnOn: '2026-03-03' }], invitation);
  });

  it('withdrawn, its ground ended yesterday, also on the day of the invitation itself', () => {
    const withdrawn = withdraw(invitation, undefined, '2026-03-02', 1);
    assert.deepEqual([withdrawn.until, withdrawn.withdrawnOn, withdrawn.version], ['2026-03-01', '2026-03-02', 2]);
    assertProblem(() => withdraw(withdrawn, undefined, '2026-03-03', 2), 'conflict');
    assertProblem(() => withdraw(invitation, undefined, '2026-03-03', 7), 'version-conflict');
  });

  it('a ground that ended is not made longer', () => {
    assert.deepEqual(endedAt({ ...invitation, until: '2026-03-01' }, '2026-04-01'), { until: '2026-03-01' });
    assert.deepEqual(endedAt(invitation, '2026-04-01'), { until: '2026-04-01' });
  });
});
