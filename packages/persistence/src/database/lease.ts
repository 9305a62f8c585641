import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { MongoServerError, type Db } from 'mongodb';
import { defineCollection } from '../collection.ts';

/** An applied migration, or a lease. */
export interface MigrationRow {
  readonly _id: string;
  readonly appliedAt?: Date;
  readonly holder?: string;
  readonly until?: Date;
}

export const migrationCollection = defineCollection<MigrationRow>({ name: 'migrations' });

/** What only one replica at a time may do. */
export interface Lease {
  /** Id of its row; begins with `#`, which no migration does. */
  readonly name: `#${string}`;
  /** Time without a sign of life after which another replica gets it. */
  readonly leaseMs: number;
  /** How often one asks that doesn't hold it. */
  readonly askAgainMs: number;
}

const DUPLICATE_KEY = 11000;

/**
 * Does `work` while no other replica does. The lease is renewed as long as this process lives; when it dies, the lease
 * runs out after `leaseMs` and another replica gets it. Moments are those of the database, not of the replicas.
 * `work` gets a signal that aborts when the lease is lost or `stop` aborts.
 */
export async function withLease<T>(
  db: Db,
  lease: Lease,
  stop: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const holder = randomUUID();
  await layDown(db, lease);
  while (!(await take(db, holder, lease))) await delay(lease.askAgainMs, undefined, { signal: stop });
  const lost = new AbortController();
  const renewal = setInterval(() => {
    take(db, holder, lease).then(
      (held) => {
        if (!held) lost.abort(new Error(`The lease ${lease.name} was lost.`));
      },
      () => undefined,
    );
  }, lease.leaseMs / 3);
  try {
    return await work(AbortSignal.any([lost.signal, stop]));
  } finally {
    clearInterval(renewal);
    await giveBack(db, holder, lease);
  }
}

/** A lease that has run out, for the others to take. */
async function layDown(db: Db, { name }: Lease): Promise<void> {
  const row = { $setOnInsert: { holder: 'nobody', until: new Date(0) } };
  await migrationCollection
    .in(db)
    .updateOne({ _id: name }, row, { upsert: true })
    .catch((error: unknown) => {
      // Two replicas did it at once; the row is there.
      if (!(error instanceof MongoServerError && error.code === DUPLICATE_KEY)) throw error;
    });
}

/** Takes or renews. False when another holds it. */
async function take(db: Db, holder: string, { name, leaseMs }: Lease): Promise<boolean> {
  const { matchedCount } = await migrationCollection
    .in(db)
    .updateOne({ _id: name, $or: [{ holder }, { $expr: { $lt: ['$until', '$$NOW'] } }] }, [
      { $set: { holder, until: { $add: ['$$NOW', leaseMs] } } },
    ]);
  return matchedCount === 1;
}

/** Free for the next one, who need not wait for it to run out. */
async function giveBack(db: Db, holder: string, { name }: Lease): Promise<void> {
  await migrationCollection.in(db).updateOne({ _id: name, holder }, { $set: { holder: 'nobody', until: new Date(0) } });
}
