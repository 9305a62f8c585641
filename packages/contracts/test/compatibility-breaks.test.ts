import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import type { Contract } from '../src/compatibility/contract.ts';
import { breaksOf, notAccepted } from '../src/compatibility/gate.ts';
import { jsonSchemaOf } from '../src/json-schema.ts';

type Fields = z.ZodRawShape;

const base: Fields = {
  code: z.enum(['a', 'b']),
  day: z.iso.date().optional(),
  text: z.string().regex(/^x/).min(2).max(9),
  count: z.number().int().min(1).max(5),
  list: z.array(z.string()).min(1).max(3),
  free: z.record(z.string().regex(/^k/), z.boolean()),
  size: z.number().int().default(50),
  choice: z.union([z.iso.date(), z.literal('never')]),
  nested: z.strictObject({ inner: z.string(), more: z.string().optional() }),
};

function contract(input: Fields, output: Fields = {}): Contract {
  return {
    facts: { method: 'POST', path: '/things', success: 201 },
    requiredHeaders: ['If-Match'],
    input: jsonSchemaOf(z.strictObject(input), 'input'),
    output: jsonSchemaOf(z.strictObject(output), 'output'),
  };
}

const without = (name: string): Fields => Object.fromEntries(Object.entries(base).filter(([key]) => key !== name));
const shown = (frozen: Contract, now: Contract | undefined) =>
  breaksOf(frozen, now).map(({ rule, path }) => `${rule} ${path}`.trim());

/** What changes in the input of today, and the break that must be found; no break where the list is empty. */
const inputChanges: [string, Fields, string[]][] = [
  ['the same again', base, []],
  ['a new optional field', { ...base, extra: z.string().optional() }, []],
  ['a new required field', { ...base, extra: z.string() }, ['field-required input/extra']],
  ['a field gone', without('day'), ['field-removed input/day']],
  [
    'a field gone, deep inside',
    { ...base, nested: z.strictObject({ inner: z.string() }) },
    ['field-removed input/nested/more'],
  ],
  ['an optional field now required', { ...base, day: z.iso.date() }, ['field-required input/day']],
  ['a required field now optional', { ...base, code: z.enum(['a', 'b']).optional() }, []],
  ['a code more', { ...base, code: z.enum(['a', 'b', 'c']) }, []],
  ['a code less', { ...base, code: z.enum(['a']) }, ['values input/code']],
  [
    'a free string made a code list',
    {
      ...base,
      list: z
        .array(z.enum(['p']))
        .min(1)
        .max(3),
    },
    ['values input/list/[]'],
  ],
  ['wider limits', { ...base, count: z.number().int().min(0).max(9) }, []],
  ['a lower maximum', { ...base, count: z.number().int().min(1).max(4) }, ['limit input/count']],
  ['a higher minimum', { ...base, count: z.number().int().min(2).max(5) }, ['limit input/count']],
  ['a shorter text', { ...base, text: z.string().regex(/^x/).min(2).max(8) }, ['limit input/text']],
  ['fewer items', { ...base, list: z.array(z.string()).min(1).max(2) }, ['limit input/list']],
  ['another pattern', { ...base, text: z.string().regex(/^y/).min(2).max(9) }, ['pattern input/text']],
  ['no pattern', { ...base, text: z.string().min(2).max(9) }, []],
  ['a format where there was none', { ...base, list: z.array(z.uuid()).min(1).max(3) }, ['format input/list/[]']],
  ['another type', { ...base, count: z.string() }, ['type input/count']],
  ['whole numbers now any number', { ...base, count: z.number().min(1).max(5) }, []],
  ['another default', { ...base, size: z.number().int().default(20) }, ['default input/size']],
  ['no default', { ...base, size: z.number().int() }, ['default input/size', 'field-required input/size']],
  ['an alternative less', { ...base, choice: z.iso.date() }, ['format input/choice']],
  ['an alternative more', { ...base, choice: z.union([z.iso.date(), z.literal('never'), z.number()]) }, []],
  [
    'free keys closed',
    { ...base, free: z.strictObject({ k1: z.boolean() }) },
    ['field-required input/free/k1', 'free-keys input/free'],
  ],
  ['other free keys', { ...base, free: z.record(z.string().regex(/^q/), z.boolean()) }, ['pattern input/free/*']],
  [
    'other values under free keys',
    { ...base, free: z.record(z.string().regex(/^k/), z.number()) },
    ['type input/free/*'],
  ],
];

