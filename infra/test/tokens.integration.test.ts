import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { demoSecret, demoStaffPassword, realmName } from '../src/index.ts';

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

  it('a member of staff of a police zone has the same claims', async () => {
    assert.deepEqual(await ownClaims(person('police-liaison-gent')), {
      aud: 'veilig-huis-api',
      azp: 'test-direct',
      roles: ['police-liaison'],
      organisation: 'pz-gent',
      organisation_category: 'police',
      centre: 'ovl',
      zones: ['5415'],
    });
  });

  it('whoever is of no zone has none', async () => {
    const claims = await ownClaims(person('caw-worker'));
    assert.equal(claims['zones'], undefined);
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
    await assert.rejects(claimsOf({ ...machine('pz-gent-system'), client_secret: 'wrong' }), /401/);
  });
});

function machine(client: string): Record<string, string> {
  return { grant_type: 'client_credentials', client_id: client, client_secret: demoSecret(client) };
}

function person(username: string): Record<string, string> {
  const client = { client_id: 'test-direct', client_secret: demoSecret('test-direct') };
  return { grant_type: 'password', ...client, username, password: demoStaffPassword };
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
  const own = ['aud', 'azp', 'roles', 'organisation', 'organisation_category', 'centre', 'zones'];
  return Object.fromEntries(own.flatMap((name) => (name in claims ? [[name, claims[name]]] : [])));
}
