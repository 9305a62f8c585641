import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { realmName, sharedKeycloak, startStack, type Stack } from '@veilighuis/infra';
import { policeReportMediaType, registerProtocol } from '@veilighuis/contracts';
import { Api, confirmedOn, demoSignIn, syntheticMonth } from '@veilighuis/testing';

interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly service: string;
}

interface OtlpExport {
  readonly resourceSpans?: readonly {
    readonly resource?: {
      readonly attributes?: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[];
    };
    readonly scopeSpans?: readonly {
      readonly spans?: readonly { readonly name: string; readonly traceId: string }[];
    }[];
  }[];
}

const spans: Span[] = [];
let collector: Server;
let stack: Stack;
let directory: string;

/** Receives what processes export, as a collector does (OTLP over HTTP, JSON or protobuf is agreed by the exporter). */
function startCollector(): Server {
  return createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      read(request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body);
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
}

function read(body: Buffer): void {
  const { resourceSpans = [] } = JSON.parse(body.toString('utf8')) as OtlpExport;
  for (const { resource, scopeSpans = [] } of resourceSpans) {
    const service = resource?.attributes?.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';
    for (const { name, traceId } of scopeSpans.flatMap((scope) => scope.spans ?? []))
      spans.push({ name, traceId, service });
  }
}

async function until<T>(what: string, look: () => T | undefined, withinMs = 40_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (Date.now() > end)
      return assert.fail(
        `${what} did not come; seen: ${[...new Set(spans.map((span) => `${span.service} ${span.name}`))].join(', ')}`,
      );
    await wait(200);
  }
}

before(async () => {
  collector = startCollector();
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  const { port } = collector.address() as AddressInfo;
  const local = join(import.meta.dirname, '../../../../.local');
  directory = mkdtempSync(join(local, 'one-trace-'));
  stack = await startStack({
    directory,
    processes: ['intake', 'triage', 'gateway'],
    env: {
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${String(port)}`,
      OTEL_BSP_SCHEDULE_DELAY: '200',
      RETRY_DELAYS_MS: '500,1000,2000,4000,8000',
    },
    ...sharedKeycloak(),
  });
});

after(async () => {
  await stack.stop();
  collector.close();
  rmSync(directory, { recursive: true, force: true });
});

async function postReport(seed: number): Promise<string> {
  const api = new Api(stack.urls.gateway);
  const signIn = confirmedOn(api, demoSignIn(`${stack.urls.keycloak}/realms/${realmName}`));
  await api.call(
    registerProtocol,
    {
      reference: 'Protocol',
      organisation: 'pz-gent',
      zoneCodes: ['5415'],
      purpose: 'IFG',
      dataCategories: ['police-judicial'],
      validFrom: '2024-01-01',
    },
    { token: await signIn.staff('operational-coordinator'), idempotencyKey: `trace-${String(seed)}` },
  );
  const month = syntheticMonth({ reports: 60, seed, from: '2026-10-01', until: '2026-10-31' });
  const high = month.find(({ level, report }) => level === 'high' && report.zoneCode === '5415');
  assert.ok(high !== undefined);
  const response = await fetch(`${stack.urls.gateway}/api/v1/police-reports`, {
    method: 'POST',
    headers: {
      'content-type': policeReportMediaType,
      authorization: `Bearer ${await signIn.machine('pz-gent-system')}`,
      traceparent: `00-${traceIdOf(seed)}-00f067aa0ba902b7-01`,
    },
    body: JSON.stringify(high.report),
  });
  assert.equal(response.status, 201);
  return traceIdOf(seed);
}

function traceIdOf(seed: number): string {
  return seed.toString(16).padStart(32, 'a');
}

function inTrace(traceId: string, service: string, name: RegExp): Span[] {
  return spans.filter((span) => span.traceId === traceId && span.service === service && name.test(span.name));
}

describe('One act is one trace', () => {
  it('from the gateway through broker, service and relay to the consumer, and back to the service that it asks', async () => {
    const traceId = await postReport(11);
    const seen = (service: string, name: RegExp) =>
      until(`${service} ${name.source}`, () => inTrace(traceId, service, name)[0]);
    await seen('gateway', /^http POST$/);
    await seen('gateway', /^call intake\.register-police-report$/);
    await seen('intake', /intake\.register-police-report/);
    await seen('intake', /^publish .*triage-requested/);
    await seen('triage', /triage-requested/);
    await seen('triage', /^call intake\.summarise-client-system$/);
    await seen('intake', /intake\.summarise-client-system/);
  });

  it('also when the consumer needed a second attempt', async () => {
    await stack.kill('triage');
    const traceId = await postReport(12);
    await until('the event on the broker', () => inTrace(traceId, 'intake', /^publish .*triage-requested/)[0]);
    // Whom triage asks is away: its first attempts fail, a later one succeeds.
    await stack.kill('intake');
    await stack.restart('triage');
    await until(
      'a first attempt',
      () => inTrace(traceId, 'triage', /(process|consume).*triage-requested|triage-requested/)[0],
    );
    await stack.restart('intake');
    await until('a later attempt that succeeded', () =>
      inTrace(traceId, 'triage', /triage-requested/).length > 1
        ? inTrace(traceId, 'intake', /intake\.summarise-client-system/)[0]
        : undefined,
    );
  });

  it('and the names of spans hold no data', () => {
    assert.ok(spans.length > 10);
    for (const { name } of spans) assert.match(name, /^[a-z]+( [A-Za-z0-9.-]+)?$/);
  });
});
