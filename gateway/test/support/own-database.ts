import { randomBytes, randomUUID } from 'node:crypto';
import { BoundSeal, KeyRing } from '@veilighuis/persistence';
import type { IndexedCollection } from '@veilighuis/persistence';
import { MongoClient } from 'mongodb';
import type { Db } from 'mongodb';

const url = process.env['MONGO_URL'] ?? 'mongodb://127.0.0.1:27017/?replicaSet=rs0&directConnection=true';

/** A database of this test alone, with the indexes of these collections. */
export async function ownDatabase(...collections: readonly IndexedCollection[]) {
  const client = new MongoClient(url);
  const db: Db = client.db(`test-gateway-${randomUUID().slice(0, 8)}`);
  for (const { name, indexes } of collections) await db.collection(name).createIndexes([...indexes]);
  return {
    db,
    drop: async () => {
      await db.dropDatabase();
      await client.close();
    },
  };
}

export function keyOf(kid: string): string {
  return `${kid}:${randomBytes(32).toString('base64url')}`;
}

export function sealBy(keys: string, purpose: string): BoundSeal {
  return new BoundSeal(KeyRing.parse(keys), purpose);
}
