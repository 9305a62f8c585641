import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decideJoin, type JoinHit } from '../../../src/domain/client-system/index.ts';

const hit = (clientSystemId: string, ref: string, more: Partial<JoinHit> = {}): JoinHit => ({
  clientSystemId,
  ref,
  personId: `${clientSystemId}-${ref}`,
  by: 'national-number',
  inHouseholdOfReport: true,
  inHouseholdThere: true,
  lastActiveOn: '2026-01-01',
  ...more,
});

describe('R09: which client system a report joins', () => {
  test('without a hit a new one is opened', () => assert.deepEqual(decideJoin([]), { kind: 'open' }));

  test('a member of the household found by national number ties the report to that client system', () => {
    const decision = decideJoin([hit('a', 'mother')]);
    assert.ok(decision.kind === 'join');
    assert.equal(decision.clientSystemId, 'a');
    assert.deepEqual([...decision.persons], [['mother', 'a-mother']]);
    assert.deepEqual(decision.offerWith, []);
  });

  test('a mere reporter or witness of the report never ties it', () => {
    assert.deepEqual(decideJoin([hit('a', 'neighbour', { inHouseholdOfReport: false })]), { kind: 'open' });
  });

  test('someone who was a mere reporter or witness there never ties it', () => {
    assert.deepEqual(decideJoin([hit('a', 'mother', { inHouseholdThere: false })]), { kind: 'open' });
  });

  test('with several the most recent is joined and the others are offered as possible matches', () => {
    const decision = decideJoin([
      hit('a', 'mother', { lastActiveOn: '2025-03-01' }),
      hit('b', 'father', { lastActiveOn: '2025-06-01' }),
    ]);
    assert.ok(decision.kind === 'join');
    assert.equal(decision.clientSystemId, 'b');
    assert.deepEqual(decision.offerWith, [{ ref: 'mother', clientSystemId: 'a', personId: 'a-mother' }]);
  });

  test('the household with more persons of the report goes before a more recent one', () => {
    const decision = decideJoin([
      hit('a', 'mother'),
      hit('a', 'father'),
      hit('b', 'father', { lastActiveOn: '2026-02-01' }),
    ]);
    assert.ok(decision.kind === 'join');
    assert.equal(decision.clientSystemId, 'a');
    assert.deepEqual(decision.offerWith, [{ ref: 'father', clientSystemId: 'b', personId: 'b-father' }]);
  });

  test('the order of the hits makes no difference', () => {
    const hits = [hit('b', 'mother'), hit('a', 'father'), hit('c', 'son')];
    const decisions = [hits, hits.toReversed()]
      .map((order) => decideJoin(order))
      .map((d) => (d.kind === 'join' ? d.clientSystemId : d.kind));
    assert.deepEqual(decisions, ['a', 'a']);
  });
});
