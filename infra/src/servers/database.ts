import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from 'mongodb';
import { MongoClient, MongoServerError } from 'mongodb';
import { databaseBinary } from '../provision/database.ts';
import type { ServerHandle, ServerOptions } from './server.ts';
import { portOrFree, serverEnvironment, startServer } from './server.ts';

const replicaSet = 'rs0';
const notYetInitialized = 94;

/**
 * Starts a mongod as a replica set of one node, so that transactions work.
 *
 * Listens on the loopback address only. Ready means: it is primary and takes writes.
 * The port may differ from that of an earlier run on the same folder.
 */
export async function startDatabase(options: ServerOptions): Promise<ServerHandle> {
  const port = await portOrFree(options.port);
  const home = join(options.directory, 'database');
  mkdirSync(home, { recursive: true });
  const url = `mongodb://127.0.0.1:${String(port)}/?replicaSet=${replicaSet}&directConnection=true`;
  return startServer({
    url,
    port,
    command: {
      name: 'database',
      command: databaseBinary,
      arguments: mongodArguments(home, port),
      environment: serverEnvironment(options, {}),
      workingDirectory: home,
      logFile: join(options.directory, 'log', 'database.log'),
    },
    check: () => becomePrimary(port),
    readyWithinMs: 120_000,
  });
}

/** One attempt to reach a primary; throws when there is none. */
export async function checkDatabase(url: string): Promise<void> {
  await withClient(url, async (client) => {
    assertPrimary(await client.db('admin').command({ hello: 1 }));
  });
}

function mongodArguments(home: string, port: number): string[] {
  return [
    ...['--dbpath', home, '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket', '--quiet'],
    ...['--replSet', replicaSet, '--oplogSize', '512', '--wiredTigerCacheSizeGB', '1'],
    // A node alone has nobody to hand over to; without this an orderly stop waits 15 seconds for it.
    ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=100'],
    ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
    // A process that dies inside a transaction holds what it wrote until this has passed; a minute is the default.
    ...['--setParameter', 'transactionLifetimeLimitSeconds=10'],
  ];
}

async function becomePrimary(port: number): Promise<void> {
  const host = `127.0.0.1:${String(port)}`;
  await withClient(`mongodb://${host}/?directConnection=true`, async (client) => {
    const admin = client.db('admin');
    const hello = await admin.command({ hello: 1 });
    if (hello['isWritablePrimary'] !== true) await formReplicaSet(client, host);
    assertPrimary(await admin.command({ hello: 1 }));
  });
}

async function formReplicaSet(client: MongoClient, host: string): Promise<void> {
  const admin = client.db('admin');
  try {
    await admin.command({ replSetGetStatus: 1 });
  } catch (error) {
    if (!(error instanceof MongoServerError)) throw error;
    if (error.code === notYetInitialized) {
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

function assertPrimary(hello: Document): void {
  if (hello['isWritablePrimary'] !== true) throw new Error('the database is not primary yet');
}

async function withClient(url: string, work: (client: MongoClient) => Promise<void>): Promise<void> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 2000, connectTimeoutMS: 2000 });
  try {
    await client.connect();
    await work(client);
  } finally {
    await client.close();
  }
}
