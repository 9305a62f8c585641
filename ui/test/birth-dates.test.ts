import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readBirthDate } from '../src/format/birth-dates.ts';

const today = '2026-03-10';

describe('a birth date as somebody types it (R07)', () => {
  const readable: readonly (readonly [string, unknown])[] = [
    ['7/3/1984', '1984-03-07'],
    ['07.03.1984', '1984-03-07'],
    ['29/02/2024', '2024-02-29'],
    ['3/1984', '1984-03'],
    [' 1984 ', '1984'],
    ['ongeveer 9', { approximateAge: 9, on: today }],
    ['± 40 jaar', { approximateAge: 40, on: today }],
    ['about 9', { approximateAge: 9, on: today }],
  ];
  for (const [typed, expected] of readable) {
    it(`is read: ${typed}`, () => assert.deepEqual(readBirthDate(typed, today), expected));
  }

  for (const typed of ['', '30/02/2025', '29/02/2025', '13/1984', '84', '7/3', 'maart', 'ongeveer 130', '1884', '9']) {
    it(`is not guessed at: "${typed}"`, () => assert.equal(readBirthDate(typed, today), undefined));
  }
});
