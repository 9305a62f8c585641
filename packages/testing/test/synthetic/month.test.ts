import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isMinorAt, parsePlainDate } from '@veilighuis/calendar';
import { policeReportInput } from '@veilighuis/contracts';
import { syntheticFamilyNames, syntheticMonth, toNdjson } from '@veilighuis/testing';

const options = { reports: 4000, seed: 7, from: '2026-03-01', until: '2026-03-31' };
const month = syntheticMonth(options);
const households = [...new Set(month.map(({ household }) => household))];
const share = <T>(list: readonly T[], holds: (item: T) => boolean) => list.filter(holds).length / list.length;
const near = (actual: number, wanted: number, margin: number) =>
  assert.ok(Math.abs(actual - wanted) <= margin, `${String(actual)} instead of ${String(wanted)}`);

describe('a synthetic month', () => {
  test('the same options give the same reports, another seed gives others', () => {
    const small = { ...options, reports: 60 };
    assert.equal(
      toNdjson(syntheticMonth(small).map(({ report }) => report)),
      toNdjson(syntheticMonth(small).map(({ report }) => report)),
    );
    assert.notDeepEqual(syntheticMonth(small), syntheticMonth({ ...small, seed: 8 }));
  });

  test('every report fits the contract', () => {
    for (const { report } of month) policeReportInput.parse(report);
  });

  test('no two reports of a zone share a pv number', () => {
    const keys = month.map(({ report }) => report.zoneCode + report.pvNumber.toUpperCase().replace(/[. ]/g, '').replace(/(\d+)\/(20)?(\d\d)$/, (_, n: string, __, y: string) => `${String(Number(n.slice(-6)))}/${y}`)); // prettier-ignore
    assert.equal(new Set(keys).size, keys.length);
  });

  test('reports are in order of the day, an incident never lies after its report, nobody is born after an incident', () => {
    assert.deepEqual(
      month.map(({ sentOn }) => sentOn),
      month.map(({ sentOn }) => sentOn).toSorted(),
    );
    for (const { report, sentOn, household } of month) {
      assert.ok(report.incident.on <= sentOn);
      for (const { bornOn } of household.minors) assert.ok(bornOn < report.incident.on);
    }
  });

  test('a Monday has about three times the reports of a Wednesday', () => {
    const perDay = (weekday: number) => {
      const days = new Set(
        month.filter(({ sentOn }) => parsePlainDate(sentOn).dayOfWeek === weekday).map(({ sentOn }) => sentOn),
      );
      return month.filter(({ sentOn }) => days.has(sentOn)).length / days.size;
    };
    near(perDay(1) / perDay(3), 3, 0.5);
  });

  test('levels are 55 % low, 30 % medium, 15 % high; 20 % are about a household known already', () => {
    near(
      share(month, ({ level }) => level === 'low'),
      0.55,
      0.03,
    );
    near(
      share(month, ({ level }) => level === 'high'),
      0.15,
      0.02,
    );
    near(
      share(month, ({ again }) => again),
      0.2,
      0.02,
    );
  });

  test('60 % of the households have minors, 1.8 on average; and they are minors all month', () => {
    const withMinors = households.filter(({ minors }) => minors.length > 0);
    near(withMinors.length / households.length, 0.6, 0.03);
    near(withMinors.reduce((sum, { minors }) => sum + minors.length, 0) / withMinors.length, 1.8, 0.1);
    for (const { bornOn } of households.flatMap(({ minors }) => minors))
      assert.equal(isMinorAt({ kind: 'full-date', date: bornOn }, options.until), 'yes');
  });

  test('all four zones send, and each report names the zone of its household', () => {
    assert.deepEqual(new Set(month.map(({ report }) => report.zoneCode)), new Set(['5415', '5425', '5440', '5443']));
    for (const { report, household } of month) assert.equal(report.zoneCode, household.zone.code);
  });

  test('every family name is made up, and one-name persons, partial dates and mixed families occur', () => {
    const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toUpperCase();
    const known = new Set(syntheticFamilyNames.map(plain));
    const persons = month.flatMap(({ report }) => report.persons);
    for (const { name } of persons) assert.ok(name.family === undefined || known.has(plain(name.family)), name.family);
    assert.ok(persons.some(({ name }) => name.family === undefined));
    assert.ok(persons.some(({ birthDate }) => typeof birthDate === 'object'));
    assert.ok(persons.some(({ birthDate }) => typeof birthDate === 'string' && birthDate.length === 4));
    assert.ok(month.some(({ report }) => report.relations?.some(({ relation }) => relation === 'step-parent')));
  });

  test('a household that is registered is one client system, one that only its names betray is a new one each time', () => {
    const keys = new Map<string, Set<string>>();
    for (const { household, clientSystemKey } of month)
      keys.set(household.key, (keys.get(household.key) ?? new Set()).add(clientSystemKey));
    assert.ok([...keys].some(([, own]) => own.size > 1));
    for (const { registered, key } of households) if (registered) assert.equal(keys.get(key)?.size, 1);
    for (const { report, household } of month) {
      if (household.registered)
        assert.ok(
          report.persons
            .filter(({ ref }) => ref.startsWith('adult'))
            .every(({ nationalNumber }) => nationalNumber !== undefined),
        );
    }
  });
});
