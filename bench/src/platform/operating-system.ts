import { readdirSync, readFileSync } from 'node:fs';

/** What /proc tells of one process. */
export interface ProcessUse {
  readonly pid: number;
  readonly parent: number;
  /** Name of the program. */
  readonly program: string;
  readonly cpuMs: number;
  readonly residentMb: number;
}

/** Ticks of 10 ms: what the kernel reports on every common Linux. */
const TICK_MS = 10;

/** Every process that descends from this one; empty where there is no /proc. */
export function descendants(root = process.pid): ProcessUse[] {
  const all = processIds().flatMap((pid) => useOf(pid) ?? []);
  const found: ProcessUse[] = [];
  const parents = new Set([root]);
  for (let grown = true; grown;) {
    grown = false;
    for (const use of all) {
      if (!parents.has(use.parent) || parents.has(use.pid)) continue;
      parents.add(use.pid);
      found.push(use);
      grown = true;
    }
  }
  return found;
}

export function useOf(pid: number): ProcessUse | undefined {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The name stands in brackets and may itself hold brackets and blanks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    return {
      pid,
      parent: Number(fields[1]),
      program: stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')),
      cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS,
      residentMb: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024,
    };
  } catch {
    return undefined;
  }
}

function processIds(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}
