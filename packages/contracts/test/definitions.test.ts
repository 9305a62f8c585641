import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { batchResultLine, envelopeSchema, events, operations, problemSchema } from '../src/index.ts';
import { jsonSchemaOf } from '../src/json-schema.ts';
import type { JsonSchema } from '../src/json-schema.ts';

/** Paths of the fields that tell a reader nothing. */
function undescribed(schema: JsonSchema, path = ''): string[] {
  const fields = Object.entries(schema.properties ?? {});
  const inner = [schema.items, schema.additionalProperties, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return [
    ...fields.filter(([, field]) => (field.description ?? '').trim() === '').map(([name]) => `${path}/${name}`),
    ...fields.flatMap(([name, field]) => undescribed(field, `${path}/${name}`)),
    ...inner.flatMap((part) => (typeof part === 'object' ? undescribed(part, `${path}/*`) : [])),
  ];
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

const pathFields = (path: string) => [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '');

describe('operations and events', () => {
  it('every field has a description', () => {
    const schemas: [string, z.ZodType, 'input' | 'output'][] = [
      ...operations.flatMap((operation): [string, z.ZodType, 'input' | 'output'][] => [
        [`${operation.id} input`, operation.input, 'input'],
        [`${operation.id} output`, operation.output, 'output'],
      ]),
      ...events.map((event): [string, z.ZodType, 'output'] => [event.type, event.data, 'output']),
      ['envelope', envelopeSchema, 'output'],
      ['problem', problemSchema, 'output'],
      ['line of a batch', batchResultLine, 'output'],
    ];
    const found = schemas.flatMap(([name, schema, io]) =>
      undescribed(jsonSchemaOf(schema, io)).map((path) => `${name} ${path}`),
    );
    assert.deepEqual(found, []);
  });

  it('a field without a description would be found, however deep', () => {
    const schema = z.strictObject({
      a: z.array(z.strictObject({ b: z.string() })).describe('A'),
      c: z.string().describe(' '),
    });
    assert.deepEqual(undescribed(jsonSchemaOf(schema, 'input')), ['/c', '/a/*/b']);
  });

  it('every operation has a summary, a description, and an id that begins with its service', () => {
    for (const { id, service, summary, description } of operations) {
      assert.ok(summary.trim() !== '' && description.trim() !== '', id);
      assert.ok(id.startsWith(`${service}.`), id);
    }
  });

  it('ids, event types, and paths per method are unique', () => {
    assert.deepEqual(repeated(operations.map(({ id }) => id)), []);
    assert.deepEqual(repeated(events.map(({ type }) => type)), []);
    // Two paths that differ in the name of a field only are one path to a router.
    assert.deepEqual(
      repeated(operations.map(({ method, path }) => `${method} ${path.replaceAll(/\{[^}]*\}/g, '{}')}`)),
      [],
    );
  });

  it('every field in a path is a required field of the input', () => {
    for (const { id, path, input } of operations) {
      const { required = [] } = jsonSchemaOf(input, 'input');
      for (const name of pathFields(path)) assert.ok(required.includes(name), `${id}: ${name}`);
    }
  });
});
