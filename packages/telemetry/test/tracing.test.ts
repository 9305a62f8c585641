import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import { trace } from '@opentelemetry/api';
import { InMemorySpanExporter, type TracerProvider } from '@opentelemetry/sdk-trace';
import { currentTraceId, currentTraceparent, startTelemetry, withSpan } from '../src/index.ts';
import { canaries, canariesIn } from './canary.ts';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const exporter = new InMemorySpanExporter();

async function spans() {
  const provider = trace.getTracerProvider() as unknown as { getDelegate(): TracerProvider };
  await provider.getDelegate().forceFlush();
  return exporter.getFinishedSpans();
}

describe('spans', () => {
  before(() => startTelemetry({ service: 'intake', exporter }));
  beforeEach(async () => {
    await spans();
    exporter.reset();
  });

  it('continue the trace of a traceparent, also one whose caller did not sample', async () => {
    await withSpan('a', () => undefined, { traceparent: traceparent.replace(/01$/, '00') });
    const [span] = await spans();
    assert.equal(span?.spanContext().traceId, currentTrace());
    assert.equal(span.parentSpanContext?.spanId, 'b7ad6b7169203331');
  });

  it('start a trace of their own when the traceparent cannot be read', async () => {
    const id = await withSpan('a', () => currentTraceId(), { traceparent: 'nonsense' });
    assert.match(id ?? '', /^[0-9a-f]{32}$/);
  });

  it('nest, and hand on the traceparent of the innermost', async () => {
    const inner = await withSpan('outer', () => withSpan('inner', () => currentTraceparent()), { traceparent });
    const [innerSpan, outerSpan] = await spans();
    assert.equal(innerSpan?.parentSpanContext?.spanId, outerSpan?.spanContext().spanId);
    assert.equal(inner, `00-${currentTrace()}-${innerSpan?.spanContext().spanId ?? ''}-01`);
  });

  it('are absent outside any act', () => {
    assert.equal(currentTraceparent(), undefined);
    assert.equal(currentTraceId(), undefined);
  });

  it('R39: hold no forbidden attribute and no message of an error', async () => {
    const failing = withSpan(
      'a',
      () => {
        throw new Error(canaries.name);
      },
      { attributes: { ...canaries, attempt: 2 } },
    );
    await assert.rejects(failing, { message: canaries.name });
    const [span] = await spans();
    assert.deepEqual(span?.attributes, { attempt: 2, errorName: 'Error' });
    assert.deepEqual(canariesIn(JSON.stringify([span.attributes, span.events, span.status])), []);
  });
});

function currentTrace(): string {
  return traceparent.slice(3, 35);
}
