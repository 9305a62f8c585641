import type { Logger } from '@veilighuis/telemetry';
import type { Db } from 'mongodb';
import { migrationCollection } from './lease.ts';

/** One step from an older form of the data to a newer one. */
export interface Migration {
  /** Sorts after every earlier one and never changes: `0003-split-names`. */
  readonly id: string;
  /**
   * Must bear being run again over its own half-done work: a crash in the middle does that. Stop when `signal`
   * aborts: another replica goes on.
   */
  up(db: Db, signal: AbortSignal): Promise<void>;
}

export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  constructor(
    readonly migration: string,
    cause: unknown,
  ) {
    super(`The migration ${migration} failed.`, { cause });
  }
}

export async function pendingMigrations(db: Db, migrations: readonly Migration[]): Promise<Migration[]> {
  const ids = migrations.map(({ id }) => id);
  const rows = await migrationCollection
    .in(db)
    .find({ _id: { $in: ids } })
    .toArray();
  const applied = new Set(rows.map(({ _id }) => _id));
  return migrations.filter(({ id }) => !applied.has(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Runs, in order, what wasn't run yet. Call it with the lease in hand. */
export async function runMigrations(
  db: Db,
  migrations: readonly Migration[],
  logger: Logger,
  signal: AbortSignal,
): Promise<void> {
  for (const migration of await pendingMigrations(db, migrations)) {
    signal.throwIfAborted();
    logger.info('migration-started', { migration: migration.id });
    await migration.up(db, signal).catch((error: unknown) => {
      throw new MigrationError(migration.id, error);
    });
    signal.throwIfAborted();
    await migrationCollection
      .in(db)
      .updateOne({ _id: migration.id }, [{ $set: { appliedAt: '$$NOW' } }], { upsert: true });
    logger.info('migration-done', { migration: migration.id });
  }
}
