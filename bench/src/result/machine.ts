import { cpus, loadavg, totalmem } from 'node:os';

export interface Machine {
  readonly processors: number;
  readonly model: string;
  readonly memoryGb: number;
  readonly node: string;
  /** Processes that wanted to run, over the last minute, before the run: above 0 the machine was shared. */
  readonly loadBefore: number;
}

export function machine(): Machine {
  const all = cpus();
  return {
    processors: all.length,
    model: all[0]?.model.trim() ?? '',
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
    loadBefore: loadavg()[0] ?? 0,
  };
}
