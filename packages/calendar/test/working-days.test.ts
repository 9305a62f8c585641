import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, addWorkingDays, belgianHolidays, isWorkingDay, workingDaysBetween } from '@veilighuis/calendar';
import { anyDate } from './any-date.ts';

test('R53: the ten legal holidays of Belgium in 2026', () => {
  assert.deepEqual(
    [...belgianHolidays(2026).keys()],
    [
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-25',
      '2026-07-21',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ],
  );
  assert.equal(belgianHolidays(2026).get('2026-04-06'), 'Paasmaandag');
  assert.equal(belgianHolidays(2026), belgianHolidays(2026), 'counted once per year');
});

test('R53: Easter Monday, 21 July and 11 November are no working days', () => {
  for (const date of ['2026-04-06', '2026-07-21', '2026-11-11']) assert.equal(isWorkingDay(date), false, date);
});

test('R53: the weekend is no working day; an ordinary Monday and the Flemish holiday of 11 July are', () => {
  assert.equal(isWorkingDay('2026-11-14'), false);
  assert.equal(isWorkingDay('2026-11-15'), false);
  assert.equal(isWorkingDay('2026-11-16'), true);
  assert.equal(isWorkingDay('2025-07-11'), true);
});

test('R52: five working days step over the weekend and over a holiday', () => {
  assert.equal(addWorkingDays('2026-11-05', 5), '2026-11-13');
  assert.equal(addWorkingDays('2026-04-02', 1), '2026-04-03');
  assert.equal(addWorkingDays('2026-04-02', 2), '2026-04-07');
  assert.equal(addWorkingDays('2026-12-31', 1), '2027-01-04');
  assert.equal(addWorkingDays('2026-07-20', 1), '2026-07-22');
  assert.equal(addWorkingDays('2026-07-21', 0), '2026-07-21');
});

test('working days are not counted backward or in parts', () => {
  assert.throws(() => addWorkingDays('2026-01-05', -1), RangeError);
  assert.throws(() => addWorkingDays('2026-01-05', 1.5), RangeError);
});

test('R53: the nth working day is a working day with n working days up to it', () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: 1, max: 40 }), (date, count) => {
      const end = addWorkingDays(date, count);
      assert.equal(isWorkingDay(end), true);
      assert.equal(workingDaysBetween(date, end), count);
      assert.ok(end >= addDays(date, count));
    }),
    { numRuns: 50 },
  );
});

test('the data on holidays are only loaded when a working day is asked for', () => {
  const loaded = (act: string) =>
    execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import * as calendar from '@veilighuis/calendar'; import { createRequire } from 'node:module'; ${act};
       const held = Object.keys(createRequire(import.meta.resolve('@veilighuis/calendar')).cache);
       console.log(held.some((path) => path.includes('date-holidays')));`,
      ],
      { encoding: 'utf8', cwd: import.meta.dirname },
    ).trim();
  assert.equal(loaded('calendar.addMonths("2026-01-01", 1)'), 'false');
  assert.equal(loaded('calendar.isWorkingDay("2026-01-05")'), 'true');
});
