import type { Db } from 'mongodb';
import { z } from 'zod';

const counter = z.object({ total: z.coerce.number() });
const status = z.object({
  metrics: z.object({
    commands: z.object({
      find: counter,
      insert: counter,
      update: counter,
      delete: counter,
      findAndModify: counter,
      commitTransaction: counter,
    }),
    document: z.object({ inserted: z.coerce.number(), updated: z.coerce.number(), deleted: z.coerce.number() }),
  }),
  transactions: z.object({ totalAborted: z.coerce.number() }),
});

/** What the database did: statements by kind, and documents written. */
export type DatabaseWork = Readonly<Record<string, number>>;

export async function databaseWork(admin: Db): Promise<DatabaseWork> {
  const { metrics, transactions } = status.parse(await admin.command({ serverStatus: 1 }));
  const { inserted, updated, deleted } = metrics.document;
  return {
    ...Object.fromEntries(Object.entries(metrics.commands).map(([name, { total }]) => [name, total])),
    aborted: transactions.totalAborted,
    documentsInserted: inserted,
    documentsUpdated: updated,
    documentsDeleted: deleted,
  };
}

export function workPer(acts: number, before: DatabaseWork, after: DatabaseWork): DatabaseWork {
  const done = Object.entries(after).map(([name, total]) => [name, (total - (before[name] ?? 0)) / acts] as const);
  return Object.fromEntries(done.map(([name, per]) => [name, Math.round(per * 100) / 100]));
}
