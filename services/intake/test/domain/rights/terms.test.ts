import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answerDueOn, extended } from '../../../src/domain/rights/index.ts';

const terms = { answerMonths: 1, extensionMonths: 2, forwardTo: { police: 'GBA', 'public-prosecutor': 'GBA' } };

describe('The term of an access request', () => {
  it('is a month from receipt, also when the next month is shorter', () => {
    assert.equal(answerDueOn('2026-11-25', terms), '2026-12-25');
    assert.equal(answerDueOn('2027-01-31', terms), '2027-02-28');
  });

  it('is extended by two months, on its last day still, and once', () => {
    const first = { receivedOn: '2026-11-25', dueOn: '2026-12-25' };
    assert.deepEqual(extended(first, terms, '2026-12-25'), { dueOn: '2027-02-25' });
    assert.deepEqual(extended(first, terms, '2026-12-26'), { obstacle: 'too-late' });
    const longer = { ...first, extension: { on: '2026-12-01', ground: 'complexity' as const } };
    assert.deepEqual(extended(longer, terms, '2026-12-02'), { obstacle: 'extended-already' });
  });
});
