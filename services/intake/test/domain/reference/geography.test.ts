import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { geography, municipalityOn, successorsOn, zoneCovers, zoneOn } from '../../../src/domain/reference/index.ts';

const raw: unknown = JSON.parse(readFileSync(new URL('../../../../data/geography.json', import.meta.url), 'utf8'));
const data = geography.parse(raw);
const names = (nis: string, on: string) => successorsOn(data, nis, on).map(({ name }) => name);

describe('R03: zones and municipalities have validity dates', () => {
  test('a municipality is there until the day before it merges', () => {
    assert.equal(municipalityOn(data, '44043', '2024-12-31')?.name, 'Merelbeke');
    assert.equal(municipalityOn(data, '44043', '2025-01-01'), undefined);
    assert.equal(municipalityOn(data, '44088', '2024-12-31'), undefined);
    assert.equal(municipalityOn(data, '44088', '2025-01-01')?.name, 'Merelbeke-Melle');
  });
  test('a merged municipality stands for its successor from then on', () => {
    assert.deepEqual(names('44043', '2024-06-01'), ['Merelbeke']);
    assert.deepEqual(names('44043', '2026-03-10'), ['Merelbeke-Melle']);
    assert.deepEqual(names('45017', '2026-03-10'), ['Kruisem']);
    assert.deepEqual(names('99999', '2026-03-10'), []);
  });
  test('a zone is found by its code, an unknown code is not', () => {
    assert.equal(zoneOn(data, '5425', '2026-03-10')?.name, 'Vlaamse Ardennen');
    assert.equal(zoneOn(data, '9999', '2026-03-10'), undefined);
  });
  test('a zone is not found outside its validity', () => {
    const dated = geography.parse({
      ...data,
      policeZones: [
        { name: 'Oud', code: '5499', municipalities: ['44021'], validFrom: '2002-01-01', validUntil: '2020-12-31' },
      ],
    });
    assert.equal(zoneOn(dated, '5499', '2001-12-31'), undefined);
    assert.equal(zoneOn(dated, '5499', '2020-12-31')?.name, 'Oud');
    assert.equal(zoneOn(dated, '5499', '2021-01-01'), undefined);
  });
  test('a zone covers its municipalities, also under the code that they had before', () => {
    const zone = zoneOn(data, '5425', '2026-03-10');
    assert.ok(zone !== undefined);
    assert.equal(zoneCovers(data, zone, '45035', '2026-03-10'), true);
    assert.equal(zoneCovers(data, zone, '45017', '2026-03-10'), true);
    assert.equal(zoneCovers(data, zone, '44021', '2026-03-10'), false);
  });
});

describe('reference data are checked when they are read', () => {
  const town = { nis: '10001', name: 'A', validUntil: '2020-12-31', successors: ['10002'] };
  const wrong: [title: string, change: object][] = [
    ['a zone with a municipality that is not in the list', { policeZones: [{ name: 'X', municipalities: ['99999'] }] }],
    [
      'a successor that does not follow in time',
      { municipalities: [town, { nis: '10002', name: 'B' }], policeZones: [] },
    ],
    [
      'a day that does not exist',
      { municipalities: [{ nis: '10001', name: 'A', validFrom: '2025-02-30' }], policeZones: [] },
    ],
  ];
  for (const [title, change] of wrong)
    test(`${title} is refused`, () => assert.equal(geography.safeParse({ ...data, ...change }).success, false));
});
