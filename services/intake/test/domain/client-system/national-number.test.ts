import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { checkDigits, formatNationalNumber, parseNationalNumber } from '../../../src/domain/client-system/index.ts';

const today = '2026-03-10';
const read = (typed: string) => parseNationalNumber(typed, today);
const born = (typed: string) => {
  const reading = read(typed);
  return reading.ok ? reading.number.birthDate : reading.fault;
};
const made = (firstNine: string, century: 1900 | 2000) => firstNine + checkDigits(firstNine, century);

describe('R06: national register and BIS numbers', () => {
  test('a number from before 2000 is read with its birth date', () => {
    const reading = read('85.07.30-033.28');
    assert.ok(reading.ok);
    assert.deepEqual(reading.number, {
      normalised: '85073003328',
      register: 'national-register',
      birthDate: { kind: 'full-date', date: '1985-07-30' },
    });
  });

  test('a number from 2000 on has a 2 in front for the check digits', () => {
    assert.deepEqual(born(made('170730033', 2000)), { kind: 'full-date', date: '2017-07-30' });
    assert.deepEqual(born(made('170730033', 1900)), { kind: 'full-date', date: '1917-07-30' });
  });

  test('every spelling gives the same normalised number', () => {
    for (const typed of [
      '85073003328',
      '85.07.30-033.28',
      '85 07 30 033 28',
      ' 850730-033-28 ',
      '85/07/30 033.28',
      '85.07.30–033.28',
    ]) {
      const reading = read(typed);
      assert.ok(reading.ok, typed);
      assert.equal(reading.number.normalised, '85073003328');
      assert.equal(formatNationalNumber(reading.number), '85.07.30-033.28');
    }
  });

  test('a BIS number raises the month by 20 or by 40', () => {
    for (const month of ['27', '47']) {
      const reading = read(made(`85${month}30033`, 1900));
      assert.ok(reading.ok);
      assert.equal(reading.number.register, 'bis');
      assert.deepEqual(reading.number.birthDate, { kind: 'full-date', date: '1985-07-30' });
    }
  });

  test('what was unknown at registration is not made up (R07)', () => {
    assert.deepEqual(born(made('850000033', 1900)), { kind: 'year', year: 1985 });
    assert.deepEqual(born(made('850700033', 1900)), { kind: 'year-month', year: 1985, month: 7 });
    assert.equal(born(made('000001033', 1900)), undefined);
    assert.deepEqual(born(made('854000033', 1900)), { kind: 'year', year: 1985 });
  });

  test('wrong check digits are refused', () => assert.equal(born('85.07.30-033.29'), 'check-digits-wrong'));
  test('a date that cannot be is refused, though the check digits fit', () => {
    assert.equal(born(made('850230033', 1900)), 'birth-date-impossible');
    assert.equal(born(made('851530033', 1900)), 'birth-date-impossible');
    assert.equal(born(made('990730033', 2000)), 'birth-date-impossible');
  });
  test('anything but eleven digits is refused', () => {
    for (const typed of ['', '8507300332', '850730033281', '85073003328a', '85_07_30', '٨٥٠٧٣٠٠٣٣٢٨'])
      assert.equal(born(typed), 'not-eleven-digits');
  });

  const firstNine = fc
    .tuple(
      fc.integer({ min: 0, max: 99 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 1, max: 998 }),
    )
    .map(
      ([y, m, d, serial]) =>
        [y, m, d].map((part) => String(part).padStart(2, '0')).join('') + String(serial).padStart(3, '0'),
    );

  test('no number fits both centuries', () => {
    fc.assert(fc.property(firstNine, (digits) => checkDigits(digits, 1900) !== checkDigits(digits, 2000)));
  });

  test('one wrong digit is always caught', () => {
    fc.assert(
      fc.property(firstNine, fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 9 }), (digits, at, shift) => {
        const good = made(digits, 1900);
        const bad = good.slice(0, at) + String((Number(good[at]) + shift) % 10) + good.slice(at + 1);
        const reading = read(bad);
        // It may fit the other century by chance; never the same one.
        assert.ok(!reading.ok || checkDigits(bad.slice(0, 9), 2000) === bad.slice(9));
      }),
    );
  });

  test('any text is read without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (typed) => typeof read(typed).ok === 'boolean'),
    );
  });
});
