import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { generatedFiles } from '../src/generated-files.ts';
import { demoStaff } from '../src/keycloak/demo-staff.ts';
import { organisations } from '../src/keycloak/organisations.ts';
import { realm, realmRoles } from '../src/keycloak/realm.ts';
import { repositoryRoot } from '../src/paths.ts';

const realmSchema = z.object({
  users: z.array(z.object({ username: z.string(), credentials: z.array(z.unknown()).default([]) })),
  clients: z.array(
    z.object({
      clientId: z.string(),
      secret: z.string().optional(),
      directAccessGrantsEnabled: z.boolean(),
      redirectUris: z.array(z.string()).default([]),
    }),
  ),
});

const guardsSchema = z.object({
  passwordPolicy: z.string(),
  bruteForceProtected: z.boolean(),
  failureFactor: z.number(),
  waitIncrementSeconds: z.number(),
  registrationAllowed: z.boolean(),
  resetPasswordAllowed: z.boolean(),
  rememberMe: z.boolean(),
  otpPolicyType: z.string(),
  otpPolicyCodeReusable: z.boolean(),
  ssoSessionIdleTimeout: z.number(),
  ssoSessionMaxLifespan: z.number(),
  clients: z.array(z.object({ clientId: z.string(), attributes: z.record(z.string(), z.string()).default({}) })),
});

const production = realmSchema.parse(realm('production'));

// The contracts are above this package in the build, so their codes are read from the compiled output.
async function contractCodes() {
  const file = join(repositoryRoot, 'packages', 'contracts', 'dist', 'src', 'index.js');
  const module: unknown = await import(pathToFileURL(file).href);
  return z.object({ roles: z.array(z.string()), organisationCategories: z.array(z.string()) }).parse(module);
}

describe('realm', () => {
  it('has the roles of the contracts, all and no others', async () => {
    assert.deepEqual([...realmRoles].sort(), [...(await contractCodes()).roles].sort());
  });

  it('gives organisations only categories that the contracts know (R23)', async () => {
    const { organisationCategories } = await contractCodes();
    for (const { alias, category } of organisations) assert.ok(organisationCategories.includes(category), alias);
  });

  it('has a demo sign-in for every role of people', () => {
    const people = realmRoles.filter((role) => !role.endsWith('-system') && !role.startsWith('service-'));
    assert.deepEqual([...new Set(demoStaff.map(({ role }) => role))].sort(), [...people].sort());
  });

  it('for production has no people with a password, no test client and no secret in the file', () => {
    assert.deepEqual(
      production.users.filter((user) => user.credentials.length > 0),
      [],
    );
    assert.deepEqual(
      production.clients.filter((client) => client.directAccessGrantsEnabled),
      [],
    );
    for (const { clientId, secret } of production.clients) assert.match(secret ?? '', /^\$\{[A-Z_]+\}$/, clientId);
  });

  it('for production lets people come back to the public address only', () => {
    const addresses = production.clients.flatMap((client) => client.redirectUris);
    assert.deepEqual(addresses, ['${PUBLIC_URL}/auth/callback']);
  });

  for (const profile of ['demo', 'production'] as const) {
    it(`${profile}: asks for long passwords, closes an account after five wrong ones, and keeps sessions short`, () => {
      const settings = guardsSchema.parse(realm(profile));
      assert.match(settings.passwordPolicy, /length\(14\).*notUsername.*notEmail.*passwordHistory\(5\)/);
      assert.deepEqual(
        [settings.bruteForceProtected, settings.failureFactor, settings.waitIncrementSeconds],
        [true, 5, 60],
      );
      assert.deepEqual([settings.registrationAllowed, settings.resetPasswordAllowed], [false, false]);
      assert.deepEqual([settings.otpPolicyType, settings.otpPolicyCodeReusable], ['totp', false]);
      assert.equal(settings.rememberMe, false);
      // Seconds: half an hour of silence, ten hours in all, a new look at the account each minute.
      assert.deepEqual([settings.ssoSessionIdleTimeout, settings.ssoSessionMaxLifespan], [1800, 36_000]);
      const gateway = settings.clients.find(({ clientId }) => clientId === 'gateway');
      assert.equal(gateway?.attributes['access.token.lifespan'], '60');
    });
  }

  it('for production has nothing of the demo: no name, no mail domain, no password, no realm of a partner', () => {
    assert.doesNotMatch(JSON.stringify(realm('production')), /demo|\.example|127\.0\.0\.1|localhost|test-direct/i);
    assert.match(JSON.stringify(realm('demo')), /demo.*\.example/i, 'negative control');
  });

  it('is committed as generated', async () => {
    for (const [path, content] of await generatedFiles()) {
      const file = join(repositoryRoot, path);
      assert.ok(existsSync(file) && readFileSync(file, 'utf8') === content, `${path}: run npm run generate`);
    }
  });
});
