import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsePartialDate } from '@veilighuis/calendar';
import fc from 'fast-check';
import {
  merge,
  strictestShielding,
  undoMerge,
  type Address,
  type ClientSystem,
  type IncidentLink,
  type Person,
} from '../../../src/domain/client-system/index.ts';

const address = (addressId: string, street: string, safe = false): Address => ({
  addressId,
  street,
  municipality: '44021',
  safe,
});
const person = (personId: string, given: string, more: Partial<Person> = {}): Person => ({
  personId,
  name: { given, family: 'De Smet' },
  addresses: [],
  ...more,
});
const incident = (reportId: string, ...roles: IncidentLink['roles'][number][]): IncidentLink => ({
  reportId,
  on: '2026-01-01',
  roles,
});
const system = (clientSystemId: string, more: Partial<ClientSystem> = {}): ClientSystem => ({
  clientSystemId,
  persons: [],
  relations: [],
  incidents: [],
  registrationIds: [],
  assessmentIds: [],
  shielding: { shielded: false, visibleTo: [] },
  ...more,
});

const left = system('left', {
  persons: [person('an', 'An', { addresses: [address('a1', 'Voorbeeldstraat 1')] }), person('jan', 'Jan')],
  relations: [{ from: 'an', to: 'jan', relation: 'partner' }],
  incidents: [incident('r1', { personId: 'an', role: 'victim' }, { personId: 'jan', role: 'suspect' })],
  registrationIds: ['g1'],
  assessmentIds: ['x1'],
});
const right = system('right', {
  persons: [
    person('anna', 'Anna', {
      birthDate: parsePartialDate('1980'),
      phone: '000',
      addresses: [address('a2', 'voorbeeldstraat 1', true), address('a3', 'Modelplein 2', true)],
    }),
    person('bo', 'Bo'),
  ],
  relations: [{ from: 'anna', to: 'bo', relation: 'parent' }],
  incidents: [incident('r2', { personId: 'anna', role: 'victim' }, { personId: 'bo', role: 'exposed-child' })],
  registrationIds: ['g2'],
  assessmentIds: ['x2'],
  shielding: { shielded: true, visibleTo: ['u1', 'u2'] },
});
const same = [{ kept: 'an', folded: 'anna' }];

