import { EventEmitter } from 'node:events';
import type { Logger } from '@veilighuis/telemetry';
import { MongoClient, type Db } from 'mongodb';
import { LogState } from '../audit/log-state.ts';
import type { IndexedCollection } from '../collection.ts';
import { askHealth, type DatabaseHealth } from './health.ts';
import type { Migration } from './migrations.ts';
import { ownCollections } from './own-collections.ts';
import { Preparation } from './preparation.ts';

export interface DatabaseOptions {
  /** Connection string of a replica set. */
  readonly url: string;
  /** Name of the database of this service. */
  readonly name: string;
  readonly collections: readonly IndexedCollection[];
  readonly migrations: readonly Migration[];
  readonly logger: Logger;
  /** Connections at most; default 50. */
  readonly maxPoolSize?: number;
  /** Time without a sign of life after which another replica takes a migration over; default 30 s. */
  readonly migrationLeaseMs?: number;
}

/**
 * The database of one service: writes are acknowledged by a majority, reads come from the primary.
 *
 * It need not be reachable at the start. Connecting, migrations and indexes go on in the background until they
 * succeed; until then `health()` says why not, and a unit of work waits within its deadline.
 */
export interface Database {
  readonly client: MongoClient;
  readonly db: Db;
  readonly logger: Logger;
  /** Whether the access log takes lines. */
  readonly log: LogState;
  /** Fulfilled once migrations and indexes are in place; rejected only when it is closed before. */
  readonly ready: Promise<void>;
  /** `announced` is emitted when this process has committed events; what other processes commit isn't seen here. */
  readonly commits: EventEmitter<{ announced: [] }>;
  /** Aborts when it closes: whoever works on it in the background stops then. */
  readonly closing: AbortSignal;
  /** Answers within about a second, never throws. */
  health(): Promise<DatabaseHealth>;
  close(): Promise<void>;
}

/** How long an operation looks for a primary before it gives up. */
const SERVER_SELECTION_MS = 5_000;

/**
 * Opens the database of a service; see `Database` for what holds when.
 * @throws Error at once for a connection string that can't be read
 */
// eslint-disable-next-line @typescript-eslint/require-await -- a promise, so that a bad option rejects and more may be awaited later
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, name, collections, migrations, logger } = options;
  const client = new MongoClient(url, {
    appName: name,
    maxPoolSize: options.maxPoolSize ?? 50,
    serverSelectionTimeoutMS: SERVER_SELECTION_MS,
    // A server that hangs is found out by its heartbeats, which then close the connections; a long index build may take
    // as long as it takes.
    heartbeatFrequencyMS: 5_000,
    connectTimeoutMS: 5_000,
    writeConcern: { w: 'majority' },
    readConcern: { level: 'majority' },
    readPreference: 'primary',
    retryWrites: true,
    retryReads: true,
    ignoreUndefined: true,
  });
  const db = client.db(name);
  const closing = new AbortController();
  const preparation = new Preparation({
    client,
    db,
    logger,
    collections: [...collections, ...ownCollections],
    migrations,
    leaseMs: options.migrationLeaseMs ?? 30_000,
  });
  return {
    client,
    db,
    logger,
    log: new LogState(logger),
    ready: preparation.done,
    commits: new EventEmitter(),
    closing: closing.signal,
    health: () => askHealth(db, preparation),
    async close() {
      closing.abort();
      // A first connection that is being sought ends only with the client; a lease that is held is given back first.
      if (!preparation.wasConnected) await client.close();
      await preparation.stop();
      await client.close();
    },
  };
}
