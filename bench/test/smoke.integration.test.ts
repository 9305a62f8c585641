import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { z } from 'zod';

const main = join(import.meta.dirname, '..', 'src', 'main.js');

const throughput = z.object({
  reports: z.number().positive(),
  databaseWorkPerReport: z.record(z.string(), z.number()),
});
const result = z.object({
  flow: z.object({ singly: throughput, batches: throughput, raw: throughput }),
  reading: z.array(z.object({ byKind: z.record(z.string(), z.object({ count: z.number().positive() })) })).length(2),
  targets: z.array(z.unknown()).min(1),
});

// No figure is judged here: a test that depends on the speed of the machine is no test.
describe('The benchmark', () => {
  it('runs from end to end on a stack of its own, and its raw loop writes as many documents as the platform', async () => {
    const child = spawn(process.execPath, [main, '--smoke'], { stdio: ['ignore', 'pipe', 'inherit'] });
    let shown = '';
    child.stdout.on('data', (chunk: Buffer) => (shown += chunk.toString()));
    const [code] = (await once(child, 'exit')) as [number | null];
    assert.equal(code, 0, shown);
    const file = /written to (\S+)/.exec(shown)?.[1] ?? '';
    assert.ok(existsSync(file), shown);
    const { flow } = result.parse(JSON.parse(readFileSync(file, 'utf8')));
    for (const what of ['insert', 'documentsInserted', 'commitTransaction', 'findAndModify']) {
      const [platform, raw] = [flow.singly, flow.raw].map((way) => way.databaseWorkPerReport[what] ?? 0);
      assert.ok(
        platform !== undefined && raw !== undefined && Math.abs(platform - raw) < 1,
        `${what}: ${String(platform)}, ${String(raw)}`,
      );
    }
  });
});
