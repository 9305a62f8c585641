/** The signal of one request: aborts at its deadline, or when the process must stop now. */
export interface Limit extends Disposable {
  readonly signal: AbortSignal;
}

// Node fires a timer at once when it is set for later than this.
const LONGEST_TIMER_MS = 2_147_483_647;

/**
 * Gives each request its signal and takes everything back when it is done. `AbortSignal.any` with `AbortSignal.timeout`
 * would keep a timer per request until its deadline, thousands of them under load.
 */
export class Limits {
  readonly #running = new Set<AbortController>();

  constructor(stop: AbortSignal) {
    stop.addEventListener('abort', () => {
      for (const controller of this.#running) controller.abort();
    });
  }

  /** `deadline` in milliseconds since 1970. */
  begin(deadline: number | undefined): Limit {
    const controller = new AbortController();
    this.#running.add(controller);
    const timer =
      deadline === undefined
        ? undefined
        : setTimeout(
            () => {
              controller.abort();
            },
            Math.min(deadline - Date.now(), LONGEST_TIMER_MS),
          );
    return {
      signal: controller.signal,
      [Symbol.dispose]: () => {
        clearTimeout(timer);
        this.#running.delete(controller);
      },
    };
  }
}
