import { Timestamp } from 'mongodb';
import { auditCollection, auditRow, type AuditRow } from './audit-row.ts';
import type { Database } from '../database/database.ts';
import type { WorkContext } from '../work/work-context.ts';
import { isLogRefusal } from './log-state.ts';
import { parkedCollection } from './parked-row.ts';

const BATCH = 200;

/**
 * Brings what was parked into the log, once it takes lines again. Each batch goes over in one transaction: a line is in
 * one place or in the other. Returns how many went over.
 * @throws whatever the database says; the lines stay where they are then
 */
export async function bringIn({ client, db, log }: Database, signal: AbortSignal): Promise<number> {
  let count = 0;
  for (;;) {
    signal.throwIfAborted();
    const parked = await parkedCollection.in(db).find().sort({ _id: 1 }).limit(BATCH).toArray();
    if (parked.length === 0) return count;
    const rows = parked.map(({ _id, line }): AuditRow => ({
      _id,
      order: new Timestamp(0n),
      ...line,
      parked: true,
    }));
    try {
      await client.withSession((session) =>
        session.withTransaction(async () => {
          await auditCollection.in(db).insertMany(rows, { session });
          await parkedCollection.in(db).deleteMany({ _id: { $in: rows.map(({ _id }) => _id) } }, { session });
        }),
      );
    } catch (error) {
      if (isLogRefusal(error)) log.refused(error);
      throw error;
    }
    count += rows.length;
  }
}

/** Asks whether the log takes lines, with one that is rolled back. */
export async function probe({ client, db, log }: Database, at: Date): Promise<void> {
  await client.withSession(async (session) => {
    session.startTransaction();
    try {
      await auditCollection
        .in(db)
        .insertOne(auditRow(PROBE, { operation: 'probe', result: 'granted' }, at), { session });
      log.takes();
    } catch (error) {
      if (!isLogRefusal(error)) throw error;
    } finally {
      await session.abortTransaction();
    }
  });
}

const PROBE: WorkContext = {
  actor: { subject: 'log-keeper', organisation: 'platform', roles: [], kind: 'service' },
  purpose: 'system-exchange',
  centre: 'none',
  source: '/services/none',
};
