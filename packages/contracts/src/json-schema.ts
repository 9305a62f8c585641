import { z } from 'zod';

/** The part of JSON Schema that our contracts are written in. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

/**
 * JSON Schema (draft 2020-12) of a zod schema: what may be sent (`input`), or what comes out (`output`).
 *
 * What zod adds beside a format, and the limits of safe integers, are left out: they tell a reader nothing. Rules that
 * zod holds as code (`refine`) aren't in it, so a service still parses with zod.
 */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...body } = z.toJSONSchema(schema, { io }) as JsonSchema;
  return simplified(body);
}

const FORMATS_THAT_SAY_IT_ALL = ['date', 'date-time', 'uuid'];

function simplified(schema: JsonSchema): JsonSchema {
  return mapSubschemas(
    Object.fromEntries(
      Object.entries(schema).filter(
        ([keyword, value]) =>
          !(keyword === 'pattern' && FORMATS_THAT_SAY_IT_ALL.includes(schema.format ?? '')) &&
          !(keyword === 'maximum' && value === Number.MAX_SAFE_INTEGER) &&
          !(keyword === 'minimum' && value === Number.MIN_SAFE_INTEGER),
      ),
    ),
    simplified,
  );
}

/** Copies a schema with each of its direct subschemas replaced. */
export function mapSubschemas(schema: JsonSchema, change: (part: JsonSchema) => JsonSchema): JsonSchema {
  const { items, properties, additionalProperties, propertyNames, anyOf, oneOf } = schema;
  return {
    ...schema,
    ...(items && { items: change(items) }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, change(part)])),
    }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: change(additionalProperties) }),
    ...(propertyNames && { propertyNames: change(propertyNames) }),
    ...(anyOf && { anyOf: anyOf.map(change) }),
    ...(oneOf && { oneOf: oneOf.map(change) }),
  };
}
