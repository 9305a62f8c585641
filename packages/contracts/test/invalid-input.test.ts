import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { invalidInput, operations } from '../src/index.ts';

/** What no message of ours would hold by itself. */
const secret = fc.stringMatching(/^[A-Z]{3}[a-z]{2}\d{4}["' \\.é]{0,2}[a-z]{3}$/);

/** Any JSON in which every leaf and every free key is a secret, in the shape that the operations ask for or nearly so. */
function inputAlike(schema: z.core.JSONSchema.BaseSchema, value: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches !== undefined) return fc.oneof(...branches.map((branch) => inputAlike(branch, value)));
  const leaf = fc.oneof(value, fc.constant(null), fc.boolean(), fc.integer());
  if (schema.type === 'array')
    return fc.oneof(leaf, fc.array(inputAlike(schema.items as z.core.JSONSchema.BaseSchema, value), { maxLength: 2 }));
  if (schema.type !== 'object') return leaf;
  const declared = Object.entries(schema.properties ?? {}).map(
    ([key, property]) => [key, inputAlike(property as z.core.JSONSchema.BaseSchema, value)] as const,
  );
  const free = fc.dictionary(value, value, { maxKeys: 2 });
  return fc
    .tuple(fc.record(Object.fromEntries(declared), { requiredKeys: [] }), free)
    .map(([known, unknown]) => ({ ...known, ...unknown }));
}

describe('invalidInput', () => {
  for (const operation of operations) {
    it(`R39: never echoes what was sent to ${operation.id}`, () => {
      const schema = z.toJSONSchema(operation.input, { io: 'input' });
      const cases = secret.chain((value) => fc.tuple(fc.constant(value), inputAlike(schema, fc.constant(value))));
      fc.assert(
        fc.property(cases, ([value, input]) => {
          const parsed = operation.input.safeParse(input);
          if (parsed.success) return;
          const answer = JSON.stringify(invalidInput(parsed.error).problem);
          assert.equal(answer.includes(JSON.stringify(value).slice(1, -1)), false, answer);
        }),
        { numRuns: 60 },
      );
    });
  }

  it('would catch an echo: the raw message of zod about an unknown field holds the key', () => {
    const parsed = z.strictObject({ a: z.string() }).safeParse({ a: 'x', Peeters: 1 });
    assert.match(parsed.error?.message ?? '', /Peeters/);
  });

  it('names the record at fault, not the key that broke its rule', () => {
    const schema = z.strictObject({ answers: z.record(z.string().regex(/^[a-z]$/), z.boolean()) });
    const parsed = schema.safeParse({ answers: { 'Jan Peeters': true } });
    assert.ok(parsed.error);
    assert.deepEqual(
      invalidInput(parsed.error).problem.fields?.map((fault) => fault.field),
      ['answers'],
    );
  });

  it('keeps the values of a code list in the message, so that a partner can mend the field', () => {
    const parsed = z.strictObject({ level: z.enum(['low', 'high']) }).safeParse({ level: 'hoog' });
    assert.ok(parsed.error);
    assert.match(invalidInput(parsed.error).problem.fields?.[0]?.message ?? '', /"low"\|"high"/);
  });
});
