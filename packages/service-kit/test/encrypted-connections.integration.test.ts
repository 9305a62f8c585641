import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates } from 'node:tls';
import { after, before, describe, it } from 'node:test';
import { ProblemError } from '@veilighuis/contracts';
import {
  Authority,
  endLeftBehind,
  startBroker,
  startDatabase,
  startKeycloak,
  type ServerHandle,
} from '@veilighuis/infra';
import { BrokerConnection } from '@veilighuis/messaging';
import { openDatabase } from '@veilighuis/persistence';
import { trustOnly } from '../src/index.ts';
import { ServiceToken } from '../src/service-token.ts';

const directory = mkdtempSync(join(tmpdir(), 'encrypted-'));
const withinMs = 30_000;
let ours: Authority;
let foreign: Authority;
let broker: ServerHandle;
let database: ServerHandle;
let keycloak: ServerHandle;

/** A realm with nothing but a client that may have tokens for itself. */
const realm = {
  realm: 'small',
  enabled: true,
  clients: [{ clientId: 'svc-test', secret: 'geheim-in-een-test', serviceAccountsEnabled: true }],
};

before(async () => {
  ours = await Authority.make(join(directory, 'ours'));
  foreign = await Authority.make(join(directory, 'foreign'));
  trustOnly(ours.certificateFile);
  const certificate = await ours.certify('server', ['localhost', '127.0.0.1']);
  const realmFile = join(directory, 'small-realm.json');
  writeFileSync(realmFile, JSON.stringify(realm));
  [broker, database, keycloak] = await Promise.all([
    startBroker({ directory, certificate }),
    startDatabase({ directory, certificate }),
    startKeycloak({ directory, certificate, realmFiles: [realmFile] }),
  ]);
});

after(async () => {
  await Promise.all([broker.stop(), database.stop(), keycloak.stop()]);
  await endLeftBehind(directory);
  rmSync(directory, { recursive: true, force: true });
});

/** Resolves with the first line that the code under test logs which matches. */
function listening(wanted: RegExp) {
  let found: (line: { event: string; error: string }) => void;
  const line = new Promise<{ event: string; error: string }>((resolve) => {
    found = resolve;
  });
  const log = (event: string, fields?: { error?: unknown }): void => {
    if (wanted.test(event)) found({ event, error: fields?.error instanceof Error ? fields.error.message : '' });
  };
  return { line, logger: { debug: log, info: log, warn: log, error: log } };
}

/** What our connection to the broker comes to: connected, or why not. */
async function reachBroker(url: string): Promise<string> {
  const { line, logger } = listening(/^broker-(connected|unreachable)$/);
  const connection = new BrokerConnection({ url, name: 'test', logger });
  const { event, error } = await within(line);
  await connection.close();
  return event === 'broker-connected' ? 'connected' : error;
}

async function reachDatabase(url: string): Promise<string> {
  const { line, logger } = listening(/^database-not-ready$/);
  const opened = await openDatabase({ url, name: 'vh-test', collections: [], migrations: [], logger });
  const outcome = await within(Promise.race([opened.ready.then(() => 'connected'), line.then(({ error }) => error)]));
  await opened.close();
  return outcome;
}

async function reachKeycloak(): Promise<string> {
  const endpoint = `${keycloak.url}/realms/small/protocol/openid-connect/token`;
  const token = new ServiceToken(endpoint, 'svc-test', 'geheim-in-een-test');
  try {
    return (await token.get()).split('.').length === 3 ? 'connected' : 'no token';
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : String(error);
  }
}

function within<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new Error(`not within ${String(withinMs)} ms`));
  }, withinMs);
  return Promise.race([work, promise]).finally(() => {
    clearTimeout(timer);
  });
}

describe('Encrypted connections', { timeout: 300_000 }, () => {
  it('are made to a server that the authority in CA_FILE has certified', async () => {
    trustOnly(ours.certificateFile);
    assert.equal(await reachBroker(broker.url), 'connected');
    assert.equal(await reachDatabase(database.url), 'connected');
    assert.equal(await reachKeycloak(), 'connected');
  });

  it('are not made to a server that a foreign authority has certified', async () => {
    trustOnly(foreign.certificateFile);
    assert.match(await reachBroker(broker.url), /certificate/);
    assert.match(await reachDatabase(database.url), /certificate/);
    assert.equal(await reachKeycloak(), 'service-unavailable');
  });

  it('are not made to a server whose certificate is for another name', async () => {
    trustOnly(ours.certificateFile);
    const certificate = await ours.certify('elsewhere', ['elsewhere']);
    await assert.rejects(
      startDatabase({ directory: join(directory, 'elsewhere'), certificate, readyWithinMs: 8_000 }).then((server) =>
        server.stop(),
      ),
      /not within|altnames|IP/,
    );
  });

  it('are the only ones: a server with a certificate takes no plain ones', async () => {
    assert.notEqual(await reachBroker(broker.url.replace('amqps:', 'amqp:')), 'connected');
    assert.notEqual(await reachDatabase(database.url.replace('&tls=true', '')), 'connected');
    await assert.rejects(fetch(keycloak.url.replace('https:', 'http:')));
  });

  it('rest on the authorities in CA_FILE alone: those of the machine count no more', () => {
    trustOnly(ours.certificateFile);
    assert.equal(getCACertificates('default').length, 1);
  });

  it('CA_FILE may hold several authorities', async () => {
    const bundle = join(directory, 'bundle.pem');
    const files = [foreign, ours].map(({ certificateFile }) => readFileSync(certificateFile, 'utf8'));
    writeFileSync(bundle, files.join('\n'));
    trustOnly(bundle);
    assert.equal(getCACertificates('default').length, 2);
    assert.equal(await reachKeycloak(), 'connected');
  });

  it('CA_FILE that is missing or holds no certificate stops the process with one line', () => {
    const empty = join(directory, 'empty.pem');
    writeFileSync(empty, '');
    assert.throws(() => {
      trustOnly(empty);
    }, /^ConfigurationError: CA_FILE names a file without a certificate\.$/);
    assert.throws(() => {
      trustOnly(join(directory, 'none'));
    }, /^ConfigurationError: CA_FILE names a file that can't be read\.$/);
  });
});
