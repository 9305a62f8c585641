import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { realmName } from '@veilighuis/infra';
import { z } from 'zod';
import { ConfigurationError } from '../src/index.ts';
import { refuseDemoRealm } from '../src/demo-realm.ts';

const KEYCLOAK_URL = z
  .url()
  .parse(process.env['KEYCLOAK_URL'], { error: () => 'KEYCLOAK_URL is missing: use npm test' });
const at = (PROFILE: string, KEYCLOAK_REALM: string, url = KEYCLOAK_URL) => {
  return { PROFILE, KEYCLOAK_REALM, KEYCLOAK_URL: url, KEYCLOAK_PUBLIC_URL: '' };
};

describe('The production profile and the realm of the demo', { timeout: 60_000 }, () => {
  it('do not go together: the process does not start', async () => {
    await assert.rejects(refuseDemoRealm(at('production', realmName)), (error) => {
      return error instanceof ConfigurationError && error.message.startsWith('KEYCLOAK_REALM is the realm of the demo');
    });
  });

  it('while another realm is taken, and the demo profile takes its own (negative control)', async () => {
    await refuseDemoRealm(at('production', 'master'));
    await refuseDemoRealm(at('demo', realmName));
  });

  it('nor when the realm answers only after the start: the process ends then', async () => {
    let isThere = false;
    const late = createServer((request, response) => {
      if (!isThere) {
        response.writeHead(503).end('{}');
        isThere = true;
        return;
      }
      response.writeHead(307, { location: KEYCLOAK_URL + String(request.url) }).end();
    });
    await new Promise<void>((resolve) => late.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${String((late.address() as AddressInfo).port)}`;
    // Keeps the test going: the wait of the process itself does not.
    const waiting = setInterval(() => undefined, 1000);
    await new Promise<void>((resolve, reject) => {
      refuseDemoRealm(at('production', realmName, url), resolve).catch(reject);
    });
    clearInterval(waiting);
    late.close();
  });
});
