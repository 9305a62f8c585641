import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { allowedFields } from '../src/index.ts';
import { canaries, canariesIn } from './canary.ts';

const id = '018f3f5e-8d3b-7c3a-9b1a-3f2f6f0a1b2c';

describe('R39: the allow-list of fields', () => {
  it('lets identifiers, codes, numbers, booleans and moments through', () => {
    const fields = {
      reportId: id,
      operation: 'intake.register-police-report',
      route: '/client-systems/{clientSystemId}',
      durationMs: 12.5,
      duplicate: true,
      dueAt: '2026-03-14T08:00:00Z',
      zone: '5415',
    };
    assert.deepEqual(allowedFields(fields), { fields, dropped: 0 });
  });

  it('drops and counts a name that is not listed, whatever its value', () => {
    assert.deepEqual(allowedFields({ firstName: 'a', note: 1, birthDate: true }), { fields: {}, dropped: 3 });
  });

  it('leaves an absent value out without counting it', () => {
    assert.deepEqual(allowedFields({ reportId: undefined }), { fields: {}, dropped: 0 });
  });

  it('drops an allowed name when its value has not the shape of its kind', () => {
    const { nationalNumber, nationalNumberPrinted, pvNumber, pvNumberOneWord, name, address, mail, phone } = canaries;
    for (const value of [
      nationalNumber,
      nationalNumberPrinted,
      pvNumber,
      pvNumberOneWord,
      name,
      address,
      mail,
      phone,
    ]) {
      assert.deepEqual(
        allowedFields({ reportId: value, operation: value, count: Number(value), dueAt: value }).fields,
        {
          ...(Number(value) < 1e10 ? { count: Number(value) } : {}),
        },
      );
    }
  });

  it('drops objects and lists, which could hold anything', () => {
    assert.equal(allowedFields({ operation: { a: 1 }, reportId: [id], count: [1] }).dropped, 3);
  });

  it('never lets text with a blank, an @ or nine digits through under any name', () => {
    const name = fc.oneof(fc.constantFrom('reportId', 'operation', 'reason', 'dueAt', 'count'), fc.string());
    const value = fc.oneof(fc.constantFrom(...Object.values(canaries)), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(fc.dictionary(name, value), (candidate) => {
        const kept = Object.entries(allowedFields(candidate).fields);
        for (const [key, text] of kept) {
          if (key.endsWith('Id') || key.endsWith('At')) continue;
          assert.doesNotMatch(String(text), /[\s@]|(?:\d\D*){9}/);
        }
      }),
    );
  });

  it('finds a canary when there is one (negative control)', () => {
    assert.deepEqual(canariesIn(`{"x":"${canaries.name}"}`), [canaries.name]);
  });
});
