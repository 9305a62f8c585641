import { connect } from 'amqplib';
import { MongoClient } from 'mongodb';

/** Databases of the platform's processes. */
export const databases = ['vh-intake', 'vh-triage', 'vh-case-management', 'vh-gateway'] as const;

/** A queue that gets a copy of every event from the first test on. */
export const witnessQueue = 'e2e-witness';

/** Under this name the tests themselves read the databases; what they do is no query of the product. */
export const readerName = 'e2e-reader';

const PROFILE_BYTES = 32 * 1024 * 1024;

/** Only what should not be there is kept: reading a whole collection, and sorting in memory. */
export const unwantedQueries = {
  op: { $ne: 'getmore' },
  appName: { $ne: readerName },
  $or: [{ planSummary: { $regex: 'COLLSCAN' } }, { hasSortStage: true }],
};

/** From now on unwanted queries are written down, and every event is copied. Doing it again changes nothing. */
export async function beginWitness(urls: { database: string; broker: string }): Promise<void> {
  await Promise.all([watchQueries(urls.database), copyEvents(urls.broker)]);
}

async function watchQueries(url: string): Promise<void> {
  await withDatabases(url, async (client) => {
    for (const name of databases) await watchDatabase(client, name);
  });
}

export async function watchDatabase(client: MongoClient, name: string): Promise<void> {
  const db = client.db(name);
  const { was } = await db.command({ profile: -1 });
  if (was !== 0) return;
  await db.createCollection('system.profile', { capped: true, size: PROFILE_BYTES }).catch(() => undefined);
  await db.command({ profile: 1, filter: unwantedQueries });
}

export async function withDatabases<T>(url: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = await MongoClient.connect(url, { appName: readerName });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

async function copyEvents(url: string): Promise<void> {
  const connection = await connect(url);
  try {
    const channel = await connection.createChannel();
    await channel.assertQueue(witnessQueue, { durable: true });
    await channel.bindQueue(witnessQueue, 'vh.events', '#');
    await channel.close();
  } finally {
    await connection.close();
  }
}
