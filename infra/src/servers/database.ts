import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseBinary } from '../provision/database.ts';
import type { DatabaseAccounts } from './database-accounts.ts';
import { adminAddress, becomePrimaryWithAccounts } from './database-accounts.ts';
import { assertPrimary, becomePrimary, replicaSet, withClient } from './replica-set.ts';
import type { ServerHandle, ServerOptions } from './server.ts';
import { portOrFree, serverEnvironment, startServer } from './server.ts';

export interface DatabaseOptions extends ServerOptions {
  readonly accounts?: DatabaseAccounts;
  /** How long the start may take; default two minutes. */
  readonly readyWithinMs?: number;
}

/**
 * Starts a mongod as a replica set of one node, so that transactions work.
 *
 * Listens on the loopback address only. Ready means: it is primary, takes writes, and knows its accounts.
 * The port may differ from that of an earlier run on the same folder. The address is that of the account that may do
 * everything.
 */
export async function startDatabase(options: DatabaseOptions): Promise<ServerHandle> {
  const { accounts } = options;
  const port = await portOrFree(options.port);
  const home = join(options.directory, 'database');
  mkdirSync(home, { recursive: true });
  const host = `127.0.0.1:${String(port)}`;
  const encrypted = options.certificate === undefined ? '' : '&tls=true';
  const alone = `mongodb://${host}/?directConnection=true${encrypted}`;
  const plain = `mongodb://${host}/?replicaSet=${replicaSet}&directConnection=true${encrypted}`;
  return startServer({
    url: accounts === undefined ? plain : adminAddress(plain, accounts.admin),
    port,
    command: {
      name: 'database',
      command: databaseBinary,
      arguments: [...mongodArguments(home, port), ...authentication(options), ...encryption(options)],
      environment: serverEnvironment(options, {}),
      workingDirectory: home,
      logFile: join(options.directory, 'log', 'database.log'),
    },
    check: () =>
      accounts === undefined
        ? withClient(alone, (client) => becomePrimary(client, host))
        : becomePrimaryWithAccounts(home, { url: alone, host }, accounts),
    readyWithinMs: options.readyWithinMs ?? 120_000,
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

/** A replica set asks for accounts only together with a key for its own nodes. */
function authentication({ directory, accounts }: DatabaseOptions): string[] {
  if (accounts === undefined) return [];
  const keyFile = join(directory, 'database-cluster-key');
  // The key is base64 to the database; ours is base64url.
  writeFileSync(keyFile, Buffer.from(accounts.clusterKey, 'base64url').toString('base64'), { mode: 0o600 });
  return ['--auth', '--keyFile', keyFile];
}

/** Clients say who they are by their account, not by a certificate of their own. */
function encryption({ certificate }: DatabaseOptions): string[] {
  if (certificate === undefined) return [];
  const files = ['--tlsCertificateKeyFile', certificate.bothFile, '--tlsCAFile', certificate.authorityFile];
  return ['--tlsMode', 'requireTLS', ...files, '--tlsAllowConnectionsWithoutCertificates'];
}
