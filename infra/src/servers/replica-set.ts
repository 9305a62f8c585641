import type { Document } from 'mongodb';
import { MongoClient, MongoServerError } from 'mongodb';

export const replicaSet = 'rs0';

const notYetInitialized = 94;
const unauthorized = 13;

/** One attempt to make this node the primary of its set, forming the set the first time; throws while it isn't. */
export async function becomePrimary(client: MongoClient, host: string): Promise<void> {
  const admin = client.db('admin');
  const hello = await admin.command({ hello: 1 });
  if (hello['isWritablePrimary'] !== true) await formReplicaSet(client, host);
  assertPrimary(await admin.command({ hello: 1 }));
}

export function assertPrimary(hello: Document): void {
  if (hello['isWritablePrimary'] !== true) throw new Error('the database is not primary yet');
}

/** Does the work with a client of its own. */
export async function withClient<T>(url: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 2000, connectTimeoutMS: 2000 });
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.close();
  }
}

async function formReplicaSet(client: MongoClient, host: string): Promise<void> {
  const admin = client.db('admin');
  try {
    await admin.command({ replSetGetStatus: 1 });
  } catch (error) {
    if (!(error instanceof MongoServerError)) throw error;
    // A node that knows no account yet lets whoever is on this machine form the set, and nothing else.
    if (error.code === notYetInitialized || error.code === unauthorized) {
      await admin.command({ replSetInitiate: { _id: replicaSet, members: [{ _id: 0, host }] } });
      return;
    }
    await moveReplicaSet(client, host);
  }
}

// The stored set names the old port after a start on another one; nobody else is in it, so it is safe to force.
async function moveReplicaSet(client: MongoClient, host: string): Promise<void> {
  const stored = await client.db('local').collection('system.replset').findOne({});
  if (stored === null || memberHost(stored) === host) return;
  const version = Number(stored['version']) + 1;
  const moved = { ...stored, version, members: [{ _id: 0, host }] };
  await client.db('admin').command({ replSetReconfig: moved, force: true });
}

function memberHost(configuration: Document): unknown {
  const members = configuration['members'] as { host?: unknown }[];
  return members[0]?.host;
}
