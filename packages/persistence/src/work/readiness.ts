import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../database/database.ts';
import { unavailable } from './faults.ts';

/** Waits for migrations and indexes; costs nothing once they are in place. */
export class Readiness {
  private isReady = false;

  constructor(private readonly database: Database) {
    database.ready.then(
      () => {
        this.isReady = true;
      },
      () => undefined,
    );
  }

  /**
   * @param deadline on the scale of `performance.now()`
   * @throws ProblemError `service-unavailable` when the deadline passes, or when the database was closed
   */
  async until(deadline: number): Promise<void> {
    if (this.isReady) return;
    const settled = new AbortController();
    try {
      const ready = this.database.ready.then(() => true);
      const late = delay(Math.max(0, deadline - performance.now()), false, { signal: settled.signal });
      if (!(await Promise.race([ready, late]))) throw new Error('The migrations did not end in time.');
    } catch (error) {
      throw unavailable(error);
    } finally {
      settled.abort();
    }
  }
}
