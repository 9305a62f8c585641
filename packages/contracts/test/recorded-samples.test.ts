import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { z } from 'zod';
import { frozenContracts } from '../src/compatibility/frozen-files.ts';
import { batchResultLine, envelopeSchema, events, operations, triageOutcomes } from '../src/index.ts';
import type { EventEnvelope } from '../src/index.ts';
import type { JsonSchema } from '../src/json-schema.ts';
import { batchResultLines, samples } from './support/samples.ts';
import type { Exchange } from './support/samples.ts';

const exchanges = samples<Exchange>('operations');
const envelopes = samples<EventEnvelope>('events');

const frozen = frozenContracts();

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);

function assertParses(schema: z.ZodType, value: unknown): void {
  const parsed = schema.safeParse(value);
  assert.equal(parsed.success, true, parsed.error?.message);
}

function assertFits(schema: JsonSchema | undefined, value: unknown): void {
  assert.ok(schema);
  assert.equal(ajv.validate(schema, value), true, ajv.errorsText());
}

/** What a query holds are strings; a JSON Schema knows nothing of that. */
function asSent(schema: JsonSchema | undefined, request: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(request).map(([name, value]) => [
      name,
      schema?.properties?.[name]?.type === 'integer' ? Number(value) : value,
    ]),
  );
}

describe('recorded messages of version 1, read by the code of today', () => {
  for (const operation of operations) {
    it(operation.id, () => {
      const recorded = exchanges.get(operation.id) ?? [];
      assert.ok(recorded.length > 0, 'Record a request and an answer in samples/v1/operations.');
      const contract = frozen.get(`operations/${operation.id}`);
      for (const { request, answer } of recorded) {
        assertParses(operation.input, request);
        assertParses(operation.output, answer);
        // The frozen schema says the same, so that a partner who checks by it is told the truth.
        assertFits(contract?.input, asSent(contract?.input, request));
        assertFits(contract?.output, answer);
      }
    });
  }

  for (const event of events) {
    it(event.type, () => {
      const recorded = envelopes.get(event.type) ?? [];
      assert.ok(recorded.length > 0, 'Record an envelope in samples/v1/events.');
      const contract = frozen.get(`events/${event.type}`);
      for (const envelope of recorded) {
        assertParses(envelopeSchema, envelope);
        assert.equal(envelope.type, event.type);
        assertParses(event.data, envelope.data);
        assertFits(contract?.output, envelope.data);
      }
    });
  }

  it('lines of the answer to a batch', () => {
    for (const result of batchResultLines()) {
      assertParses(batchResultLine, result);
      assertFits(frozen.get('schemas/batch-result-line')?.output, result);
    }
  });

  it('every sample belongs to something that still exists', () => {
    assert.deepEqual(
      [...exchanges.keys()].filter((id) => !operations.some((operation) => operation.id === id)),
      [],
    );
    assert.deepEqual(
      [...envelopes.keys()].filter((type) => !events.some((event) => event.type === type)),
      [],
    );
  });

  it('a recorded message that no longer fits would be noticed', () => {
    const [first] = envelopes.get('be.veilighuis.intake.risk-assessed.v1') ?? [];
    assert.ok(first);
    assert.throws(() => assertParses(envelopeSchema, { ...first, sequence: '1' }));
    assert.throws(() => assertFits({ type: 'string' }, first));
  });

  it('the samples of a decision show every outcome', () => {
    const shown = new Set((envelopes.get('be.veilighuis.triage.decided.v1') ?? []).map(({ data }) => data.outcome));
    assert.deepEqual(shown, new Set(triageOutcomes));
  });
});
