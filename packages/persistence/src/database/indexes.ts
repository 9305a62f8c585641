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
export async function ensureIndexes(db: Db, definitions: readonly IndexedCollection[], logger: Logger): Promise<void> {
  await Promise.all(
    definitions.map(async ({ name, indexes, appendOnly }) => {
      // It may have been made by another account, since this one has no right to.
      if (appendOnly === true && (await isInPlace(db.collection(name), indexes))) return;
      if (indexes.length === 0) await createCollection(db, name);
      else await createIndexes(db.collection(name), indexes, logger);
      await reportUndeclared(db.collection(name), indexes, logger);
    }),
  );
}

async function isInPlace(collection: Collection, indexes: readonly IndexDefinition[]): Promise<boolean> {
  const present = await presentIndexes(collection);
  return (
    present.length > 0 &&
    indexes.every(({ name, key }) => present.some((other) => other.name === name && isSameKey(other.key, key)))
  );
}

async function createCollection(db: Db, name: string): Promise<void> {
  await db.createCollection(name).catch((error: unknown) => {
    if (!(error instanceof MongoServerError && error.code === NAMESPACE_EXISTS)) throw error;
  });
}

/** In one command, which creates the collection as well; one by one where a definition changed. */
async function createIndexes(
  collection: Collection,
  indexes: readonly IndexDefinition[],
  logger: Logger,
): Promise<void> {
  try {
    await collection.createIndexes([...indexes]);
  } catch (error) {
    if (!isConflict(error)) throw error;
    for (const index of indexes) await replaceIfChanged(collection, index, logger);
  }
}

async function replaceIfChanged(collection: Collection, index: IndexDefinition, logger: Logger): Promise<void> {
  try {
    await collection.createIndexes([index]);
  } catch (error) {
    if (!isConflict(error)) throw error;
    logger.warn('index-replaced', { collection: collection.collectionName });
    await collection.dropIndex(await conflictingName(collection, index));
    await collection.createIndexes([index]);
  }
}

/** The index that stands in the way: of the same name, or of the same key under another name. */
async function conflictingName(collection: Collection, { name, key }: IndexDefinition): Promise<string> {
  const present = await collection.indexes();
  const other =
    present.find((candidate) => candidate.name === name) ?? present.find((candidate) => isSameKey(candidate.key, key));
  return other?.name ?? name;
}

function isSameKey(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isConflict(error: unknown): boolean {
  return error instanceof MongoServerError && INDEX_CONFLICTS.includes(error.code);
}

async function reportUndeclared(
  collection: Collection,
  declared: readonly IndexDefinition[],
  logger: Logger,
): Promise<void> {
  const names = new Set(['_id_', ...declared.map(({ name }) => name)]);
  const present = await presentIndexes(collection);
  const count = present.filter(({ name }) => name === undefined || !names.has(name)).length;
  if (count > 0) logger.warn('indexes-undeclared', { collection: collection.collectionName, count });
}

/** Empty when the collection isn't there. */
function presentIndexes(collection: Collection) {
  return collection.indexes().catch((error: unknown) => {
    if (error instanceof MongoServerError && error.code === NAMESPACE_MISSING) return [];
    throw error;
  });
}
