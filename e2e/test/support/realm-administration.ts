import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { realmName } from '@veilighuis/infra';
import { z } from 'zod';
import { addresses } from './platform.ts';

const tokenSchema = z.object({ access_token: z.string() });

/** Ends the sessions of a user at the identity provider, as an administrator does who switches someone off. */
export async function endSessionsOf(userId: string, realm = realmName): Promise<void> {
  await administer('POST', `/users/${userId}/logout`, undefined, realm);
}

/** A request to the administration of the run's own Keycloak, below the address of a realm. */
export async function administer(
  method: string,
  path: string,
  body?: unknown,
  realm: string = realmName,
): Promise<unknown> {
  const response = await fetch(`${addresses.keycloak}/admin/realms/${realm}${path}`, {
    method,
    headers: { authorization: `Bearer ${await administratorToken()}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  assert.ok(response.ok, `${method} ${path}: the administration of the realm answers ${String(response.status)}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** Lives a minute; fetched anew for each minute of work. */
let administrator: { readonly token: string; readonly until: number } | undefined;

async function administratorToken(): Promise<string> {
  if (administrator !== undefined && Date.now() < administrator.until) return administrator.token;
  const secrets = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(addresses.secretsFile, 'utf8')));
  const password = secrets['KEYCLOAK_ADMIN_PASSWORD'] ?? '';
  const grant = { grant_type: 'password', client_id: 'admin-cli', username: 'admin', password };
  const token = await requestToken(`${addresses.keycloak}/realms/master`, grant);
  administrator = { token, until: Date.now() + 30_000 };
  return token;
}

/** Asks a realm for a token. @throws AssertionError when it refuses */
export async function requestToken(realm: string, grant: Record<string, string>): Promise<string> {
  const url = `${realm}/protocol/openid-connect/token`;
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(grant) });
  assert.ok(response.ok, `the realm answers ${String(response.status)}`);
  return tokenSchema.parse(await response.json()).access_token;
}
