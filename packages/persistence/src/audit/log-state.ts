import type { Logger } from '@veilighuis/telemetry';
import { MongoBulkWriteError, MongoServerError } from 'mongodb';
import { isDatabaseAway, isDuplicateKey, isTransient } from '../work/faults.ts';

/**
 * The database takes what else is written, but not the lines of the log: a validator, a privilege, a limit of the
 * collection stands in the way. A database that is away altogether is another matter: then nothing is written at all.
 */
export function isLogRefusal(error: unknown): boolean {
  const fromServer = error instanceof MongoServerError || error instanceof MongoBulkWriteError;
  return fromServer && !isTransient(error) && !isDatabaseAway(error) && !isDuplicateKey(error);
}

/** Whether the log takes lines, as this process last saw it. Readiness, a metric and an alarm hang on it. */
export class LogState {
  private refusing = false;

  constructor(private readonly logger: Logger) {}

  get refuses(): boolean {
    return this.refusing;
  }

  /** A line was refused. Loud once, at the beginning. */
  refused(error: unknown): void {
    if (this.refusing) return;
    this.refusing = true;
    this.logger.error('access-log-refuses-lines', { error });
  }

  /** A line was taken, or would have been. */
  takes(): void {
    if (!this.refusing) return;
    this.refusing = false;
    this.logger.info('access-log-takes-lines-again');
  }
}
