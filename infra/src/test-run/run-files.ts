import { join, relative } from 'node:path';
import { run } from 'node:test';
import type { EventData } from 'node:test';
import { repositoryRoot } from '../paths.ts';
import { Tally } from './tally.ts';

type Outcome = EventData.TestPass | EventData.TestFail;

const tenMinutesMs = 600_000;

export interface RunFilesOptions {
  readonly workspace: string;
  readonly files: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Files at the same time. */
  readonly concurrency: number;
  readonly signal: AbortSignal;
}

/**
 * Runs test files, each in a process of its own that is ended after ten minutes, and prints what failed.
 * Counted are single tests, not the groups around them. A skipped test counts as failed: it proves nothing.
 */
export function runFiles({ workspace, files, environment, concurrency, signal }: RunFilesOptions): Promise<Tally> {
  const tally = new Tally();
  return new Promise((resolve, reject) => {
    const stream = run({
      files,
      cwd: join(repositoryRoot, workspace),
      concurrency,
      timeout: tenMinutesMs,
      env: { ...process.env, ...environment },
      signal,
    });
    stream.on('test:pass', (test) => {
      if (isGroup(test)) return;
      if (test.skip === undefined) tally.passed += 1;
      else fail(tally, test, typeof test.skip === 'string' ? `skipped: ${test.skip}` : 'skipped');
    });
    stream.on('test:fail', (test) => {
      if (!isOnlyBecauseOfInner(test)) fail(tally, test, explain(test.details.error));
    });
    stream.once('end', () => {
      resolve(tally);
    });
    stream.once('error', reject);
    stream.resume();
  });
}

// A file itself is reported as a test as well, with its path as the name; it counts only when it fails by itself.
function isGroup(test: Outcome): boolean {
  return test.details.type === 'suite' || test.name === test.file;
}

function isOnlyBecauseOfInner(test: EventData.TestFail): boolean {
  const { error } = test.details;
  return 'failureType' in error && error.failureType === 'subtestsFailed';
}

function fail(tally: Tally, test: Outcome, why: string): void {
  tally.failed += 1;
  const place = test.file === undefined ? '' : `${relative(repositoryRoot, test.file)}:${String(test.line ?? 0)}`;
  console.log(`\n  FAILED  ${test.name}\n          ${place}\n${indent(why)}\n`);
}

function explain(error: Error): string {
  const cause = error.cause instanceof Error ? error.cause : error;
  return cause.stack ?? cause.message;
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '          ');
}
