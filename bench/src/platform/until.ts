import { setTimeout as pause } from 'node:timers/promises';

/** Asks until the answer is yes. @throws Error after the deadline, saying what was waited for */
export async function until(what: string, ask: () => Promise<boolean>, withinMs: number, everyMs = 50): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await ask())) {
    if (performance.now() > deadline) throw new Error(`Not within ${String(withinMs / 1000)} s: ${what}.`);
    await pause(everyMs);
  }
}
