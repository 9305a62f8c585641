import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import {
  ConfigurationError,
  configurationTable,
  readGatewayConfiguration,
  readServiceConfiguration,
} from '../src/index.ts';

const directory = mkdtempSync(join(tmpdir(), 'secret-files-'));
const key = Buffer.alloc(32, 7).toString('base64url');
const open = {
  PROFILE: 'demo',
  HTTP_PORT: '8091',
  KEYCLOAK_URL: 'http://keycloak:8080',
  PUBLIC_URL: 'http://localhost',
};
const secrets: Record<string, string> = {
  BROKER_URL: 'amqp://intake:pass-word@broker:5672',
  MONGO_URL: 'mongodb://database:27017/?replicaSet=rs0',
  KEY_ENCRYPTION_KEYS: `k1:${key}`,
  BLIND_INDEX_KEY: key,
  LOG_ANCHOR_KEY: `k1:${key}`,
  SERVICE_CLIENT_SECRET: 'pass word',
  OIDC_CLIENT_SECRET: 'pass word',
  SESSION_SECRET: key,
  STAFF_NAME_KEYS: `k1:${key}`,
};

function fileWith(content: string): string {
  const file = join(directory, crypto.randomUUID());
  writeFileSync(file, content);
  return file;
}

function refusal(env: Record<string, string>): string {
  try {
    readServiceConfiguration('intake', { ...open, ...secrets, ...env });
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return assert.fail('it was taken');
}

function withoutKey(env: Record<string, string>): Record<string, string> {
  const { BLIND_INDEX_KEY: _, ...others } = secrets;
  return { ...open, ...others, ...env };
}

describe('Secrets from files', () => {
  after(() => {
    rmSync(directory, { recursive: true });
  });

  it('every secret can come from a file, and then from nowhere else', () => {
    const files = Object.fromEntries(
      Object.entries(secrets).map(([name, value]) => [`${name}_FILE`, fileWith(`${value}\n`)]),
    );
    for (const configuration of [
      readServiceConfiguration('intake', { ...open, ...files }),
      readGatewayConfiguration({ ...open, ...files }),
    ]) {
      const values = configuration as unknown as Record<string, unknown>;
      const own = configurationTable.filter(
        ({ secret, processes }) => secret === true && processes.includes(configuration.process),
      );
      for (const { name } of own) assert.equal(values[name], secrets[name], name);
    }
  });

  for (const [what, end] of [
    ['without an end of line', ''],
    ['with one', '\n'],
    ['with one as Windows writes it', '\r\n'],
  ] as const) {
    it(`a file ${what} holds the same secret`, () => {
      const configuration = readServiceConfiguration(
        'intake',
        withoutKey({ BLIND_INDEX_KEY_FILE: fileWith(key + end) }),
      );
      assert.equal(configuration.BLIND_INDEX_KEY, key);
    });
  }

  it('blanks that belong to a secret stay', () => {
    const { SERVICE_CLIENT_SECRET: _, ...others } = secrets;
    const env = { ...open, ...others, SERVICE_CLIENT_SECRET_FILE: fileWith(' a b \n') };
    assert.equal(readServiceConfiguration('intake', env).SERVICE_CLIENT_SECRET, ' a b ');
  });

  it('a file that is missing, or a folder, stops the process with one line', () => {
    for (const path of [join(directory, 'none'), directory]) {
      assert.throws(() => readServiceConfiguration('intake', withoutKey({ BLIND_INDEX_KEY_FILE: path })), {
        name: 'ConfigurationError',
        message: "BLIND_INDEX_KEY_FILE names a file that can't be read.",
      });
    }
  });

  it('an empty file is no secret', () => {
    for (const content of ['', '\n']) {
      assert.throws(() => readServiceConfiguration('intake', withoutKey({ BLIND_INDEX_KEY_FILE: fileWith(content) })), {
        message: 'BLIND_INDEX_KEY_FILE names a file that is empty.',
      });
    }
  });

  it('a wrong secret in a file is named without its value', () => {
    const message = refusalWithout(fileWith('short'));
    assert.match(message, /^BLIND_INDEX_KEY is wrong/);
    assert.ok(!message.includes('short'));
  });

  it('a secret that is given both ways is refused: which one holds would be a guess', () => {
    assert.equal(
      refusal({ BLIND_INDEX_KEY_FILE: fileWith(key) }),
      'BLIND_INDEX_KEY and BLIND_INDEX_KEY_FILE are both given: give one.',
    );
  });

  it('what is no secret is not read from a file', () => {
    const env = { ...open, ...secrets, LOG_LEVEL_FILE: fileWith('debug') };
    assert.equal(readServiceConfiguration('intake', env).LOG_LEVEL, 'info');
  });
});

function refusalWithout(file: string): string {
  try {
    readServiceConfiguration('intake', withoutKey({ BLIND_INDEX_KEY_FILE: file }));
  } catch (error) {
    return (error as Error).message;
  }
  return assert.fail('it was taken');
}
