import { setTimeout as delay } from 'node:timers/promises';

/** Polls until the check gives something other than undefined or false. */
export async function until<T>(
  what: string,
  check: () => Promise<T | undefined | false>,
  withinMs = 20_000,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const found = await check();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`Not in time: ${what}`);
    await delay(20);
  }
}
