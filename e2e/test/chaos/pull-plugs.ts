import { setTimeout as wait } from 'node:timers/promises';
import type { ProcessName, Stack } from '@veilighuis/infra';
import { Random } from '@veilighuis/testing';

const services: readonly ProcessName[] = ['intake', 'triage', 'case-management', 'gateway'];

export interface Pulled {
  readonly kills: ReadonlyMap<ProcessName, number>;
  readonly brokerRestarts: number;
}

/** Pulls plugs until it is stopped; then everything is up again. */
export interface PlugPuller {
  stop(): Promise<Pulled>;
}

/** The broker goes down after every second kill of a service, until it has been down often enough. */
const KILLS_BEFORE_BROKER = 2;

/**
 * Kills (SIGKILL) one service after the other at random moments and starts it again, each of them in every round, and
 * now and then the broker. The seed gives the moments and the order.
 */
export function pullPlugs(stack: Stack, seed: number, brokerRestarts: number): PlugPuller {
  const random = new Random(seed);
  const kills = new Map<ProcessName, number>();
  let restarts = 0;
  const stopping = new AbortController();

  const pull = async (service: ProcessName) => {
    await wait(random.integer(100, 900));
    await stack.kill(service);
    kills.set(service, (kills.get(service) ?? 0) + 1);
    await wait(random.integer(0, 400));
    await stack.restart(service);
    const total = [...kills.values()].reduce((sum, count) => sum + count, 0);
    if (total % KILLS_BEFORE_BROKER !== 0 || restarts === brokerRestarts) return;
    restarts += 1;
    await stack.restartBroker();
  };
  const pulling = (async () => {
    for (let round: ProcessName[] = []; !stopping.signal.aborted;) {
      if (round.length === 0) round = random.shuffle(services);
      const next = round.pop();
      if (next !== undefined) await pull(next);
    }
  })();
  // A failure is told by `stop`.
  pulling.catch(() => undefined);
  return {
    async stop() {
      stopping.abort();
      await pulling;
      await stack.ready();
      return { kills, brokerRestarts: restarts };
    },
  };
}
