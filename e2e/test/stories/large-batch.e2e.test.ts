import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import {
  batchResultLine,
  policeReportBatch,
  policeReportBatchMediaType,
  type BatchResultLine,
} from '@veilighuis/contracts';
import { reportIdOf } from '../support/batch.ts';
import { Cast } from '../support/cast.ts';
import { addresses, today, tokenOf } from '../support/platform.ts';
import { protocolsOfZones } from '../support/protocols.ts';

const cast = new Cast(1979);
const REPORTS = 600;
const CUT_LINES = 200;
const MEGABYTE = 1024 * 1024;
/** A line that is no JSON, and heavy: half of the lines are such, so that keeping them would show. */
const HEAVY_LINE = `{"facts":"${'x'.repeat(500_000)}\n`;
const SENT = REPORTS * HEAVY_LINE.length;
/**
 * A process grows until it has seen its busiest moment, and garbage comes and goes; so the middle of the last quarter is
 * held against that of the second. A gateway that keeps what it was sent has half of it all more by then.
 */
const MOST_LIFT = SENT / 4;
const MOST_AT_ONCE = SENT / 2;

describe('A large batch', { timeout: 240_000 }, () => {
  before(protocolsOfZones);

  it(`streams ${String(2 * REPORTS)} lines of ${String(Math.round(SENT / MEGABYTE))} MB, a result for each in order, in flat memory`, async () => {
    await collectAll(await send(withHeavyLines(100)));
    const memory = [await memoryOfGateway()];
    let lines = 0;
    const reports = new Set<string>();
    for await (const result of await send(withHeavyLines(REPORTS))) {
      lines += 1;
      assert.equal(result.line, lines);
      if (result.status === 'refused') assert.equal(result.problem.code, 'malformed-request');
      else reports.add(result.reportId);
      if (lines % 50 === 0) memory.push(await memoryOfGateway());
    }
    assert.deepEqual([lines, reports.size], [2 * REPORTS, REPORTS]);
    const quarter = Math.floor(memory.length / 4);
    const warm = middleOf(memory.slice(quarter, 2 * quarter));
    const inMegabytes = memory.map((bytes) => Math.round(bytes / MEGABYTE)).join(', ');
    assert.ok(middleOf(memory.slice(-quarter)) - warm < MOST_LIFT, `what was sent is kept: ${inMegabytes}`);
    assert.ok(Math.max(...memory) - warm < MOST_AT_ONCE, `too much at once: ${inMegabytes}`);
  });

  it('answers while it still receives: nobody waits for the last line', async () => {
    const [first] = smallReports(1);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow = async function* () {
      // One line more than are under way at the same time, so that the first results must come.
      yield* smallReports(30);
      await held;
      yield first ?? '';
    };
    const results = await send(slow());
    const early = await results.next();
    assert.ok(early.done !== true && early.value.status === 'accepted');
    release();
    assert.equal((await collectAll(results)).length, 30);
  });

  it('R02: cut off half-way and sent again from the first line, each report is there once and none is missing', async () => {
    const lines = smallReports(CUT_LINES);
    const abort = new AbortController();
    const seen: BatchResultLine[] = [];
    await assert.rejects(async () => {
      for await (const result of await send(lines, abort.signal)) {
        seen.push(result);
        if (seen.length === 60) abort.abort();
      }
    });
    assert.ok(seen.length < CUT_LINES);
    const again = await collectAll(await send(lines));
    assert.equal(again.length, CUT_LINES);
    assert.deepEqual(
      again.slice(0, seen.length).map((result) => [result.status, reportIdOf(result)]),
      seen.map((result) => ['already-known', reportIdOf(result)]),
    );
    assert.equal(new Set(again.map((result) => reportIdOf(result))).size, CUT_LINES);
    const third = await collectAll(await send(lines));
    assert.deepEqual(
      third.map((result) => reportIdOf(result)),
      again.map((result) => reportIdOf(result)),
    );
  });
});

function* withHeavyLines(reports: number): Generator<string> {
  for (const line of smallReports(reports)) {
    yield line;
    yield HEAVY_LINE;
  }
}

/** Lines of reports about one person of whom little is known: nothing that ties two of them together. */
function smallReports(count: number): string[] {
  return Array.from({ length: count }, () => {
    const persons = [{ ref: 'a', name: { family: cast.familyName() }, role: 'victim' }];
    const incident = { on: today, municipality: '44021', violenceForms: ['psychological'] };
    return `${JSON.stringify({ zoneCode: '5415', pvNumber: cast.pvNumber(), incident, persons })}\n`;
  });
}

async function send(
  lines: Iterable<string> | AsyncIterable<string>,
  signal?: AbortSignal,
): Promise<AsyncGenerator<BatchResultLine>> {
  const response = await fetch(`${addresses.gateway}/api/v1${policeReportBatch.path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await tokenOf('pz-gent-system')}`, 'content-type': policeReportBatchMediaType },
    body: ReadableStream.from(encoded(lines)),
    duplex: 'half',
    ...(signal === undefined ? {} : { signal }),
  });
  assert.equal(response.status, 200);
  assert.ok(response.body !== null);
  return resultsIn(response.body);
}

async function* encoded(lines: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const line of lines) yield encoder.encode(line);
}

async function* resultsIn(body: ReadableStream<Uint8Array>): AsyncGenerator<BatchResultLine> {
  let rest = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) yield batchResultLine.parse(JSON.parse(line));
  }
}

async function collectAll(results: AsyncGenerator<BatchResultLine>): Promise<BatchResultLine[]> {
  const all: BatchResultLine[] = [];
  for await (const result of results) all.push(result);
  return all;
}

async function memoryOfGateway(): Promise<number> {
  const text = await (await fetch(`${addresses.gateway}/metrics`)).text();
  return Number(/^process_resident_memory_bytes(?:\{[^}]*\})? (\S+)/m.exec(text)?.[1]);
}

function middleOf(readings: readonly number[]): number {
  return readings.toSorted((a, b) => a - b)[Math.floor(readings.length / 2)] ?? Number.NaN;
}
