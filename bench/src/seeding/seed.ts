import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Platform } from '../platform/platform.ts';
import type { SeedingOrder } from './seeding.process.ts';

/** Enough that sizes differ as they do in life. */
const ORIGINALS = 200;

/**
 * Fills the databases up to a number of client systems, with copies of those that came in through the gateway. Each copy
 * has identifiers of its own, a data key of its own, and is sealed under it by the platform's own vault.
 */
export async function seedUpTo({ stack, mongo }: Platform, size: number): Promise<void> {
  const clientSystems = mongo.db('vh-intake').collection<{ _id: string }>('client-systems');
  const missing = size - (await clientSystems.estimatedDocumentCount());
  if (missing <= 0) return;
  const some = await clientSystems
    .find({}, { projection: { _id: 1 } })
    .limit(ORIGINALS)
    .toArray();
  const workers = Math.min(availableParallelism(), 4);
  const share = Math.ceil(missing / workers);
  const order: Omit<SeedingOrder, 'count'> = {
    database: stack.urls.database,
    keyEncryptionKeys: stack.secrets['INTAKE_KEY_ENCRYPTION_KEYS'] ?? '',
    originals: some.map(({ _id }) => _id),
  };
  await Promise.all(
    Array.from({ length: workers }, (_, i) => runWorker({ ...order, count: Math.min(share, missing - i * share) })),
  );
  // Otherwise the database would still be writing it to disk while reading is measured.
  await mongo.db('admin').command({ fsync: 1 });
}

async function runWorker(order: SeedingOrder): Promise<void> {
  const child = fork(join(import.meta.dirname, 'seeding.process.js'));
  child.send(order);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('The seeding ended before it was done.');
}
