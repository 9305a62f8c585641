import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ageAt, approximateAgeMarginYears, countsAsMinorAt, isMinorAt, parsePartialDate } from '@veilighuis/calendar';
import type { PartialDateInput } from '@veilighuis/calendar';
import { anyDate } from './any-date.ts';

const age = (birth: PartialDateInput, at: string) => ageAt(parsePartialDate(birth), at);
const minor = (birth: PartialDateInput, at: string) => isMinorAt(parsePartialDate(birth), at);

test('R07: age is age at a date', () => {
  assert.deepEqual(age('2016-03-14', '2026-03-13'), { min: 9, max: 9 });
  assert.deepEqual(age('2016-03-14', '2026-03-14'), { min: 10, max: 10 });
  assert.deepEqual(age('2016-03-14', '2010-01-01'), { min: 0, max: 0 });
});

test('R07: the less is known, the wider the age', () => {
  assert.deepEqual(age('2016-03', '2026-03-14'), { min: 9, max: 10 });
  assert.deepEqual(age('2016', '2026-03-14'), { min: 9, max: 10 });
  assert.deepEqual(age({ approximateAge: 9, on: '2025-01' }, '2025-01-31'), { min: 7, max: 12 });
});

test('R07: a full date gives one age, and narrowing a date never widens the age', () => {
  fc.assert(
    fc.property(anyDate, anyDate, (birth, at) => {
      const full = age(birth, at);
      assert.equal(full.min, full.max);
      for (const part of [birth.slice(0, 7), birth.slice(0, 4)]) {
        const wide = age(part, at);
        assert.ok(wide.min <= full.min && full.max <= wide.max);
      }
    }),
  );
});

test('R07: someone born on 29 February is a minor up to and including 28 February', () => {
  assert.equal(minor('2008-02-29', '2026-02-28'), 'yes');
  assert.equal(minor('2008-02-29', '2026-03-01'), 'no');
});

test('R07: minority is certain, excluded, or unknown', () => {
  assert.equal(minor('2008-06-15', '2026-06-14'), 'yes');
  assert.equal(minor('2008-06-15', '2026-06-15'), 'no');
  assert.equal(minor('2008', '2026-06-15'), 'unknown');
  assert.equal(minor('2008-06', '2026-06-15'), 'unknown');
  assert.equal(minor('2008-06', '2026-07-01'), 'no');
  assert.equal(minor({ approximateAge: 9, on: '2025-01' }, '2026-06-15'), 'yes');
  assert.equal(isMinorAt(undefined, '2026-06-15'), 'unknown');
});

test('R21: who may possibly be a minor counts as a minor', () => {
  const counts = (birth: PartialDateInput) => countsAsMinorAt(parsePartialDate(birth), '2026-06-15');
  assert.equal(counts('2008'), true);
  assert.equal(counts({ approximateAge: 18, on: '2026-06' }), true);
  assert.equal(counts({ approximateAge: 18 + approximateAgeMarginYears - 1, on: '2026-06-15' }), true);
  assert.equal(countsAsMinorAt(undefined, '2026-06-15'), true);
  assert.equal(counts('2007'), false);
  assert.equal(counts({ approximateAge: 18 + approximateAgeMarginYears, on: '2026-06-15' }), false);
});
