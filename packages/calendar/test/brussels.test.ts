import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  Temporal,
  dateInBrussels,
  momentsInBrussels,
  startOfDayInBrussels,
  timeInBrussels,
} from '@veilighuis/calendar';
import { anyDate } from './any-date.ts';

test('R53: the date in Belgium differs from the date in UTC before midnight', () => {
  assert.equal(dateInBrussels('2026-01-31T22:59:59Z'), '2026-01-31');
  assert.equal(dateInBrussels('2026-01-31T23:00:00Z'), '2026-02-01');
  assert.equal(dateInBrussels('2026-06-30T22:00:00Z'), '2026-07-01');
  assert.equal(dateInBrussels(new Date('2026-06-30T21:59:59Z')), '2026-06-30');
});

test('R53: on 29 March 2026 the clock goes from 02:00 to 03:00', () => {
  assert.equal(timeInBrussels('2026-03-29T00:59:00Z'), '01:59');
  assert.equal(timeInBrussels('2026-03-29T01:00:00Z'), '03:00');
  assert.deepEqual(momentsInBrussels('2026-03-29', '02:30'), []);
  assert.deepEqual(momentsInBrussels('2026-03-29', '03:30').map(String), ['2026-03-29T01:30:00Z']);
});

test('R53: on 25 October 2026 the hour from 02:00 to 03:00 comes twice', () => {
  assert.equal(timeInBrussels('2026-10-25T00:30:00Z'), '02:30');
  assert.equal(timeInBrussels('2026-10-25T01:30:00Z'), '02:30');
  assert.deepEqual(momentsInBrussels('2026-10-25', '02:30').map(String), [
    '2026-10-25T00:30:00Z',
    '2026-10-25T01:30:00Z',
  ]);
});

test('R53: the two days of a clock change last 23 and 25 hours', () => {
  const hours = (date: string, next: string) =>
    startOfDayInBrussels(date).until(startOfDayInBrussels(next)).total('hours');
  assert.equal(hours('2026-03-29', '2026-03-30'), 23);
  assert.equal(hours('2026-10-25', '2026-10-26'), 25);
  assert.equal(hours('2026-06-01', '2026-06-02'), 24);
});

test('R53: the day begins on its own date, and the moment before belongs to the day before', () => {
  fc.assert(
    fc.property(anyDate, (date) => {
      const start = startOfDayInBrussels(date);
      assert.equal(dateInBrussels(start), date);
      assert.ok(dateInBrussels(start.subtract({ milliseconds: 1 })) < date);
    }),
  );
});

test('R53: a moment is found again from its date and time in Belgium', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 * 24 * 365 * 40 }), (minutes) => {
      const moment = Temporal.Instant.from('2000-01-01T00:00Z').add({ minutes });
      const found = momentsInBrussels(dateInBrussels(moment), timeInBrussels(moment));
      assert.ok(found.some((candidate) => candidate.equals(moment)));
    }),
  );
});

test('R53: the date in Belgium is right whatever day was asked for before, at any moment of two years', () => {
  const start = Date.parse('2026-01-01T00:00:00Z');
  const moment = fc.integer({ min: 0, max: 2 * 366 * 24 * 60 }).map((minute) => new Date(start + minute * 60_000));
  // Close by each other too, so that the second question meets the day of the first.
  const nearby = fc
    .tuple(moment, fc.integer({ min: -1500, max: 1500 }))
    .map(([at, minutes]) => [at, new Date(at.getTime() + minutes * 60_000)]);
  const inBelgium = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels', dateStyle: 'short' });
  fc.assert(
    fc.property(fc.array(nearby), (asked) => {
      for (const at of asked.flat()) assert.equal(dateInBrussels(at), inBelgium.format(at));
    }),
  );
});
