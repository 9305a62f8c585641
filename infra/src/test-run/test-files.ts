import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from '../paths.ts';
import type { TestKind } from './arguments.ts';

const references = z.object({ references: z.array(z.object({ path: z.string() })) });

/** Workspaces in the order in which they build upon each other. */
export function workspaces(only: string | undefined): string[] {
  const text = readFileSync(join(repositoryRoot, 'tsconfig.json'), 'utf8');
  const all = references.parse(JSON.parse(text)).references.map(({ path }) => path);
  if (only === undefined) return all;
  const found = all.filter((path) => path === only || basename(path) === only);
  if (found.length === 0) throw new Error(`No workspace is called ${only}; there are: ${all.join(', ')}.`);
  return found;
}

/** Compiled test files of a kind whose source still exists: an output that was left behind is no test. */
export function testFiles(workspace: string, kind: TestKind): string[] {
  const folder = join(repositoryRoot, workspace, 'test');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => kindOfFile(path) === kind)
    .map((path) => join(repositoryRoot, workspace, 'dist', 'test', path.replace(/\.ts$/, '.js')))
    .sort();
}

function kindOfFile(path: string): TestKind | undefined {
  if (!path.endsWith('.test.ts')) return undefined;
  const special = /\.(conformance|integration|e2e)\.test\.ts$/.exec(path)?.[1];
  return special === 'conformance' || special === 'integration' || special === 'e2e' ? special : 'unit';
}
