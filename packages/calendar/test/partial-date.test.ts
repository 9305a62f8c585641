import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  comparePartialDates,
  formatPartialDate,
  mayBeSameDay,
  parsePartialDate,
  partialDateInDutch,
  rangeOf,
} from '@veilighuis/calendar';
import type { PartialDateInput } from '@veilighuis/calendar';
import { anyDate } from './any-date.ts';

const known = fc.oneof(
  anyDate,
  anyDate.map((date) => date.slice(0, 7)),
  anyDate.map((date) => date.slice(0, 4)),
);
const anyPartial: fc.Arbitrary<PartialDateInput> = fc.oneof(
  known,
  fc.record({ approximateAge: fc.integer({ min: 0, max: 120 }), on: known }, { noNullPrototype: true }),
);

test('R07: a partial date is written back as it was read', () => {
  fc.assert(
    fc.property(anyPartial, (input) => {
      assert.deepEqual(formatPartialDate(parsePartialDate(input)), input);
    }),
  );
});

test('R07: a year keeps no month, a month keeps no day', () => {
  assert.deepEqual(parsePartialDate('2016'), { kind: 'year', year: 2016 });
  assert.deepEqual(parsePartialDate('2016-03'), { kind: 'year-month', year: 2016, month: 3 });
  assert.deepEqual(parsePartialDate('2016-03-14'), { kind: 'full-date', date: '2016-03-14' });
  assert.deepEqual(parsePartialDate({ approximateAge: 9, on: '2025-01' }), {
    kind: 'approximate-age',
    age: 9,
    at: { kind: 'year-month', year: 2025, month: 1 },
  });
});

test('R07: what is no birth date is refused', () => {
  const unreadable: PartialDateInput[] = [
    '',
    '16',
    '1899',
    '2100',
    '2016-3',
    '2016-03-1',
    '2016/03',
    'about 9',
    '2016-',
    { approximateAge: -1, on: '2025' },
    { approximateAge: 121, on: '2025' },
    { approximateAge: 9.5, on: '2025' },
    { approximateAge: 9, on: 'now' },
  ];
  for (const input of unreadable)
    assert.throws(() => parsePartialDate(input), { code: 'date-unreadable' }, JSON.stringify(input));
  for (const input of ['2025-02-29', '2016-13', '2016-00', '2016-13-01']) {
    assert.throws(() => parsePartialDate(input), { code: 'date-does-not-exist' }, input);
  }
});

test('R07: people read it in Dutch, without a day that nobody gave', () => {
  const inDutch = (input: PartialDateInput) => partialDateInDutch(parsePartialDate(input));
  assert.equal(inDutch('2016-03-14'), '14 maart 2016');
  assert.equal(inDutch('2016-03'), 'maart 2016');
  assert.equal(inDutch('2016'), '2016');
  assert.equal(inDutch({ approximateAge: 9, on: '2025-01' }), 'ongeveer 9 jaar in januari 2025');
  assert.equal(inDutch({ approximateAge: 9, on: '2025-01-05' }), 'ongeveer 9 jaar op 5 januari 2025');
});

test('R07: an approximate age stands for every day that fits it, with a margin of two years', () => {
  const { earliest, latest } = rangeOf(parsePartialDate({ approximateAge: 9, on: '2025-01-10' }));
  assert.equal(earliest.toString(), '2013-01-11');
  assert.equal(latest.toString(), '2018-01-10');
});

test('sorting puts the earliest possible day first, and the better known before the less known', () => {
  const sorted = ['2016', '2016-03-14', '2015-12', '2016-01-01', '2016-01']
    .map(parsePartialDate)
    .sort(comparePartialDates)
    .map(formatPartialDate);
  assert.deepEqual(sorted, ['2015-12', '2016-01-01', '2016-01', '2016', '2016-03-14']);
});

test('R09: two partial dates may be the same day when their ranges overlap', () => {
  const may = (a: PartialDateInput, b: PartialDateInput) => mayBeSameDay(parsePartialDate(a), parsePartialDate(b));
  assert.equal(may('2016', '2016-03-14'), true);
  assert.equal(may({ approximateAge: 9, on: '2025-01' }, '2015-06'), true);
  assert.equal(may('2016-03', '2016-04-01'), false);
  assert.equal(may({ approximateAge: 9, on: '2025-01' }, '1990'), false);
});
