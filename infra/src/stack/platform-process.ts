import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../deadline.ts';
import { ManagedProcess } from '../processes/managed-process.ts';
import type { ProcessCommand } from '../processes/managed-process.ts';
import type { Progress } from './progress.ts';

export interface PlatformProcessOptions {
  readonly command: ProcessCommand;
  /** Address of the process; `/readyz` below it says whether it can work. */
  readonly url: string;
  readonly progress: Progress;
  /** Whether it is started again when it ends by itself. */
  readonly supervised: boolean;
}

const readyWithinMs = 120_000;
const longestWaitMs = 30_000;

/** One process of the platform in a local stack. */
export class PlatformProcess {
  readonly #process: ManagedProcess;
  readonly #options: PlatformProcessOptions;
  #wanted = false;
  #restarts = 0;

  constructor(options: PlatformProcessOptions) {
    this.#options = options;
    this.#process = new ManagedProcess(options.command);
  }

  get name(): string {
    return this.#process.name;
  }

  get logFile(): string {
    return this.#process.logFile;
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  get url(): string {
    return this.#options.url;
  }

  /** Starts the process and waits until it is ready. @throws Error when it ends before, or takes too long. */
  async start(): Promise<void> {
    this.#wanted = true;
    this.#process.start();
    await this.ready();
    if (this.#options.supervised) void this.#supervise();
  }

  /** Resolves when `/readyz` says yes. */
  async ready(): Promise<void> {
    await until(() => this.#askReady(), {
      what: `${this.name} ready`,
      withinMs: readyWithinMs,
      giveUp: () => {
        this.#process.assertRunning();
      },
    });
  }

  async stop(): Promise<void> {
    this.#wanted = false;
    await this.#process.stop();
  }

  /** SIGKILL; it stays down until started, also when supervised. */
  async kill(): Promise<void> {
    this.#wanted = false;
    await this.#process.kill();
  }

  async #askReady(): Promise<void> {
    const response = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(3000) });
    const body = await response.text();
    if (!response.ok) throw new Error(body.slice(0, 300));
  }

  async #supervise(): Promise<void> {
    for (;;) {
      await this.#process.ended;
      if (!this.#wanted) return;
      const waitMs = Math.min(1000 * 2 ** this.#restarts, longestWaitMs);
      this.#restarts += 1;
      const seconds = String(waitMs / 1000);
      this.#options.progress.note(`${this.name} ended by itself; again in ${seconds} s (log: ${this.logFile})`);
      await pause(waitMs);
      if (!this.#isWanted) return;
      const begin = Date.now();
      this.#process.start();
      void this.#process.ended.then(() => {
        // A process that held for a minute has earned a quick restart the next time.
        if (Date.now() - begin > 60_000) this.#restarts = 0;
      });
    }
  }

  get #isWanted(): boolean {
    return this.#wanted;
  }
}
