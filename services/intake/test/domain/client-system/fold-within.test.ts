import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClientSystem, Person } from '../../../src/domain/client-system/index.ts';
import { foldWithin, undoFoldWithin } from '../../../src/domain/client-system/fold-within.ts';

function person(personId: string, more: Partial<Person> = {}): Person {
  return { personId, name: { given: 'Ina', family: 'Testpersoon' }, addresses: [], ...more };
}

const system: ClientSystem = {
  clientSystemId: 'cs',
  persons: [
    person('kept', {
      addresses: [{ addressId: 'a1', street: 'Voorbeeldstraat 1', municipality: '44021', safe: false }],
    }),
    person('folded', {
      phone: '000',
      addresses: [{ addressId: 'a2', street: 'Voorbeeldstraat 1', municipality: '44021', safe: true }],
    }),
    person('child', { name: { given: 'Kleine', family: 'Testpersoon' } }),
  ],
  relations: [
    { from: 'folded', to: 'child', relation: 'parent' },
    { from: 'kept', to: 'folded', relation: 'sibling' },
  ],
  incidents: [
    { reportId: 'r1', on: '2026-01-01', roles: [{ personId: 'kept', role: 'victim' }] },
    {
      reportId: 'r2',
      on: '2026-02-01',
      roles: [
        { personId: 'folded', role: 'victim' },
        { personId: 'kept', role: 'reporter' },
      ],
    },
  ],
  registrationIds: [],
  assessmentIds: [],
  shielding: { shielded: false, visibleTo: [] },
};

const sorted = (one: ClientSystem): unknown => ({
  ...one,
  persons: [...one.persons].sort((a, b) => a.personId.localeCompare(b.personId)),
  relations: [...one.relations].sort((a, b) => a.relation.localeCompare(b.relation)),
  incidents: one.incidents.map((incident) => ({
    ...incident,
    roles: [...incident.roles].sort((a, b) => a.personId.localeCompare(b.personId)),
  })),
});

describe('R09: two persons of one client system are the same', () => {
  const folded = foldWithin(system, 'kept', 'folded');

  it('keeps every role and relation, and no relation of someone with themselves', () => {
    assert.deepEqual(
      folded.system.persons.map(({ personId }) => personId),
      ['kept', 'child'],
    );
    assert.deepEqual(folded.system.relations, [{ from: 'kept', to: 'child', relation: 'parent' }]);
    assert.deepEqual(folded.system.incidents[1]?.roles, [
      { personId: 'kept', role: 'victim' },
      { personId: 'kept', role: 'reporter' },
    ]);
  });

  it('keeps the strictest protection: the address is safe (R35)', () => {
    assert.equal(folded.system.persons[0]?.addresses[0]?.safe, true);
  });

  it('can be undone to what it was', () => {
    assert.deepEqual(
      sorted(undoFoldWithin(folded.system, folded.record)),
      sorted(JSON.parse(JSON.stringify(system)) as ClientSystem),
    );
  });

  it('leaves with the kept person what came in since', () => {
    const later = {
      ...folded.system,
      incidents: [
        ...folded.system.incidents,
        { reportId: 'r3', on: '2026-03-01', roles: [{ personId: 'kept', role: 'victim' as const }] },
      ],
    };
    assert.deepEqual(undoFoldWithin(later, folded.record).incidents[2]?.roles, [{ personId: 'kept', role: 'victim' }]);
  });

  it('refuses a person with itself, and one who is not there', () => {
    assert.throws(() => foldWithin(system, 'kept', 'kept'), RangeError);
    assert.throws(() => foldWithin(system, 'kept', 'nobody'), RangeError);
  });
});
