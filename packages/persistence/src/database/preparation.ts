import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@veilighuis/telemetry';
import { MongoServerError, type Db, type MongoClient } from 'mongodb';
import type { IndexedCollection } from '../collection.ts';
import type { DatabaseFault } from './database-fault.ts';
import { ensureIndexes } from './indexes.ts';
import { withLease } from './lease.ts';
import { MigrationError, runMigrations, type Migration } from './migrations.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

export interface PreparationParts {
  readonly client: MongoClient;
  readonly db: Db;
  readonly logger: Logger;
  readonly collections: readonly IndexedCollection[];
  readonly migrations: readonly Migration[];
  readonly leaseMs: number;
}

/** Brings the database into the form that this version of the program needs, and goes on trying until it is. */
export class Preparation {
  readonly done: Promise<void>;
  private state: DatabaseFault | undefined = 'migrations-pending';
  private connectedOnce = false;
  private readonly stopping = new AbortController();

  constructor(private readonly parts: PreparationParts) {
    this.done = this.run();
    // Nobody need wait for it: a rejection says only that the database was closed before it was ready.
    this.done.catch(() => undefined);
  }

  /** Why it isn't done yet; undefined once it is. */
  get fault(): DatabaseFault | undefined {
    return this.state;
  }

  /** Whether the server was ever reached; from then on the driver itself looks for it. */
  get wasConnected(): boolean {
    return this.connectedOnce;
  }

  async stop(): Promise<void> {
    this.stopping.abort(new Error('The database was closed before it was ready.'));
    await this.done.catch(() => undefined);
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        await this.prepare(signal);
        this.state = undefined;
        return;
      } catch (error) {
        signal.throwIfAborted();
        this.state = faultOf(error);
        this.parts.logger.warn('database-not-ready', { reason: this.state, error });
      }
      await delay(pause, undefined, { signal });
    }
  }

  private async prepare(stop: AbortSignal): Promise<void> {
    const { client, db, logger, collections, migrations, leaseMs } = this.parts;
    // Explicitly, each time: a client whose first connection failed by itself, in some operation, never connects again.
    await client.connect();
    this.connectedOnce = true;
    await withLease(db, { name: '#lease', leaseMs, askAgainMs: 100 }, stop, async (signal) => {
      await runMigrations(db, migrations, logger, signal);
      await ensureIndexes(db, collections, logger);
    });
  }
}

const UNAUTHORIZED = 13;

function faultOf(error: unknown): DatabaseFault {
  if (error instanceof MongoServerError && error.code === UNAUTHORIZED) return 'rights-missing';
  return error instanceof MigrationError ? 'migration-failed' : 'migrations-pending';
}
