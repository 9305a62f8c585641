import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  MAX_REFERENCE_LENGTH,
  parsePvNumber,
  reportKey,
  type PvFault,
} from '../../../src/domain/police-report/index.ts';

const normalised = (raw: string, year = 2026) => {
  const read = parsePvNumber(raw, year);
  return read.kind === 'unreadable' ? read.fault : read.normalised;
};

describe('R01: pv number', () => {
  const shapes: [title: string, raw: string, key: string][] = [
    ['the full shape', 'GE.43.L2.001234/2023', 'GE.43.L2.001234/2023'],
    ['a serial of five digits', 'GE.43.L2.01234/2023', 'GE.43.L2.001234/2023'],
    ['a year of two digits', 'GE.43.L2.001234/23', 'GE.43.L2.001234/2023'],
    ['five digits and a short year', 'GE.43.L2.01234/26', 'GE.43.L2.001234/2026'],
    ['blanks between the parts', 'GE 43 L2 001234 2023', 'GE.43.L2.001234/2023'],
    ['no-break spaces', 'GE\u00a043\u00a0L2\u00a0001234/2023', 'GE.43.L2.001234/2023'],
    ['small letters, blanks round it', '  ge.43.l2.001234/2023 ', 'GE.43.L2.001234/2023'],
    ['no separators in the head', 'GE43L2001234/2023', 'GE.43.L2.001234/2023'],
    ['a service of digits', 'DE.43.98.004321/2024', 'DE.43.98.004321/2024'],
    ['the coming year', 'GE.43.L2.001234/27', 'GE.43.L2.001234/2027'],
    ['a year of the century before', 'GE.43.L2.001234/98', 'GE.43.L2.001234/1998'],
  ];
  for (const [title, raw, key] of shapes) test(`${title} is read as one key`, () => assert.equal(normalised(raw), key));

  test('the raw text is kept as typed', () => {
    const raw = ' ge 43 l2 01234/23';
    const read = parsePvNumber(raw, 2026);
    assert.ok(read.kind === 'pv-number');
    assert.equal(read.raw, raw);
    assert.equal(read.year, 2023);
  });

  const refused: [title: string, raw: string, fault: PvFault][] = [
    ['nothing', '', 'empty'],
    ['only blanks', '   ', 'empty'],
    ['no digit at all', 'onbekend', 'empty'],
    ['a huge text', '1'.repeat(MAX_REFERENCE_LENGTH + 1), 'too-long'],
    ['a control character', 'GE.43.L2.001234/2023\u0000', 'forbidden-characters'],
    ['a line end', 'NOT\n123', 'forbidden-characters'],
    ['a text direction mark', 'NOT \u202e123', 'forbidden-characters'],
    ['markup', '<b>12</b>', 'forbidden-characters'],
    ['a serial of four digits', 'GE.43.L2.1234/2023', 'malformed-pv-number'],
    ['a serial of seven digits', 'GE.43.L2.0012345/2023', 'malformed-pv-number'],
    ['a year of three digits', 'GE.43.L2.001234/202', 'malformed-pv-number'],
    ['no year', 'GE.43.L2.001234', 'malformed-pv-number'],
    ['a year to come', 'GE.43.L2.001234/2031', 'year-out-of-range'],
    ['a year before 1950', 'GE.43.L2.001234/1023', 'year-out-of-range'],
  ];
  for (const [title, raw, fault] of refused) test(`${title} is refused`, () => assert.equal(normalised(raw), fault));

  test('a reference of the prosecutor with another shape is accepted as such', () => {
    const read = parsePvNumber('notitie  24g0012345', 2026);
    assert.equal(read.kind, 'other-reference');
    assert.equal(normalised('notitie  24g0012345'), 'NOTITIE 24G0012345');
  });

  test('the same number in two police zones is two reports', () => {
    const read = parsePvNumber('GE.43.L2.001234/2023', 2026);
    assert.ok(read.kind === 'pv-number');
    assert.equal(reportKey('5415', read), '5415|GE.43.L2.001234/2023');
    assert.notEqual(reportKey('5415', read), reportKey('5440', read));
  });

  const parts = fc.record({
    district: fc.constantFrom('GE', 'DE', 'OU', 'BR'),
    code: fc.integer({ min: 0, max: 99 }),
    service: fc.stringMatching(/^[A-Z0-9]{2}$/),
    serial: fc.integer({ min: 0, max: 99_999 }),
    year: fc.integer({ min: 1950, max: 2027 }),
    separator: fc.constantFrom('.', ' ', ' . ', ''),
    slash: fc.constantFrom('/', ' / ', ' '),
    digits: fc.constantFrom(5, 6),
  });

  test('every spelling of one number gives the same key, and the key reads as itself', () => {
    fc.assert(
      fc.property(parts, ({ district, code, service, serial, year, separator, slash, digits }) => {
        const code2 = String(code).padStart(2, '0');
        const typed =
          [district, code2, service, String(serial).padStart(digits, '0')].join(separator) + slash + String(year);
        const key = `${district}.${code2}.${service}.${String(serial).padStart(6, '0')}/${String(year)}`;
        assert.equal(normalised(typed), key);
        assert.equal(normalised(typed.toLowerCase()), key);
        assert.equal(normalised(key), key);
      }),
    );
  });

  test('any text is read without throwing, and what is accepted reads as itself', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100, unit: 'binary' }), fc.integer({ min: 2000, max: 2099 }), (raw, year) => {
        const read = parsePvNumber(raw, year);
        if (read.kind === 'unreadable') return;
        assert.equal(read.raw, raw);
        assert.equal(normalised(read.normalised, year), read.normalised);
      }),
      { numRuns: 500 },
    );
  });
});