describe('R09: merging client systems', () => {
  const { survivor, absorbed, record } = merge(left, right, same);

  test('every person, relation, incident, registration and assessment stays linked', () => {
    assert.deepEqual(
      survivor.persons.map(({ personId }) => personId),
      ['an', 'jan', 'bo'],
    );
    assert.deepEqual(survivor.relations.at(-1), { from: 'an', to: 'bo', relation: 'parent' });
    assert.deepEqual(
      survivor.incidents.map(({ reportId }) => reportId),
      ['r1', 'r2'],
    );
    assert.deepEqual(survivor.incidents[1]?.roles[0], { personId: 'an', role: 'victim' });
    assert.deepEqual(survivor.registrationIds, ['g1', 'g2']);
    assert.deepEqual(survivor.assessmentIds, ['x1', 'x2']);
  });

  test('what only one of both knew of the person is kept', () => {
    const an = survivor.persons[0];
    assert.equal(an?.phone, '000');
    assert.deepEqual(an.birthDate, { kind: 'year', year: 1980 });
    assert.deepEqual(an.otherNames, [{ given: 'Anna', family: 'De Smet' }]);
  });

  test('an address that was safe in one of them is safe (R35)', () => {
    assert.deepEqual(survivor.persons[0]?.addresses.map(({ addressId, safe }) => [addressId, safe]), [['a1', true], ['a3', true]]); // prettier-ignore
  });

  test('the strictest shielding wins (R36)', () => {
    assert.deepEqual(survivor.shielding, { shielded: true, visibleTo: ['u1', 'u2'] });
    const both = strictestShielding({ shielded: true, visibleTo: ['u1', 'u3'] }, right.shielding);
    assert.deepEqual(both, { shielded: true, visibleTo: ['u1'] });
  });

  test('the absorbed one points at the survivor, and is not merged twice nor with itself', () => {
    assert.equal(absorbed.mergedInto, 'left');
    assert.throws(() => merge(system('third'), absorbed, []), RangeError);
    assert.throws(() => merge(left, left, []), RangeError);
  });

  test('undoing gives back both exactly', () =>
    assert.deepEqual(undoMerge(survivor, record), { survivor: left, absorbed: right }));

  test('what came in after the merge stays with the survivor, with the persons it is about', () => {
    const later = incident('r3', { personId: 'bo', role: 'victim' });
    const undone = undoMerge(
      { ...survivor, incidents: [...survivor.incidents, later], assessmentIds: [...survivor.assessmentIds, 'x3'] },
      record,
    );
    assert.deepEqual(
      undone.survivor.incidents.map(({ reportId }) => reportId),
      ['r1', 'r3'],
    );
    assert.deepEqual(undone.survivor.assessmentIds, ['x1', 'x3']);
    assert.ok(undone.survivor.persons.some(({ personId }) => personId === 'bo'));
    assert.deepEqual(undone.absorbed, right);
  });

  test('a field corrected after the merge, and shielding set after it, stay when it is undone', () => {
    const corrected = {
      ...survivor,
      persons: survivor.persons.map((p) => (p.personId === 'an' ? { ...p, phone: '111' } : p)),
      shielding: { shielded: true, visibleTo: ['u9'] },
    };
    const undone = undoMerge(corrected, record);
    assert.equal(undone.survivor.persons[0]?.phone, '111');
    assert.deepEqual(undone.survivor.shielding, { shielded: true, visibleTo: ['u9'] });
  });

  const anySystem = (clientSystemId: string, prefix: string) =>
    fc
      .record({
        persons: fc.uniqueArray(fc.constantFrom('1', '2', '3', '4'), { minLength: 1 }),
        streets: fc.uniqueArray(fc.constantFrom('Voorbeeldstraat 1', 'Modelplein 2', 'Testlaan 3')),
        safe: fc.boolean(),
        reports: fc.uniqueArray(fc.constantFrom('r1', 'r2', 'r3', 'r4')),
        shielded: fc.boolean(),
        visibleTo: fc.uniqueArray(fc.constantFrom('u1', 'u2', 'u3')),
      })
      .map(({ persons, streets, safe, reports, shielded, visibleTo }) => {
        const ids = persons.map((n) => prefix + n);
        return system(clientSystemId, {
          persons: ids.map((id) =>
            person(id, id, { addresses: streets.map((street, i) => address(`${id}-${String(i)}`, street, safe)) }),
          ),
          relations: ids.slice(1).map((to) => ({ from: ids[0] ?? '', to, relation: 'household-member' })),
          incidents: reports.map((reportId) =>
            incident(reportId, ...ids.map((personId) => ({ personId, role: 'victim' as const }))),
          ),
          registrationIds: reports.map((reportId) => `g-${reportId}`),
          shielding: { shielded, visibleTo },
        });
      });

  test('any merge keeps every link and every protection, and undoing it restores both exactly', () => {
    fc.assert(
      fc.property(anySystem('left', 'l'), anySystem('right', 'r'), fc.boolean(), (a, b, alike) => {
        const pair = alike ? [{ kept: a.persons[0]?.personId ?? '', folded: b.persons[0]?.personId ?? '' }] : [];
        const merged = merge(a, b, pair);
        const reports = new Set(merged.survivor.incidents.map(({ reportId }) => reportId));
        for (const { reportId } of [...a.incidents, ...b.incidents]) assert.ok(reports.has(reportId));
        assert.equal(merged.survivor.persons.length, a.persons.length + b.persons.length - pair.length);
        assert.equal(merged.survivor.shielding.shielded, a.shielding.shielded || b.shielding.shielded);
        assert.deepEqual(undoMerge(merged.survivor, merged.record), { survivor: a, absorbed: b });
      }),
    );
  });
});
