import type { ProcessName, Stack } from '@veilighuis/infra';
import { descendants, useOf } from './operating-system.ts';

/** A figure per process of the platform and per server, by name; `bench` is the benchmark itself. */
export type PerProcess = Readonly<Record<string, number>>;

const processes = ['gateway', 'intake', 'triage', 'case-management'] as const satisfies ProcessName[];
const servers: Readonly<Record<string, string>> = { mongod: 'mongodb', 'beam.smp': 'rabbitmq', java: 'keycloak' };

interface Use {
  readonly cpuMs: number;
  readonly residentMb: number;
}

/** Processor time so far and memory now of everything that the benchmark started. */
export function usage(stack: Stack): Map<string, Use> {
  const names = new Map<number | undefined, string>(processes.map((name) => [stack.pid(name), name]));
  const uses = new Map<string, Use>();
  for (const { pid, program, cpuMs, residentMb } of descendants()) {
    const name = names.get(pid) ?? servers[program];
    if (name !== undefined) uses.set(name, { cpuMs, residentMb });
  }
  const own = useOf(process.pid);
  if (own !== undefined) uses.set('bench', own);
  return uses;
}

export function memory(stack: Stack): PerProcess {
  return Object.fromEntries([...usage(stack)].map(([name, { residentMb }]) => [name, Math.round(residentMb)]));
}

/** Highest memory of each process, looked at twice a second until it is stopped. */
export function watchMemory(stack: Stack): { stop(): PerProcess } {
  const highest = new Map<string, number>();
  const look = () => {
    for (const [name, mb] of Object.entries(memory(stack))) highest.set(name, Math.max(mb, highest.get(name) ?? 0));
  };
  const timer = setInterval(look, 500);
  return {
    stop() {
      clearInterval(timer);
      look();
      return Object.fromEntries(highest);
    },
  };
}

/** Milliseconds of processor time of each process between two looks, divided by a number of acts. */
export function cpuMsPer(acts: number, before: ReadonlyMap<string, Use>, after: ReadonlyMap<string, Use>): PerProcess {
  const spent = [...after].map(([name, { cpuMs }]) => [name, cpuMs - (before.get(name)?.cpuMs ?? 0)] as const);
  return Object.fromEntries(spent.map(([name, ms]) => [name, Math.round((ms / acts) * 100) / 100]));
}
