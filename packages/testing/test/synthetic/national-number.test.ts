import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addDays } from '@veilighuis/calendar';
import fc from 'fast-check';
import {
  faultyLine,
  isStandInDate,
  isSyntheticNationalNumber,
  SERIALS_PER_DAY,
  spellings,
  syntheticMonth,
  syntheticNationalNumber,
} from '@veilighuis/testing';

const fits = (number: string, century: '' | '2') =>
  97 - (Number(century + number.slice(0, 9)) % 97) === Number(number.slice(9));

describe('synthetic national numbers', () => {
  const day = fc.integer({ min: 0, max: 45_000 }).map((n) => addDays('1901-02-01', n)).filter((date) => !isStandInDate(date)); // prettier-ignore
  const wish = fc.tuple(
    day,
    fc.constantFrom('F' as const, 'M' as const),
    fc.integer({ min: 0, max: SERIALS_PER_DAY - 1 }),
  );

  test('R06: the check digits fit the century of birth, and only that one', () => {
    fc.assert(
      fc.property(wish, ([date, gender, nth]) => {
        const number = syntheticNationalNumber(date, gender, nth);
        assert.equal(fits(number, ''), date < '2000');
        assert.equal(fits(number, '2'), date >= '2000');
      }),
    );
  });

  test('serials lie in the range that nobody has, odd for men and even for women', () => {
    fc.assert(
      fc.property(wish, ([date, gender, nth]) => {
        const number = syntheticNationalNumber(date, gender, nth);
        const serial = Number(number.slice(6, 9));
        assert.ok(serial >= 951 && serial <= 998);
        assert.equal(serial % 2, gender === 'M' ? 1 : 0);
        assert.ok(spellings(number).every(isSyntheticNationalNumber));
      }),
    );
  });

  test('a number that someone could have is recognised as such', () =>
    assert.equal(isSyntheticNationalNumber('85.07.30-033.28'), false));

  test('days that stand in for unknown birth dates, and serials past the last, are refused', () => {
    assert.throws(() => syntheticNationalNumber('1985-01-01', 'F', 0), RangeError);
    assert.throws(() => syntheticNationalNumber('1985-07-01', 'M', 0), RangeError);
    assert.throws(() => syntheticNationalNumber('1985-07-02', 'M', SERIALS_PER_DAY), RangeError);
  });

  const month = syntheticMonth({ reports: 1500, seed: 3, from: '2026-03-01', until: '2026-03-31' });
  const numbers = month.flatMap(({ report }) => report.persons.flatMap(({ nationalNumber }) => nationalNumber ?? []));

  test('every number of a month is synthetic and belongs to one person', () => {
    assert.ok(numbers.length > 1500);
    assert.ok(numbers.every(isSyntheticNationalNumber));
    const persons = new Set(
      month.flatMap(({ household: { adults, minors, grownChildren } }) => [...adults, ...minors, ...grownChildren]),
    );
    const own = [...persons].flatMap(({ nationalNumber }) => nationalNumber ?? []);
    assert.equal(new Set(own).size, own.length);
  });

  test('a spoilt number fits neither century', () => {
    for (const { report } of month) {
      if (report.persons.every(({ nationalNumber }) => nationalNumber === undefined)) continue;
      const spoilt = JSON.parse(faultyLine(report, 'wrong-check-digits').line) as typeof report;
      const before = report.persons.map(({ nationalNumber }) => nationalNumber);
      const changed = spoilt.persons
        .map(({ nationalNumber }) => nationalNumber)
        .filter((number, i) => number !== before[i]);
      assert.equal(changed.length, 1);
      const digits = (changed[0] ?? '').replace(/\D/g, '');
      assert.ok(!fits(digits, '') && !fits(digits, '2'));
    }
  });
});
