import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from '../platform/platform.ts';
import type { Summary } from '../statistics.ts';
import { summarise } from '../statistics.ts';
import type { PerProcess } from '../platform/usage.ts';
import { cpuMsPer, usage } from '../platform/usage.ts';
import { ask, kinds, users } from './users.ts';
import type { Kind } from './users.ts';

export interface ReadResult {
  readonly clientSystems: number;
  readonly users: number;
  readonly requestsPerSecond: number;
  /** Milliseconds from request to complete answer. */
  readonly byKind: Readonly<Record<Kind, Summary>>;
}

export interface ReadOptions {
  readonly users: number;
  readonly thinkMs: readonly [number, number];
  readonly warmUpMs: number;
  readonly forMs: number;
}

/** Users who ask for something, read for a while, and ask for something else: each kind as often as the others. */
export async function measureReading(platform: Platform, options: ReadOptions): Promise<ReadResult> {
  const times: Record<Kind, number[]> = emptyTimes();
  const everyone = await users(platform, options.users);
  const begin = performance.now() + options.warmUpMs;
  const end = begin + options.forMs;
  const [least, most] = options.thinkMs;
  const think = () => least + Math.random() * (most - least);
  await Promise.all(
    everyone.map(async (user, i) => {
      await pause(Math.random() * most);
      for (let turn = i; performance.now() < end; turn += 1) {
        const kind = kinds[turn % kinds.length] as Kind;
        const ms = await ask(platform, user, kind);
        if (performance.now() > begin) times[kind].push(ms);
        await pause(think());
      }
    }),
  );
  const count = Object.values(times).reduce((sum, { length }) => sum + length, 0);
  return {
    clientSystems: await sizeOf(platform),
    users: options.users,
    requestsPerSecond: count / (options.forMs / 1000),
    byKind: Object.fromEntries(kinds.map((kind) => [kind, summarise(times[kind])])) as Record<Kind, Summary>,
  };
}

export interface Most {
  readonly requestsPerSecond: number;
  readonly cpuMsPerRequest: PerProcess;
}

export interface MostResult {
  readonly clientSystems: number;
  readonly connections: number;
  /** Each kind on its own. */
  readonly byKind: Readonly<Record<Kind, Most>>;
}

/** How many requests a second there can be, when every connection asks again at once. */
export async function measureMost(platform: Platform, connections: number, forMs: number): Promise<MostResult> {
  const everyone = await users(platform, connections);
  const byKind: [Kind, Most][] = [];
  for (const kind of kinds) {
    const useBefore = usage(platform.stack);
    const begin = performance.now();
    let count = 0;
    await Promise.all(
      everyone.map(async (user) => {
        while (performance.now() - begin < forMs) {
          await ask(platform, user, kind);
          count += 1;
        }
      }),
    );
    const requestsPerSecond = count / ((performance.now() - begin) / 1000);
    byKind.push([kind, { requestsPerSecond, cpuMsPerRequest: cpuMsPer(count, useBefore, usage(platform.stack)) }]);
  }
  return {
    clientSystems: await sizeOf(platform),
    connections,
    byKind: Object.fromEntries(byKind) as Record<Kind, Most>,
  };
}

function sizeOf({ mongo }: Platform): Promise<number> {
  return mongo.db('vh-intake').collection('client-systems').estimatedDocumentCount();
}

function emptyTimes(): Record<Kind, number[]> {
  return Object.fromEntries(kinds.map((kind) => [kind, []])) as unknown as Record<Kind, number[]>;
}
