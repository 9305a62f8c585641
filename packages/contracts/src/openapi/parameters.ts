import type { OperationDefinition } from '../operation.ts';
import { purposes } from '../codes/index.ts';
import { jsonSchemaOf } from '../json-schema.ts';
import type { JsonSchema } from '../json-schema.ts';
import { withReferences } from './components.ts';

/** Names between braces in a path. */
export function pathFields(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}

/** True when what is not in the path stands in the query, and there is no body. */
export function isQueryOnly(operation: Pick<OperationDefinition, 'method'>): boolean {
  return operation.method === 'GET' || operation.method === 'DELETE';
}

/** True when a caller must send an `Idempotency-Key`. */
export function needsIdempotencyKey(operation: OperationDefinition): boolean {
  return operation.effect === 'create' && operation.naturallyIdempotent !== true;
}

const header = (name: string) => ({ $ref: `#/components/parameters/${name}` });

/** Parameters of an operation in path, query and headers. */
export function parametersOf(operation: OperationDefinition): object[] {
  const input = jsonSchemaOf(operation.input, 'input');
  const inPath = pathFields(operation.path);
  const fields = Object.entries(input.properties ?? {});
  return [
    ...fields.filter(([name]) => inPath.includes(name)).map(([name, schema]) => parameter('path', name, schema, true)),
    ...fields
      .filter(([name]) => isQueryOnly(operation) && !inPath.includes(name))
      .map(([name, schema]) => parameter('query', name, schema, input.required?.includes(name) === true)),
    ...(needsIdempotencyKey(operation) ? [header('IdempotencyKey')] : []),
    ...(operation.effect === 'change' ? [header('IfMatch')] : []),
    header('Purpose'),
  ];
}

function parameter(place: 'path' | 'query', name: string, schema: JsonSchema, required: boolean): object {
  const { description, ...rest } = schema;
  return { name, in: place, required, description, schema: withReferences(rest) };
}

/** `components.parameters`: the headers that many operations share. */
export const headerParameters = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description:
      'A value of your own, new for each new act. Sent again with the same content, it gives the same answer and nothing is done twice.',
    schema: { type: 'string', pattern: '^[\\x21-\\x7E]{1,200}$', examples: ['0f8c1d9e-6c1f-4b5e-9a55-1f6e2f7f8d11'] },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The version that you saw, between quotes: the ETag of the answer that you read it in.',
    schema: { type: 'string', pattern: '^"[0-9]{1,9}"$', examples: ['"3"'] },
  },
  Purpose: {
    name: 'VH-Purpose',
    in: 'header',
    required: false,
    description: 'What the access is for (R31). It is logged with the access.',
    schema: { type: 'string', enum: [...purposes] },
  },
};
