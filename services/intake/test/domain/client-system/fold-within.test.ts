import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { foldWithin, undoFoldWithin } from '../../../src/domain/client-system/fold-within.ts';
import type { ClientSystem } from '../../../src/domain/client-system/index.ts';

const address = { addressId: 'a1', street: 'Voorbeeldstraat 1', municipality: '44021', safe: false };
const system: ClientSystem = {
  clientSystemId: 's',
  persons: [
    { personId: 'an', name: { given: 'An', family: 'De Proef' }, addresses: [address] },
    { personId: 'jan', name: { given: 'Jan', family: 'De Proef' }, addresses: [] },
    { personId: 'anna', name: { given: 'Anna', family: 'De Proef' }, addresses: [{ ...address, addressId: 'a2', safe: true }] },
  ],
  relations: [
    { from: 'an', to: 'jan', relation: 'partner' },
    { from: 'anna', to: 'jan', relation: 'partner' },
    { from: 'an', to: 'anna', relation: 'household-member' },
  ],
  incidents: [
    { reportId: 'r1', on: '2026-01-01', roles: [{ personId: 'an', role: 'victim' }, { personId: 'jan', role: 'suspect' }] },
    { reportId: 'r2', on: '2026-02-01', roles: [{ personId: 'anna', role: 'victim' }] },
  ],
  registrationIds: [],
  assessmentIds: [],
  shielding: { shielded: false, visibleTo: [] },
}; // prettier-ignore
const sorted = (one: ClientSystem) => ({
  ...one,
  persons: one.persons.toSorted((a, b) => a.personId.localeCompare(b.personId)),
  relations: one.relations.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
});

describe('R09: two persons of one client system are one', () => {
  const folded = foldWithin(system, 'an', 'anna');

  test('roles and relations of both stay linked to the one who is kept', () => {
    assert.deepEqual(
      folded.system.persons.map(({ personId }) => personId),
      ['an', 'jan'],
    );
    assert.deepEqual(folded.system.incidents[1]?.roles, [{ personId: 'an', role: 'victim' }]);
    assert.deepEqual(folded.system.relations, [{ from: 'an', to: 'jan', relation: 'partner' }]);
  });
  test('an address that was safe for one of them is safe (R35)', () =>
    assert.equal(folded.system.persons[0]?.addresses[0]?.safe, true));
  test('undoing gives back what was', () =>
    assert.deepEqual(sorted(undoFoldWithin(folded.system, folded.record)), sorted(system)));
  test('an incident that came in since stays with the one who was kept', () => {
    const later = { reportId: 'r3', on: '2026-03-01', roles: [{ personId: 'an', role: 'victim' as const }] };
    const undone = undoFoldWithin({ ...folded.system, incidents: [...folded.system.incidents, later] }, folded.record);
    assert.deepEqual(undone.incidents[2], later);
  });
  test('a person is not folded into itself, nor into someone who is not there', () => {
    assert.throws(() => foldWithin(system, 'an', 'an'), RangeError);
    assert.throws(() => foldWithin(system, 'an', 'nobody'), RangeError);
  });
});