const outputChanges: [string, Fields, string[]][] = [
  ['the same again', base, []],
  ['a new field', { ...base, extra: z.string() }, []],
  ['a field gone', without('day'), ['field-removed output/day']],
  [
    'a certain field now at times absent',
    { ...base, code: z.enum(['a', 'b']).optional() },
    ['field-required output/code'],
  ],
  ['an optional field now always there', { ...base, day: z.iso.date() }, []],
  ['a code more', { ...base, code: z.enum(['a', 'b', 'c']) }, ['values output/code']],
  ['a code less', { ...base, code: z.enum(['a']) }, []],
  ['a code list made free', { ...base, code: z.string() }, ['values output/code']],
  ['a higher maximum', { ...base, count: z.number().int().min(1).max(6) }, ['limit output/count']],
  ['no format', { ...base, day: z.string().optional() }, ['format output/day']],
  ['another type', { ...base, count: z.string() }, ['type output/count', 'limit output/count']],
  [
    'an alternative more',
    { ...base, choice: z.union([z.iso.date(), z.literal('never'), z.number()]) },
    ['alternative output/choice'],
  ],
  ['an alternative less', { ...base, choice: z.iso.date() }, []],
];

describe('breaks that the compatibility gate finds', () => {
  for (const [change, fields, expected] of inputChanges) {
    it(`in what is sent: ${change}`, () => {
      assert.deepEqual(shown(contract(base), contract(fields)), expected);
    });
  }

  for (const [change, fields, expected] of outputChanges) {
    it(`in what is read: ${change}`, () => {
      assert.deepEqual(shown(contract({}, base), contract({}, fields)), expected);
    });
  }

  it('a contract that is gone', () => {
    assert.deepEqual(shown(contract(base), undefined), ['removed']);
  });

  it('another path, method or status', () => {
    const moved = { ...contract(base), facts: { method: 'PUT', path: '/other', success: 200 } };
    assert.deepEqual(shown(contract(base), moved), ['fact method', 'fact path', 'fact success']);
  });

  it('a header that was not needed before', () => {
    const stricter = { ...contract(base), requiredHeaders: ['If-Match', 'Idempotency-Key'] };
    assert.deepEqual(shown(contract(base), stricter), ['header Idempotency-Key']);
    assert.deepEqual(shown(stricter, contract(base)), []);
  });

  it('a keyword that the gate does not know', () => {
    const odd = { ...contract(base), input: { type: 'object', not: {} } };
    assert.deepEqual(shown(contract(base), odd), ['keyword input']);
  });

  it('better words are no break', () => {
    const described = { ...base, code: z.enum(['a', 'b']).describe('Better') };
    assert.deepEqual(shown(contract(base, base), contract(described, described)), []);
  });
});

describe('breaks that were accepted', () => {
  const entry = {
    contract: 'c',
    rule: 'values',
    path: 'output/code',
    reason: 'Readers treat an unknown code as other.',
  } as const;
  const grown = { rule: 'values', path: 'output/code' } as const;

  it('a code list that grew for readers passes when it was accepted with a reason', () => {
    assert.deepEqual(notAccepted('c', [grown], [entry]), []);
  });

  it('not without a reason, for another contract, for what is sent, or for another rule', () => {
    assert.deepEqual(notAccepted('c', [grown], [{ ...entry, reason: 'ok' }]), [grown]);
    assert.deepEqual(notAccepted('d', [grown], [entry]), [grown]);
    const sent = { rule: 'values', path: 'input/code' } as const;
    assert.deepEqual(notAccepted('c', [sent], [{ ...entry, path: 'input/code' }]), [sent]);
    const gone = { rule: 'field-removed', path: 'output/code' } as const;
    assert.deepEqual(notAccepted('c', [gone], [{ ...entry, rule: 'field-removed' }]), [gone]);
  });
});
