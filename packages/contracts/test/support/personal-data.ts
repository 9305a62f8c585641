import { jsonSchemaOf } from '../../src/json-schema.ts';
import type { JsonSchema } from '../../src/json-schema.ts';
import type { z } from 'zod';

/** Patterns that leave no room for a person: each is the code of a place, of a fixed and small set. */
const CODE_PATTERNS = new Map([
  ['^\\d{5}$', 'NIS code of a municipality'],
  ['^\\d{4}$', 'code of a police zone'],
]);

/** Names that announce personal data, whatever the type of the field. */
const PERSONAL_NAME = /name|birth|national|register|phone|mail|street|address|pvnumber|gender|text|note|facts/i;

/** A national number has eleven digits; no count, version or track needs half as many. */
const LARGEST_NUMBER = 99_999;

/** R39: places in the schema of an event's data that could hold personal data or free text. Empty when there are none. */
export function roomForPersonalData(schema: z.ZodType): string[] {
  return walk(jsonSchemaOf(schema, 'output'), '');
}

function walk(schema: JsonSchema, path: string): string[] {
  if (schema.enum !== undefined || schema.const !== undefined) return [];
  switch (schema.type) {
    case 'boolean':
      return [];
    case 'number':
    case 'integer':
      return (schema.maximum ?? Infinity) <= LARGEST_NUMBER ? [] : [`${path}: number without a small maximum`];
    case 'string':
      return isClosed(schema) ? [] : [`${path}: free string`];
    case 'array':
      return walk(schema.items ?? {}, `${path}/[]`);
    case 'object':
      return walkObject(schema, path);
    default:
      return [`${path}: neither an id, a code, a number, a day nor a boolean`];
  }
}

function isClosed({ format, pattern }: JsonSchema): boolean {
  return format === 'uuid' || format === 'date' || CODE_PATTERNS.has(pattern ?? '');
}

function walkObject({ properties = {}, additionalProperties }: JsonSchema, path: string): string[] {
  return [
    ...(additionalProperties === false ? [] : [`${path}: free keys`]),
    ...Object.keys(properties)
      .filter((name) => PERSONAL_NAME.test(name))
      .map((name) => `${path}/${name}: name of personal data`),
    ...Object.entries(properties).flatMap(([name, field]) => walk(field, `${path}/${name}`)),
  ];
}
