import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Document } from 'mongodb';
import { databaseWork, workPer } from '../platform/database-work.ts';
import type { Platform } from '../platform/platform.ts';
import { until } from '../platform/until.ts';
import type { Throughput } from '../flow/throughput.ts';
import { useOf } from '../platform/operating-system.ts';
import { cpuMsPer, usage } from '../platform/usage.ts';
import type { Order, Told } from './messages.ts';
import { copyIndexes, databases, removeQueues } from './servers.ts';

/** What one consumer of the platform handles at the same moment (`PREFETCH`). */
const PREFETCH = 32;
const WITHIN_MS = 120_000;

/**
 * The same reports by bare drivers: the transactions of intake and triage with the same statements on documents of the
 * same form and size, the same events published with confirm, consumed and acknowledged after the commit. Two processes,
 * since the platform has a process per service too. Left out is what the platform adds: HTTP, request and reply between
 * processes, tokens, access decisions, validation, encryption (its ciphertexts are copied), telemetry, Nest.
 */
export class RawLoop {
  readonly #platform: Platform;
  readonly #intake = new RawProcess('intake');
  readonly #processes = [this.#intake, new RawProcess('triage')];
  #sent = 0;

  private constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** @param events of reports that went through the platform: what they left there is the model. */
  static async start(platform: Platform, events: readonly Document[], inFlight: number): Promise<RawLoop> {
    const { stack, mongo } = platform;
    await copyIndexes(mongo);
    const loop = new RawLoop(platform);
    const options = { broker: stack.urls.broker, database: stack.urls.database, inFlight, prefetch: PREFETCH };
    for (const process of loop.#processes) await process.ask({ kind: 'start', options, events });
    return loop;
  }

  async measure(sendMs: number): Promise<Throughput> {
    const { mongo } = this.#platform;
    const files = mongo.db(databases.triage).collection('triage-files');
    const grounds = mongo.db(databases.intake).collection('inbox');
    const admin = mongo.db('admin');
    const workBefore = await databaseWork(admin);
    const useBefore = this.#usage();
    const begin = performance.now();
    const reports = await this.#intake.send(sendMs);
    const sentSeconds = (performance.now() - begin) / 1000;
    this.#sent += reports;
    await until('all on the raw list', async () => (await files.estimatedDocumentCount()) >= this.#sent, WITHIN_MS);
    const seconds = (performance.now() - begin) / 1000;
    await until('all grounds known', async () => (await grounds.estimatedDocumentCount()) >= this.#sent, WITHIN_MS);
    return {
      reports,
      seconds,
      reportsPerSecond: reports / seconds,
      acceptedPerSecond: reports / sentSeconds,
      cpuMsPerReport: cpuMsPer(reports, useBefore, this.#usage()),
      databaseWorkPerReport: workPer(reports, workBefore, await databaseWork(admin)),
    };
  }

  /** Nothing of it is left. */
  async stop(): Promise<void> {
    const { stack, mongo } = this.#platform;
    await Promise.all(this.#processes.map((process) => process.stop()));
    await removeQueues(stack.urls.broker);
    for (const name of Object.values(databases)) await mongo.db(name).dropDatabase();
  }

  #usage() {
    return new Map([...usage(this.#platform.stack), ...usesOf(this.#processes)]);
  }
}

function usesOf(raw: readonly RawProcess[]) {
  return raw.flatMap(({ name, pid }) => {
    const use = pid === undefined ? undefined : useOf(pid);
    return use === undefined ? [] : [[`raw ${name}`, use] as const];
  });
}

class RawProcess {
  readonly name: string;
  readonly #child: ChildProcess;

  constructor(name: 'intake' | 'triage') {
    this.name = name;
    this.#child = fork(join(import.meta.dirname, `${name}.process.js`));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  async send(forMs: number): Promise<number> {
    const told = await this.ask({ kind: 'send', forMs });
    if (told.kind !== 'sent') throw new Error(`raw ${this.name} answered something else`);
    return told.reports;
  }

  async ask(order: Order): Promise<Told> {
    this.#child.send(order);
    const told = await Promise.race([
      once(this.#child, 'message') as Promise<[Told]>,
      once(this.#child, 'exit').then(() => {
        throw new Error(`raw ${this.name} ended by itself`);
      }),
    ]);
    return told[0];
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    this.#child.send({ kind: 'stop' } satisfies Order);
    await once(this.#child, 'exit');
  }
}
