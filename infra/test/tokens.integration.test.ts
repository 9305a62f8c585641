import assert from 'node:assert/strict';
import { createPrivateKey, sign } from 'node:crypto';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { demoClientKey, realmName, testClient } from '../src/index.ts';

const keycloak = z.url().parse(process.env['KEYCLOAK_URL'], { error: () => 'KEYCLOAK_URL is missing: use npm test' });

describe('access tokens of the demo realm', { timeout: 60_000 }, () => {
  it('a police zone system says its zone, organisation and role', async () => {
    assert.deepEqual(await ownClaims(machine('pz-aalst-system')), {
      aud: 'veilig-huis-api',
      azp: 'pz-aalst-system',
      roles: ['police-system'],
      organisation: 'pz-aalst',
      organisation_category: 'police',
      centre: 'ovl',
      zones: ['5440'],
    });
  });

  it('a member of staff of a police zone acts for it, with what the centre says of it', async () => {
    assert.deepEqual(await ownClaims(person('police-liaison-gent')), {
      aud: 'veilig-huis-api',
      azp: 'test-direct',
      roles: ['police-liaison'],
      acting_for: { 'pz-gent': { category: ['police'], centre: ['ovl'], zones: ['5415'] } },
    });
  });

  it('whoever is of no zone has none', async () => {
    const { acting_for: actingFor } = await ownClaims(person('caw-worker'));
    assert.deepEqual(actingFor, { 'caw-oost-vlaanderen': { category: ['CAW'], centre: ['ovl'] } });
    assert.deepEqual((await ownClaims(machine('caw-system')))['zones'], []);
  });

  it('R39: a token holds no name and no mail address', async () => {
    const names = Object.keys(await claimsOf(person('case-director-1')));
    const personal = ['name', 'given_name', 'family_name', 'preferred_username', 'email'];
    assert.deepEqual(
      names.filter((name) => personal.includes(name)),
      [],
    );
  });

  it('lives five minutes and keeps its subject over a new import', async () => {
    const { exp, iat, sub } = await claimsOf(person('case-director-1'));
    assert.equal(Number(exp) - Number(iat), 300);
    assert.equal(sub, '6628f174-4ec4-8767-88e7-fef0037340b2');
  });

  it('the client for another audience gets no token for this API', async () => {
    assert.notEqual((await claimsOf(machine('other-audience')))['aud'], 'veilig-huis-api');
  });

  it('a wrong secret gets nothing', async () => {
    await assert.rejects(claimsOf({ ...person('case-director-1'), client_secret: 'wrong' }), /401/);
  });

  it('a name and a password get nothing without the secret of the test client', async () => {
    const grant = { grant_type: 'password', username: 'case-director-1', password: 'demo-veilig-huis' };
    await assert.rejects(claimsOf({ ...grant, client_id: 'admin-cli' }), /40[01]/);
  });
});

describe('private_key_jwt: a partner system proves itself with a key', { timeout: 60_000 }, () => {
  it('its own key opens (negative control)', async () => {
    assert.equal((await claimsOf(machine('pz-gent-system')))['azp'], 'pz-gent-system');
  });

  it('the key of another system opens nothing', async () => {
    await assert.rejects(claimsOf(machine('pz-gent-system', { key: 'pz-aalst-system' })), /40[01]/);
  });

  it('no secret opens, also not the one that the client had before', async () => {
    const grant = { grant_type: 'client_credentials', client_id: 'pz-gent-system' };
    await assert.rejects(claimsOf({ ...grant, client_secret: 'demo-pz-gent-system' }), /40[01]/);
    await assert.rejects(claimsOf(grant), /40[01]/);
  });

  it('a proof counts once, for this realm, and not after its end', async () => {
    const once = machine('pz-gent-system');
    await claimsOf(once);
    await assert.rejects(claimsOf(once), /40[01]/);
    await assert.rejects(claimsOf(machine('pz-gent-system', { audience: 'https://elsewhere.example' })), /40[01]/);
    await assert.rejects(claimsOf(machine('pz-gent-system', { seconds: -300 })), /40[01]/);
  });
});

interface Proof {
  readonly key?: string;
  readonly audience?: string;
  readonly seconds?: number;
}

function machine(client: string, { key = client, audience, seconds = 60 }: Proof = {}): Record<string, string> {
  const jwk = demoClientKey(key);
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: client, sub: client, aud: audience ?? `${keycloak}/realms/${realmName}` };
  const said = { ...claims, jti: crypto.randomUUID(), iat: now, exp: now + seconds };
  const signed = `${part({ alg: jwk.alg, kid: demoClientKey(client).kid })}.${part(said)}`;
  const privateKey = createPrivateKey({ key: { ...jwk }, format: 'jwk' });
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return {
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: `${signed}.${signature.toString('base64url')}`,
  };
}

function person(username: string): Record<string, string> {
  const { clientId, secret } = testClient;
  return { grant_type: 'password', client_id: clientId, client_secret: secret, username, scope: 'openid organization' };
}

async function claimsOf(grant: Record<string, string>): Promise<Record<string, unknown>> {
  const address = `${keycloak}/realms/${realmName}/protocol/openid-connect/token`;
  const response = await fetch(address, { method: 'POST', body: new URLSearchParams(grant) });
  if (!response.ok) throw new Error(`the realm answers ${response.status}`);
  const { access_token: token } = z.object({ access_token: z.string() }).parse(await response.json());
  const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  return z.record(z.string(), z.unknown()).parse(payload);
}

async function ownClaims(grant: Record<string, string>): Promise<Record<string, unknown>> {
  const claims = await claimsOf(grant);
  const own = ['aud', 'azp', 'roles', 'acting_for', 'organisation', 'organisation_category', 'centre', 'zones'];
  return Object.fromEntries(own.flatMap((name) => (name in claims ? [[name, claims[name]]] : [])));
}
