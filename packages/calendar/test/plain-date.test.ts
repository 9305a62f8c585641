import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addYears,
  daysBetween,
  earliestOf,
  isPlainDate,
  parsePlainDate,
} from '@veilighuis/calendar';
import { anyDate } from './any-date.ts';

test('R53: a day that does not exist is refused', () => {
  for (const text of ['2025-02-29', '2100-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00']) {
    assert.throws(() => parsePlainDate(text), { name: 'DateFault', code: 'date-does-not-exist' });
  }
  assert.equal(parsePlainDate('2024-02-29').day, 29);
});

test('R53: only YYYY-MM-DD is a date, without time, zone or blanks', () => {
  for (const text of [
    '',
    '2026',
    '2026-1-1',
    '2026-01-01T00:00',
    '2026-01-01Z',
    ' 2026-01-01',
    '20260101',
    '2026-01-01[u-ca=gregory]',
    '01/02/2026',
  ]) {
    assert.equal(isPlainDate(text), false, text);
    assert.throws(() => parsePlainDate(text), { code: 'date-unreadable' });
  }
});

test('R39: the message of a fault does not hold the text that was given', () => {
  assert.throws(
    () => parsePlainDate('1987-02-30'),
    (error: Error) => !error.message.includes('1987'),
  );
});

test('R53: months and years on, a day that is missing becomes the last day of that month', () => {
  assert.equal(addMonths('2026-01-31', 1), '2026-02-28');
  assert.equal(addMonths('2028-01-31', 1), '2028-02-29');
  assert.equal(addMonths('2026-10-31', 4), '2027-02-28');
  assert.equal(addYears('2028-02-29', 15), '2043-02-28');
  assert.equal(addYears('2028-02-29', 4), '2032-02-29');
  assert.equal(addYears('2030-03-14', 15), '2045-03-14');
});

test('R53: days are counted as dates, so both clock changes count as one day', () => {
  assert.equal(addDays('2026-03-28', 2), '2026-03-30');
  assert.equal(addDays('2026-10-24', 2), '2026-10-26');
  assert.equal(daysBetween('2026-10-01', '2026-11-01'), 31);
});

test('dates compare as text in the order of the calendar', () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: 1, max: 5000 }), (date, days) => {
      const later = addDays(date, days);
      assert.ok(date < later);
      assert.equal(daysBetween(date, later), days);
      assert.equal(earliestOf(later, date), date);
    }),
  );
});
