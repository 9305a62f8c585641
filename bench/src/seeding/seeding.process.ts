import { KeyRing, openDatabase, Vault } from '@veilighuis/persistence';
import type { Database } from '@veilighuis/persistence';
import type { Document } from 'mongodb';
import { copyOf, readOriginal } from './copies.ts';
import type { Copy, Databases, Original } from './copies.ts';

/** What a seeding process is told. */
export interface SeedingOrder {
  readonly database: string;
  readonly keyEncryptionKeys: string;
  readonly originals: readonly string[];
  readonly count: number;
}

const BATCH = 200;
/** The copies were last touched at some moment of the last half year. */
const SPREAD_MS = 180 * 24 * 3_600_000;

const logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };

process.once('message', (order: SeedingOrder) => {
  seed(order).then(
    () => {
      process.send?.('done');
      process.disconnect();
    },
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});

async function seed({ database: url, keyEncryptionKeys, originals: ids, count }: SeedingOrder): Promise<void> {
  const database = await openDatabase({ url, name: 'vh-intake', collections: [], migrations: [], logger });
  const databases = { intake: database.db, triage: database.client.db('vh-triage') };
  const ring = KeyRing.parse(keyEncryptionKeys);
  const vault = new Vault(database, ring);
  const originals: Original[] = [];
  for (const id of ids) originals.push(await readOriginal(databases, vault, id));
  for (let done = 0; done < count; done += BATCH) {
    await copyBatch(databases, vault, ring, originals, Math.min(BATCH, count - done));
  }
  await close(database);
}

async function copyBatch(
  databases: Databases,
  vault: Vault,
  ring: KeyRing,
  originals: readonly Original[],
  count: number,
) {
  const copies = Array.from({ length: count }, () => {
    const original = originals[Math.floor(Math.random() * originals.length)] as Original;
    return copyOf(original, ring, new Date(Date.now() - Math.random() * SPREAD_MS));
  });
  await databases.intake.collection('data-keys').insertMany(
    copies.map(({ dataKey }) => dataKey),
    { ordered: false },
  );
  const sealed = (await Promise.all(copies.map((copy) => seal(vault, copy)))).flat();
  for (const rows of Map.groupBy(sealed, ({ database, collection }) => `${database}/${collection}`).values()) {
    const [{ database, collection }] = rows as [SealedRow];
    await databases[database].collection(collection).insertMany(
      rows.map(({ document }) => document),
      { ordered: false },
    );
  }
}

interface SealedRow {
  readonly database: 'intake' | 'triage';
  readonly collection: string;
  readonly document: Document;
}

/** Sealed as the service does it: under the key of this client system, bound to collection, id and field. */
async function seal(vault: Vault, { clientSystemId, rows }: Copy): Promise<SealedRow[]> {
  const sealed: SealedRow[] = [];
  for (const { database, collection, document, content } of rows) {
    const place = { collection, id: String(document['_id']), field: 'content' };
    const jwe = content === undefined ? {} : { content: await vault.seal(clientSystemId, place, content) };
    sealed.push({ database, collection, document: { ...document, ...jwe } });
  }
  return sealed;
}

async function close(database: Database): Promise<void> {
  await database.ready.catch(nothing);
  await database.close();
}

function nothing(): void {
  // Nobody reads it.
}
