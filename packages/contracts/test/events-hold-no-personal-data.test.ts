import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { envelopeSchema, events } from '../src/index.ts';
import { jsonSchemaOf } from '../src/json-schema.ts';
import { roomForPersonalData } from './support/personal-data.ts';

describe('R39: events hold ids, codes, numbers, dates of day and booleans', () => {
  for (const { type, data } of events) {
    it(type, () => {
      assert.deepEqual(roomForPersonalData(data), []);
    });
  }

  it('every string of the envelope has a closed form', () => {
    const { properties = {}, additionalProperties } = jsonSchemaOf(envelopeSchema, 'output');
    const open = Object.entries(properties)
      .filter(([, field]) => field.type === 'string' && field.const === undefined)
      .filter(
        ([, field]) => !['uuid', 'date-time'].includes(field.format ?? '') && !/^\^.*\$$/.test(field.pattern ?? ''),
      )
      .map(([name]) => name);
    assert.deepEqual(open, []);
    assert.equal(additionalProperties, false);
  });

  it('the envelope refuses words in its codes', () => {
    const open = {
      source: '/services/intake van Jan Peeters',
      centre: 'Jan Peeters',
      type: 'be.veilighuis.intake.jan peeters.v1',
      traceparent: 'Jan Peeters',
      subject: 'Jan Peeters',
    };
    const { shape } = envelopeSchema;
    for (const [name, value] of Object.entries(open)) {
      assert.equal(shape[name as keyof typeof open].safeParse(value).success, false, name);
    }
  });
});

/** Fields that must be found, or the walk proves nothing. */
const leaks: Record<string, [z.ZodRawShape, RegExp]> = {
  'a name': [{ familyName: z.string() }, /familyName: free string/],
  'a name hidden behind a code list': [{ personName: z.enum(['a']) }, /personName: name of personal data/],
  'a free string': [{ remark: z.string().max(3) }, /remark: free string/],
  'a birth date, though it is a date of day': [{ birthDate: z.iso.date() }, /birthDate: name of personal data/],
  'a moment': [{ at: z.iso.datetime() }, /at: free string/],
  'a string whose pattern takes any words': [{ code: z.string().regex(/^.*$/) }, /code: free string/],
  'a string whose pattern takes letters': [{ code: z.string().regex(/^[a-z-]{1,40}$/) }, /code: free string/],
  'eleven digits': [{ key: z.string().regex(/^\d{11}$/) }, /key: free string/],
  'a number that could be a national number': [{ key: z.number().int() }, /key: number without a small maximum/],
  'a record with free keys': [{ counts: z.record(z.string(), z.boolean()) }, /counts: free keys/],
  'an object that lets more through': [{ more: z.looseObject({}) }, /more: free keys/],
  'a string in an array in an object': [
    { rows: z.array(z.strictObject({ word: z.string() })) },
    /rows\/\[\]\/word: free string/,
  ],
  'anything at all': [{ what: z.unknown() }, /what: neither/],
  'a choice between a day and words': [{ on: z.union([z.iso.date(), z.string()]) }, /on: neither/],
};

describe('R39: the walk finds what does not belong in an event', () => {
  for (const [leak, [fields, finding]] of Object.entries(leaks)) {
    it(leak, () => {
      assert.match(roomForPersonalData(z.strictObject(fields)).join('\n'), finding);
    });
  }
});
