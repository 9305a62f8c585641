import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { adminAccount, brokerDefinitions } from '../accounts/broker-definitions.ts';
import { readRights } from '../accounts/rights.ts';
import { Authority } from '../certificates/authority.ts';
import { processSecrets } from '../stack/environment.ts';
import { processList } from '../stack/process-list.ts';
import { makeSecrets, realmSecrets, secretOf, variableOf, type StackSecrets } from '../stack/secrets.ts';
import { adminAddress } from '../servers/database-accounts.ts';

/** Each process signs in with an account of its own, over an encrypted connection. */
const servers = {
  broker: 'amqps://broker:5671',
  database: 'mongodb://database:27017/?replicaSet=rs0&tls=true',
  accounts: ['broker', 'database'],
} as const;

/** Content of the files, by the folder that one container mounts and the name in it. */
type Folders = Record<string, Record<string, string>>;

/**
 * Makes what the containers read besides the compose file: secrets, certificates, accounts of the broker. Each container
 * mounts a folder of its own. On the host nobody else can enter the folder around them; inside, the files are readable by
 * all, since each container reads them as a user of its own.
 *
 * @returns false when the folder is there already; it is kept, since the data are encrypted with its keys
 * @throws MissingRequirement without the program `openssl`
 */
export async function makeContainerFiles(directory: string): Promise<boolean> {
  if (existsSync(directory)) return false;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const authority = await Authority.make(join(directory, 'authority'));
  const secrets = makeSecrets();
  const ca = readFileSync(authority.certificateFile, 'utf8');
  const folders: Folders = {
    broker: { ...(await certificateFiles(authority, 'broker')), ...brokerFiles(secrets) },
    database: { ...(await certificateFiles(authority, 'database')), ...databaseFiles(secrets) },
    keycloak: await certificateFiles(authority, 'keycloak'),
    // Apart: each of these becomes a variable that the realm is imported with.
    'keycloak-secrets': {
      KC_BOOTSTRAP_ADMIN_PASSWORD: secretOf(secrets, 'KEYCLOAK_ADMIN_PASSWORD'),
      ...realmSecrets(secrets),
    },
    accounts: { 'ca.crt': ca, ...accountFiles(secrets) },
  };
  for (const { name } of processList) folders[name] = { 'ca.crt': ca, ...processSecrets(name, servers, secrets) };
  write(directory, folders);
  return true;
}

async function certificateFiles(authority: Authority, server: string): Promise<Record<string, string>> {
  const made = await authority.certify(server, [server, 'localhost', '127.0.0.1']);
  const files = { 'ca.crt': made.authorityFile, 'server.crt': made.certificateFile, 'server.key': made.keyFile };
  const contents = Object.entries({ ...files, 'server.pem': made.bothFile }).map(
    ([name, file]) => [name, readFileSync(file, 'utf8')] as const,
  );
  return Object.fromEntries(contents);
}

function brokerFiles(secrets: StackSecrets): Record<string, string> {
  return { 'definitions.json': brokerDefinitions(readRights(), secrets) };
}

function databaseFiles(secrets: StackSecrets): Record<string, string> {
  return {
    'admin-name': adminAccount,
    'admin-password': secretOf(secrets, 'DATABASE_ADMIN_PASSWORD'),
    // The key is base64 to the database; ours is base64url.
    'cluster-key': Buffer.from(secretOf(secrets, 'DATABASE_CLUSTER_KEY'), 'base64url').toString('base64'),
  };
}

/** For the job that makes the accounts of the processes on the database. */
function accountFiles(secrets: StackSecrets): Record<string, string> {
  const admin = { name: adminAccount, password: secretOf(secrets, 'DATABASE_ADMIN_PASSWORD') };
  const passwords = processList.map(({ name }) => variableOf(name, 'DATABASE_PASSWORD'));
  return {
    MONGO_URL: adminAddress(servers.database, admin),
    'passwords.json': JSON.stringify(Object.fromEntries(passwords.map((name) => [name, secretOf(secrets, name)]))),
  };
}

function write(directory: string, folders: Folders): void {
  for (const [folder, files] of Object.entries(folders)) {
    mkdirSync(join(directory, folder), { mode: 0o755 });
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(directory, folder, name), content, { mode: 0o444 });
    }
  }
}
