import type { Database } from '@veilighuis/persistence';

/** Name of the command and its collection, of everything that the database did for `work`, in order. */
export async function commandsOf({ db }: Database, work: () => Promise<void>): Promise<string[]> {
  await db.command({ profile: 0 });
  await db
    .collection('system.profile')
    .drop()
    .catch(() => undefined);
  await db.command({ profile: 2 });
  try {
    await work();
  } finally {
    await db.command({ profile: 0 });
  }
  const rows = await db.collection('system.profile').find().sort({ $natural: 1 }).toArray();
  return rows
    .map((row) => {
      const [command = ''] = Object.keys((row['command'] ?? {}) as object);
      return `${String(row['op'])} ${command} ${String(row['ns']).slice(db.databaseName.length + 1)}`;
    })
    .filter((text) => !text.includes('system.profile') && !text.includes('profile '));
}
