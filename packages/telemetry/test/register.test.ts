import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';

const run = promisify(execFile);

const program = `
  import { createLogger, currentTraceparent, withSpan } from '@veilighuis/telemetry';
  await withSpan('start', () => {
    createLogger('intake').info('started');
    process.stdout.write(currentTraceparent() + '\\n');
  });
`;

async function output(environment: Record<string, string>): Promise<string[]> {
  const flags = ['--import', '@veilighuis/telemetry/register', '--input-type=module', '--eval', program];
  const { stdout } = await run(process.execPath, flags, { env: { ...process.env, ...environment } });
  return stdout.trim().split('\n');
}

describe('node --import @veilighuis/telemetry/register', () => {
  it('gives spans identifiers without any collector, and log lines carry them', async () => {
    const [line, traceparent] = await output({ OTEL_EXPORTER_OTLP_ENDPOINT: '' });
    const { trace_id, span_id } = JSON.parse(line ?? '{}') as Record<string, string>;
    assert.equal(traceparent, `00-${trace_id ?? ''}-${span_id ?? ''}-00`);
  });

  it('records spans when a collector is configured, and a process still ends when that collector is away', async () => {
    const [, traceparent] = await output({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
    assert.match(traceparent ?? '', /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  });
});
