import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setDefaultCACertificates } from 'node:tls';
import { promisify } from 'node:util';
import { MongoClient } from 'mongodb';
import { adminAccount } from '../src/accounts/broker-definitions.ts';
import { makeContainerFiles } from '../src/containers/container-files.ts';
import { endLeftBehind, startDatabase } from '../src/index.ts';
import type { ServerHandle } from '../src/index.ts';
import { repositoryRoot } from '../src/paths.ts';

const parent = mkdtempSync(join(tmpdir(), 'container-accounts-'));
const made = join(parent, 'made');
const inMade = (folder: string, name: string) => join(made, folder, name);
const read = (folder: string, name: string) => readFileSync(inMade(folder, name), 'utf8');
let database: ServerHandle;

before(async () => {
  await makeContainerFiles(made);
  setDefaultCACertificates([read('database', 'ca.crt')]);
  database = await startDatabase({
    directory: parent,
    certificate: {
      authorityFile: inMade('database', 'ca.crt'),
      certificateFile: inMade('database', 'server.crt'),
      keyFile: inMade('database', 'server.key'),
      bothFile: inMade('database', 'server.pem'),
    },
    accounts: {
      admin: { name: adminAccount, password: read('database', 'admin-password') },
      clusterKey: Buffer.from(read('database', 'cluster-key'), 'base64').toString('base64url'),
      fingerprint: 'none of the processes',
      provide: () => Promise.resolve(),
    },
  });
});

after(async () => {
  await database.stop();
  await endLeftBehind(parent);
  rmSync(parent, { recursive: true, force: true });
});

/** The same address, where the database of this test is. */
function here(url: string): string {
  return url
    .replace('database:27017', new URL(database.url).host)
    .replace('replicaSet=', 'directConnection=true&replicaSet=');
}

async function runJob(): Promise<string> {
  const file = join(parent, 'MONGO_URL');
  writeFileSync(file, here(read('accounts', 'MONGO_URL')));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(repositoryRoot, 'infra', 'dist', 'src', 'commands', 'provide-accounts.js')],
    {
      env: {
        MONGO_URL_FILE: file,
        PASSWORDS_FILE: inMade('accounts', 'passwords.json'),
        NODE_EXTRA_CA_CERTS: inMade('accounts', 'ca.crt'),
      },
    },
  );
  return stdout;
}

async function as<T>(process: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(here(read(process, 'MONGO_URL')), { serverSelectionTimeoutMS: 10_000 });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

describe('the job that makes the accounts for the containers', { timeout: 300_000 }, () => {
  const write = (database: string) => (client: MongoClient) =>
    client.db(database).collection<{ _id: string }>('inbox').insertOne({ _id: 'a' });

  it('is needed: before it, a process cannot sign in', async () => {
    await assert.rejects(as('intake', write('vh-intake')), { code: 18 });
  });

  it('lets each process sign in with the address in its file, to its own database only; twice is once', async () => {
    assert.match(await runJob(), /accounts of the processes are there/);
    assert.match(await runJob(), /accounts of the processes are there/);
    assert.equal((await as('intake', write('vh-intake'))).acknowledged, true);
    await assert.rejects(as('intake', write('vh-triage')), { code: 13 });
  });
});
