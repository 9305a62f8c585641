import type { z } from 'zod';
import { envelopeSchema } from '../event.ts';
import { events } from '../events/index.ts';
import { jsonSchemaOf } from '../json-schema.ts';
import type { JsonSchema } from '../json-schema.ts';
import { needsIdempotencyKey } from '../openapi/parameters.ts';
import type { OperationDefinition } from '../operation.ts';
import { operations } from '../operations/index.ts';
import {
  batchResultLine,
  policeReportBatch,
  policeReportBatchAnswerMediaType,
  policeReportBatchMediaType,
} from '../operations/police-report-batch.ts';
import { problemSchema } from '../problem.ts';

/** One contract as it is frozen: what others rely on, and nothing of how we made it. */
export interface Contract {
  /** What may not change at all: method, path, status, media type, type. */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  /** Headers that a caller must send. */
  readonly requiredHeaders: readonly string[];
  readonly input?: JsonSchema;
  readonly output?: JsonSchema;
}

/** Every contract as the code has it now, by name; the name is also its file below `frozen/v1`. */
export function contractsToday(): ReadonlyMap<string, Contract> {
  return new Map<string, Contract>([
    ...operations.map((operation): [string, Contract] => [`operations/${operation.id}`, operationContract(operation)]),
    ...events.map(({ type, data }): [string, Contract] => [`events/${type}`, readContract({ type }, data)]),
    ['schemas/envelope', readContract({}, envelopeSchema)],
    ['schemas/problem', readContract({}, problemSchema)],
    ['schemas/batch-result-line', readContract(batchFacts, batchResultLine)],
  ]);
}

const batchFacts = {
  method: policeReportBatch.method,
  path: policeReportBatch.path,
  mediaType: policeReportBatchMediaType,
  answerMediaType: policeReportBatchAnswerMediaType,
};

function operationContract(operation: OperationDefinition): Contract {
  const { method, path, success, mediaType, effect, internal } = operation;
  return {
    facts: { method, path, success, mediaType: mediaType ?? 'application/json', internal: internal === true },
    requiredHeaders: [
      ...(needsIdempotencyKey(operation) ? ['Idempotency-Key'] : []),
      ...(effect === 'change' ? ['If-Match'] : []),
    ],
    input: jsonSchemaOf(operation.input, 'input'),
    output: jsonSchemaOf(operation.output, 'output'),
  };
}

function readContract(facts: Contract['facts'], schema: z.ZodType): Contract {
  return { facts, requiredHeaders: [], output: jsonSchemaOf(schema, 'output') };
}
