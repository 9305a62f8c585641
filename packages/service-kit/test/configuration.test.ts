import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  ConfigurationError,
  configurationTable,
  keycloakAddresses,
  readGatewayConfiguration,
  readServiceConfiguration,
} from '@veilighuis/service-kit';

const key = Buffer.alloc(32, 7).toString('base64url');
const shared = {
  PROFILE: 'demo',
  HTTP_PORT: '8091',
  BROKER_URL: 'amqp://intake:pass-word@broker:5672',
  MONGO_URL: 'mongodb://database:27017/?replicaSet=rs0',
  KEYCLOAK_URL: 'http://keycloak:8080',
};
const intake = {
  ...shared,
  KEY_ENCRYPTION_KEYS: `k1:${key}`,
  BLIND_INDEX_KEY: key,
  LOG_ANCHOR_KEY: `k1:${key}`,
  SERVICE_CLIENT_SECRET: 'demo-secret',
};
const gateway = {
  ...shared,
  PUBLIC_URL: 'http://localhost:8080',
  OIDC_CLIENT_SECRET: 'demo-secret',
  SESSION_SECRET: key,
  STAFF_NAME_KEYS: `k1:${key}`,
};

const production = {
  ...intake,
  PROFILE: 'production',
  SERVICE_CLIENT_SECRET: 'J7f-9x',
  BROKER_URL: 'amqps://intake:pass-word@broker:5671',
  MONGO_URL: 'mongodb://database:27017/?replicaSet=rs0&tls=true',
  KEYCLOAK_URL: 'https://keycloak:8443',
};

function refusal(env: Record<string, string | undefined>): string {
  try {
    readServiceConfiguration('intake', env);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return assert.fail('it was taken');
}

describe('Configuration', () => {
  it('is read with the defaults of the table', () => {
    const configuration = readServiceConfiguration('intake', intake);
    assert.equal(configuration.LOG_LEVEL, 'info');
    assert.deepEqual(configuration.RETRY_DELAYS_MS, [1000, 5000, 30000, 120000, 600000]);
    assert.equal(readGatewayConfiguration(gateway).RATE_LIMIT_STAFF, 1200);
  });

  it('names a missing variable in one line', () => {
    assert.match(refusal({ ...intake, BROKER_URL: undefined }), /^BROKER_URL is missing: [^\n]+$/);
  });

  for (const [name, wrong] of [
    ['HTTP_PORT', 'eighty'],
    ['BROKER_URL', 'http://broker'],
    ['BLIND_INDEX_KEY', 'short'],
    ['PROFILE', 'test'],
    ['RETRY_DELAYS_MS', '1000,,5'],
  ] as const) {
    it(`names a wrong ${name} in one line, without its value`, () => {
      const message = refusal({ ...intake, [name]: wrong });
      assert.match(message, new RegExp(`^${name} is wrong: [^\\n]+$`));
      assert.ok(!message.includes(wrong));
    });
  }

  it('refuses the secrets of the demo outside the demo profile', () => {
    assert.match(refusal({ ...intake, PROFILE: 'production' }), /^SERVICE_CLIENT_SECRET holds a default/);
    assert.match(
      refusal({
        ...intake,
        PROFILE: 'production',
        SERVICE_CLIENT_SECRET: 'J7f-9x',
        BROKER_URL: 'amqp://guest:guest@broker',
      }),
      /^BROKER_URL holds a default/,
    );
    assert.equal(readServiceConfiguration('intake', production).PROFILE, 'production');
  });

  for (const [name, plain] of [
    ['BROKER_URL', 'amqp://intake:pass-word@broker:5672'],
    ['MONGO_URL', 'mongodb://database:27017/?replicaSet=rs0&tls=false'],
    ['KEYCLOAK_URL', 'http://keycloak:8080'],
  ] as const) {
    it(`refuses a ${name} without encryption in the production profile`, () => {
      assert.equal(
        refusal({ ...production, [name]: plain }),
        `${name} is not encrypted; the production profile asks for TLS.`,
      );
    });
  }

  it('refuses in every profile a database whose certificate would not be checked', () => {
    for (const option of ['tlsInsecure', 'tlsAllowInvalidCertificates', 'tlsAllowInvalidHostnames']) {
      assert.match(refusal({ ...intake, MONGO_URL: `mongodb://d/?tls=true&${option}=true` }), /^MONGO_URL is wrong/);
    }
  });

  it('knows every variable once', () => {
    const names = configurationTable.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
  });

  it('keeps the address in tokens apart from the one inside', () => {
    const addresses = keycloakAddresses({
      KEYCLOAK_URL: 'http://keycloak:8080/',
      KEYCLOAK_PUBLIC_URL: 'https://id.example',
      KEYCLOAK_REALM: 'veilig-huis',
    });
    assert.equal(addresses.issuer, 'https://id.example/realms/veilig-huis');
    assert.equal(addresses.tokenUrl, 'http://keycloak:8080/realms/veilig-huis/protocol/openid-connect/token');
  });
});
