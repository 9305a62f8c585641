import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { trace } from '@opentelemetry/api';
import { InMemorySpanExporter, type TracerProvider } from '@opentelemetry/sdk-trace';
import { currentTraceparent, startTelemetry, withSpan } from '@veilighuis/telemetry';
import { eventually } from './support/eventually.ts';
import { envelope, meta, newNames, operationOf, Rig } from './support/rig.ts';

const exporter = new InMemorySpanExporter();

async function flush(): Promise<void> {
  const provider = trace.getTracerProvider() as unknown as { getDelegate(): TracerProvider };
  await provider.getDelegate().forceFlush();
}

describe('tracing', () => {
  before(() => startTelemetry({ service: 'test', exporter }));

  it('one trace from the act over the outbox row, the broker and a retry to the handler', async () => {
    await using rig = new Rig();
    const { service, event } = newNames();
    const handled: { attempt: number; traceparent: string | undefined }[] = [];
    await rig.consume(
      {
        events: {
          [event.type]: (_, { attempt, traceparent }) => {
            handled.push({ attempt, traceparent });
            assert.equal(traceparent, currentTraceparent(), 'what the handler hands on is its own span');
            if (attempt === 1) throw new Error('fails once');
          },
        },
      },
      { service, events: [event] },
    );
    const publisher = await rig.publisher();
    const row = await withSpan('act', () => {
      const traceparent = currentTraceparent();
      assert.ok(traceparent);
      return envelope(event.type, 1, { traceparent });
    });
    await publisher.publish(row);
    await eventually('second attempt', () => handled.length === 2);
    const traceId = row.traceparent?.split('-')[1];
    const spans = await eventually('spans ended', async () => {
      await flush();
      const ofTrace = exporter.getFinishedSpans().filter((span) => span.spanContext().traceId === traceId);
      return ofTrace.length === 4 ? ofTrace : undefined;
    });
    assert.deepEqual(spans.map(({ name }) => name).sort(), [
      'act',
      `handle ${event.type}`,
      `handle ${event.type}`,
      `publish ${event.type}`,
    ]);
    const published = spans.find(({ name }) => name.startsWith('publish'));
    for (const span of spans.filter(({ name }) => name.startsWith('handle'))) {
      assert.equal(span.parentSpanContext?.spanId, published?.spanContext().spanId);
    }
  });

  it('one trace from caller to operation', async () => {
    await using rig = new Rig();
    const { service } = newNames();
    const operation = operationOf(service);
    let inHandler: string | undefined;
    await rig.consume(
      {
        operations: {
          [operation.id]: ({ n }) => {
            inHandler = currentTraceparent();
            return { doubled: 2 * n };
          },
        },
      },
      { service, events: [] },
    );
    const client = await rig.client();
    const outside = await withSpan('act', async () => {
      await client.call(operation, { n: 1 }, meta);
      return currentTraceparent();
    });
    assert.ok(outside);
    assert.equal(inHandler?.split('-')[1], outside.split('-')[1]);
    assert.notEqual(inHandler, outside);
  });
});
