import { killAll } from './managed-process.ts';
import { leftBehind } from './process-tree.ts';

/** Ends what an earlier run on this folder left running; returns how many processes that were. */
export async function endLeftBehind(directory: string): Promise<number> {
  const pids = leftBehind(directory);
  await killAll(pids);
  return pids.length;
}
