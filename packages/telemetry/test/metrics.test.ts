import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import {
  countDeadLetter,
  countRetry,
  metricsHandler,
  metricsText,
  observeAccessLog,
  observeOutbox,
  recordConsumerLag,
  recordOperation,
} from '../src/index.ts';
import { canaries, canariesIn } from './canary.ts';

describe('the metrics of a process', () => {
  it('have the counters from the first minute', async () => {
    const text = await metricsText();
    for (const name of [
      'vh_consumer_retries_total',
      'vh_dead_letters_total',
      'vh_operations_total',
      'vh_log_fields_dropped_total',
    ]) {
      assert.match(text, new RegExp(`^${name} \\d`, 'm'));
    }
  });

  it('hold each instrument, with its description', async () => {
    observeOutbox(() => ({ oldestAgeSeconds: 3, pending: 2 }));
    observeAccessLog(() => Promise.resolve({ refuses: true, parked: 5, unsealedSeconds: 7 }));
    recordConsumerLag(0.2, { eventType: 'be.veilighuis.intake.report-registered.v1', outcome: 'ok' });
    countRetry({ queue: 'triage.events.v1', type: 'be.veilighuis.intake.report-registered.v1' });
    countDeadLetter({ queue: 'triage.events.v1', type: 'unknown', reason: 'poison' });
    recordOperation(0.01, { operation: 'intake.register-police-report', outcome: 'ok' });
    const text = await metricsText();
    assert.match(text, /^vh_outbox_age_seconds 3$/m);
    assert.match(text, /^vh_outbox_pending 2$/m);
    assert.match(text, /^vh_access_log_refuses 1$/m);
    assert.match(text, /^vh_access_log_parked 5$/m);
    assert.match(text, /^vh_access_log_unsealed_seconds 7$/m);
    assert.match(text, /^vh_consumer_lag_seconds_count\{.*report-registered.*\} 1$/m);
    assert.match(text, /^vh_consumer_retries_total\{queue="triage\.events\.v1",.*\} 1$/m);
    assert.match(text, /^vh_dead_letters_total\{.*reason="poison".*\} 1$/m);
    assert.match(text, /^vh_operations_total\{operation="intake\.register-police-report",outcome="ok"\} 1$/m);
    assert.match(text, /^vh_operation_duration_seconds_bucket\{.*le="0\.01"\} 1$/m);
    assert.match(text, /^process_resident_memory_bytes \d+$/m);
    assert.match(text, /^# HELP vh_outbox_age_seconds Age of the oldest event/m);
  });

  it('R39: have no label that is not a code', async () => {
    for (const canary of Object.values(canaries).filter((value) => value !== canaries.oneName)) {
      recordOperation(0.01, { operation: canary, outcome: canary });
    }
    const text = await metricsText();
    assert.deepEqual(canariesIn(text), []);
    assert.match(text, /outcome="other"/);
  });

  it('are served as Prometheus text on the port of the process itself', async () => {
    const server = createServer((request, response) => void metricsHandler(request, response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/metrics`);
    assert.equal(response.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8');
    assert.match(await response.text(), /vh_operations_total/);
    server.close();
  });
});
