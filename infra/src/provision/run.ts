import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { logDirectory } from '../paths.ts';
import { lastLines } from '../processes/managed-process.ts';

/** Something that a person has to do first; the message is one line that says what. */
export class MissingRequirement extends Error {}

export interface RunOptions {
  readonly workingDirectory?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Name of the log file below `.local/log`. */
  readonly log: string;
  /** Whether the log begins anew; otherwise the output is appended. */
  readonly freshLog?: boolean;
}

/**
 * Runs a program to its end, its output going to a log.
 *
 * @throws Error that names the log and ends with its last lines, when the program ends with another code than 0.
 */
export async function runLogged(command: string, parameters: readonly string[], options: RunOptions): Promise<void> {
  mkdirSync(logDirectory, { recursive: true });
  const logFile = join(logDirectory, `${options.log}.log`);
  const log = openSync(logFile, options.freshLog === true ? 'w' : 'a');
  const code = await new Promise<number>((resolve) => {
    const child = spawn(command, parameters, {
      cwd: options.workingDirectory,
      env: { ...process.env, ...options.environment },
      stdio: ['ignore', log, log],
    });
    child.once('error', () => {
      resolve(127);
    });
    child.once('exit', (exitCode) => {
      resolve(exitCode ?? 1);
    });
  });
  closeSync(log);
  if (code === 0) return;
  throw new Error(`${basename(command)} ended with code ${String(code)}; log: ${logFile}\n${lastLines(logFile)}`);
}

/** Where a program is on the path, or undefined. */
export function findProgram(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/bin'];
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/** Runs a program to its end, its output going where that of this process goes; gives the exit code. */
export function runShown(
  command: string,
  parameters: readonly string[],
  options: Omit<RunOptions, 'log'> = {},
): Promise<number> {
  const { workingDirectory, environment } = options;
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      cwd: workingDirectory,
      env: { ...process.env, ...environment },
      stdio: 'inherit',
    });
    child.once('error', () => {
      resolve(127);
    });
    child.once('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}
