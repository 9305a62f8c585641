import type { Database } from '../database/database.ts';
import { beforeDeadline } from '../deadline.ts';
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
    await beforeDeadline(this.database.ready, deadline).catch((error: unknown) => {
      throw unavailable(error);
    });
  }
}
