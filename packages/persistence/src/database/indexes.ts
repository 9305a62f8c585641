import type { Logger } from '@veilighuis/telemetry';
import { MongoServerError, type Collection, type Db } from 'mongodb';
import type { IndexDefinition, IndexedCollection } from '../collection.ts';

const NAMESPACE_EXISTS = 48;
const NAMESPACE_MISSING = 26;
/** IndexOptionsConflict and IndexKeySpecsConflict: an index of this name or key is there with another definition. */
const INDEX_CONFLICTS: readonly unknown[] = [85, 86];

/**
 * Creates every collection and declared index that is missing and replaces those whose definition changed. Indexes
 * that nobody declares are reported, never dropped.
 */
export async function ensureIndexes(db: Db, collections: readonly IndexedCollection[], logger: Logger): Promise<void> {
  for (const { name, indexes } of collections) {
    await createCollection(db, name);
    for (const index of indexes) await ensureIndex(db.collection(name), index, logger);
    await reportUndeclared(db.collection(name), indexes, logger);
  }
}

async function createCollection(db: Db, name: string): Promise<void> {
  await db.createCollection(name).catch((error: unknown) => {
    if (!(error instanceof MongoServerError && error.code === NAMESPACE_EXISTS)) throw error;
  });
}

async function ensureIndex(collection: Collection, { key, ...options }: IndexDefinition, logger: Logger): Promise<void> {
  try {
    await collection.createIndex(key, options);
  } catch (error) {
    if (!(error instanceof MongoServerError && INDEX_CONFLICTS.includes(error.code))) throw error;
    logger.warn('index-replaced', { collection: collection.collectionName });
    await collection.dropIndex(options.name);
    await collection.createIndex(key, options);
  }
}

async function reportUndeclared(collection: Collection, declared: readonly IndexDefinition[], logger: Logger): Promise<void> {
  const names = new Set(['_id_', ...declared.map(({ name }) => name)]);
  const present = await collection.indexes().catch((error: unknown) => {
    if (error instanceof MongoServerError && error.code === NAMESPACE_MISSING) return [];
    throw error;
  });
  const count = present.filter(({ name }) => name === undefined || !names.has(name)).length;
  if (count > 0) logger.warn('indexes-undeclared', { collection: collection.collectionName, count });
}
