import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import { until } from '../src/deadline.ts';
import { freePort } from '../src/ports.ts';
import { repositoryRoot } from '../src/paths.ts';
import { endLeftBehind } from '../src/processes/left-behind.ts';
import { isAlive, signal, stackMarker } from '../src/processes/process-tree.ts';
import { PlatformProcess } from '../src/stack/platform-process.ts';

const directory = mkdtempSync(join(tmpdir(), 'platform-process-'));
const notes: string[] = [];

async function ready(supervised: boolean, script = 'ready-process.mjs'): Promise<PlatformProcess> {
  const port = await freePort();
  return new PlatformProcess({
    url: `http://127.0.0.1:${port}`,
    supervised,
    progress: { done: () => undefined, note: (line) => notes.push(line) },
    command: {
      name: 'stand-in',
      command: process.execPath,
      arguments: [join(repositoryRoot, 'infra', 'test', 'fixtures', script)],
      environment: { PATH: process.env['PATH'], HTTP_PORT: String(port), [stackMarker]: directory },
      workingDirectory: directory,
      logFile: join(directory, 'stand-in.log'),
    },
  });
}

async function childOf(started: PlatformProcess): Promise<number> {
  const response = await fetch(`${started.url}/readyz`);
  return Number(response.headers.get('x-child'));
}

function gone(...pids: (number | undefined)[]): Promise<void> {
  return until(
    () =>
      pids.some((pid) => pid !== undefined && isAlive(pid)) ? Promise.reject(new Error('alive')) : Promise.resolve(),
    { what: 'processes gone', withinMs: 5000 },
  );
}

describe('a process of the platform', { timeout: 60_000 }, () => {
  let started: PlatformProcess;

  beforeEach(() => {
    notes.length = 0;
  });
  afterEach(async () => {
    await started.stop();
    await endLeftBehind(directory);
  });
  after(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it('stop leaves neither the process nor its children running', async () => {
    started = await ready(false);
    await started.start();
    const pids = [started.pid, await childOf(started)];
    await started.stop();
    await gone(...pids);
  });

  it('kill takes the whole tree down at once', async () => {
    started = await ready(false);
    await started.start();
    const pids = [started.pid, await childOf(started)];
    await started.kill();
    await gone(...pids);
  });

  it('is started again when it ends by itself, and says so in one line', async () => {
    started = await ready(true);
    await started.start();
    const first = started.pid;
    if (first !== undefined) signal(first, 'SIGKILL');
    await until(
      () => (started.pid === first || started.pid === undefined ? Promise.reject(new Error('down')) : started.ready()),
      {
        what: 'up again',
        withinMs: 15_000,
      },
    );
    assert.equal(notes.length, 1);
    assert.match(notes[0] ?? '', /^stand-in ended by itself; again in 1 s/);
  });

  it('is not started again when it was stopped on purpose', async () => {
    started = await ready(true);
    await started.start();
    await started.kill();
    assert.equal(started.pid, undefined);
    assert.deepEqual(notes, []);
  });

  it('says where the log is when it does not come up', async () => {
    started = await ready(false, 'no-such-file.mjs');
    await assert.rejects(started.start(), /stand-in ended by itself; log: .*stand-in\.log/s);
  });

  it('what a killed run left behind is found by its folder and ended', async () => {
    started = await ready(false);
    await started.start();
    const pids = [started.pid, await childOf(started)];
    assert.equal(await endLeftBehind(`${directory}-of-somebody-else`), 0);
    assert.equal(await endLeftBehind(directory), 2);
    await gone(...pids);
  });
});
