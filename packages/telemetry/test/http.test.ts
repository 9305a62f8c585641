import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { before, describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { currentTraceId, startTelemetry, traceRequests } from '../src/index.ts';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

/** Asks a server behind the middleware which trace its handler is in, after an asynchronous step. */
async function traceSeenBy(headers: Record<string, string>): Promise<string> {
  const middleware = traceRequests();
  const server = createServer((request, response) => {
    middleware(request, response, () => {
      void turn().then(() => response.end(currentTraceId()));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${String(port)}/`, { headers });
  const text = await response.text();
  server.close();
  return text;
}

describe('the middleware that traces requests', () => {
  before(() => startTelemetry({ service: 'gateway' }));

  it('continues the trace of the caller', async () => {
    assert.equal(await traceSeenBy({ traceparent }), '0af7651916cd43dd8448eb211c80319c');
  });

  it('starts a trace for a caller without one', async () => {
    assert.match(await traceSeenBy({}), /^[0-9a-f]{32}$/);
  });
});
