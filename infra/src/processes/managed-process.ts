import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, signal, treeOf } from './process-tree.ts';

export interface ProcessCommand {
  readonly name: string;
  readonly command: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
  /** Output of the process is appended here. */
  readonly logFile: string;
}

/**
 * One operating system process with everything it starts.
 *
 * The process leads a group of its own, so that Ctrl-C in a terminal reaches only whoever runs the stack,
 * which then stops its processes in order.
 */
export class ManagedProcess {
  readonly #command: ProcessCommand;
  #child: ChildProcess | undefined;
  #ended: Promise<void> = Promise.resolve();

  constructor(command: ProcessCommand) {
    this.#command = command;
  }

  get name(): string {
    return this.#command.name;
  }

  get logFile(): string {
    return this.#command.logFile;
  }

  get pid(): number | undefined {
    return this.isRunning ? this.#child?.pid : undefined;
  }

  get isRunning(): boolean {
    const child = this.#child;
    return child?.pid !== undefined && child.exitCode === null && child.signalCode === null;
  }

  /** Resolves when the present process is over; at once when none runs. */
  get ended(): Promise<void> {
    return this.#ended;
  }

  start(): void {
    if (this.isRunning) return;
    const { command, environment, workingDirectory, logFile } = this.#command;
    mkdirSync(dirname(logFile), { recursive: true });
    const log = openSync(logFile, 'a');
    const child = spawn(command, this.#command.arguments, {
      cwd: workingDirectory,
      env: { ...environment },
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    // Whoever forgets to stop a process can end all the same, and takes it along.
    child.unref();
    endWithThisProcess(this);
    this.#child = child;
    this.#ended = new Promise((resolve) => {
      child.once('exit', () => {
        resolve();
      });
      child.once('error', () => {
        resolve();
      });
    });
  }

  /** Asks the process to end, and kills what still runs after the time given. */
  async stop(withinMs = 15_000): Promise<void> {
    const pid = this.pid;
    if (pid === undefined) return;
    this.#child?.ref();
    const tree = treeOf(pid);
    signal(pid, 'SIGTERM');
    await Promise.race([this.#ended, pause(withinMs, undefined, { ref: false })]);
    await killAll([...tree, ...treeOf(pid)]);
    await this.#ended;
  }

  /** SIGKILL to the process and all that descend from it; resolves when they are gone. */
  async kill(): Promise<void> {
    const pid = this.pid;
    if (pid === undefined) return;
    this.#child?.ref();
    await killAll(treeOf(pid));
    await this.#ended;
  }

  /** @throws Error with the end of the log when the process is no longer there. */
  assertRunning(): void {
    if (!this.isRunning)
      throw new Error(`${this.name} ended by itself; log: ${this.logFile}\n${lastLines(this.logFile)}`);
  }
}

const running = new Set<ManagedProcess>();

function endWithThisProcess(started: ManagedProcess): void {
  if (running.size === 0) {
    process.once('exit', () => {
      for (const { pid } of running)
        for (const member of pid === undefined ? [] : treeOf(pid)) signal(member, 'SIGKILL');
    });
  }
  running.add(started);
}

/** SIGKILL to all; resolves when none is left. */
export async function killAll(pids: readonly number[]): Promise<void> {
  for (const pid of pids) signal(pid, 'SIGKILL');
  while (pids.some((pid) => isAlive(pid))) await pause(20);
}

/** The end of a log, for a message. */
export function lastLines(file: string): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-12).join('\n');
  } catch {
    return '';
  }
}
