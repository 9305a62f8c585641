import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { dataDirectory } from '../paths.ts';
import { isAlive } from '../processes/process-tree.ts';

const lockFile = join(dataDirectory, 'run.json');

const runSchema = z.object({ pid: z.number(), urls: z.record(z.string(), z.string()).optional() });

/** The run that holds the local data: its process, and its addresses once everything is up. */
export type Run = z.infer<typeof runSchema>;

/** The run that is going on, if any. A lock whose process is gone counts for nothing. */
export function presentRun(): Run | undefined {
  if (!existsSync(lockFile)) return undefined;
  const parsed = runSchema.safeParse(JSON.parse(readFileSync(lockFile, 'utf8')));
  return parsed.success && isAlive(parsed.data.pid) ? parsed.data : undefined;
}

/** Takes the local data for this process. @throws Error in one line when another run holds them. */
export function lockData(): void {
  const run = presentRun();
  if (run !== undefined)
    throw new Error(`Already running (process ${String(run.pid)}); stop that one first with Ctrl-C.`);
  write({ pid: process.pid });
}

/** Tells other commands where everything is. */
export function publishAddresses(urls: Record<string, string>): void {
  write({ pid: process.pid, urls });
}

export function unlockData(): void {
  rmSync(lockFile, { force: true });
}

/** Addresses of the run that is going on. @throws Error in one line when there is none. */
export function addressesOfRun(): Record<string, string> {
  const urls = presentRun()?.urls;
  if (urls === undefined)
    throw new Error('The platform is not running; start it first, in another terminal: npm start');
  return urls;
}

function write(run: Run): void {
  mkdirSync(dataDirectory, { recursive: true });
  // Addresses hold passwords.
  writeFileSync(lockFile, JSON.stringify(run), { mode: 0o600 });
}
