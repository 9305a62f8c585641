import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { repositoryRoot } from '../src/paths.ts';

const site = join(repositoryRoot, 'ui', 'site');
const manifestSchema = z.record(z.string(), z.object({ file: z.string(), imports: z.array(z.string()).default([]) }));
const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(site, '.vite', 'manifest.json'), 'utf8')));

/** Compressed script that a screen asks for, in bytes: its own part and everything that this part needs. */
function loadOf(...entries: readonly string[]): number {
  const needed = new Set<string>();
  const take = (name: string): void => {
    const chunk = manifest[name];
    assert.ok(chunk !== undefined, `${name} is not in the manifest`);
    if (needed.has(chunk.file)) return;
    needed.add(chunk.file);
    chunk.imports.forEach(take);
  };
  entries.forEach(take);
  return [...needed].reduce((sum, file) => sum + gzipSync(readFileSync(join(site, file))).length, 0);
}

const kB = 1000;
const start = ['index.html', 'src/screens/start/start-screen.tsx'];

describe('What a browser loads', () => {
  it('of the start page is less than 230 kB of compressed script', (context) => {
    const load = loadOf(...start);
    context.diagnostic(`${String(Math.round(load / kB))} kB`);
    assert.ok(load < 230 * kB, `${String(Math.round(load / kB))} kB`);
  });

  it('of the start page has no diagram, no second language and no form in it', () => {
    const all = Object.keys(manifest);
    const others = all.filter((name) => /xyflow|words\/en|assessment|triage-list/.test(name));
    assert.ok(others.length > 1, 'they are there, apart (negative control)');
    assert.ok(loadOf(...start, ...others) > loadOf(...start) + 10 * kB);
  });
});
