import { setTimeout as wait } from 'node:timers/promises';
import { demoClientKey, testClient } from '@veilighuis/infra';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import { proofOf } from './client-proof.ts';

const tokenSchema = z.object({ access_token: z.string(), expires_in: z.number() });

/** Gives access tokens of the demo realm; each is fetched anew shortly before it ends. */
export interface SignIn {
  /** Token of a machine client, for example `pz-gent-system`. */
  machine(clientId: string): Promise<string>;
  /** Token of a member of staff of the demo. */
  staff(username: string): Promise<string>;
  /** Identifier of a member of staff at the identity provider. */
  subjectOf(username: string): Promise<string>;
}

const RENEW_BEFORE_SECONDS = 30;
const RETRY_WAITS_MS = [500, 1000, 2000, 4000];

/** Signs in to the demo realm: machine clients with their own keys, people through the client for tests. */
export function demoSignIn(realmUrl: string): SignIn {
  const tokenUrl = `${realmUrl}/protocol/openid-connect/token`;
  const known = new Map<string, { readonly token: string; readonly until: number }>();
  const underway = new Map<string, Promise<string>>();

  // One request at a time for each: the identity provider refuses sign-ins of one person at the same moment.
  function tokenFor(key: string, form: () => Promise<Record<string, string>>): Promise<string> {
    const held = known.get(key);
    if (held !== undefined && Date.now() < held.until) return Promise.resolve(held.token);
    const token = underway.get(key) ?? fetchToken(key, form).finally(() => underway.delete(key));
    underway.set(key, token);
    return token;
  }

  async function fetchToken(key: string, form: () => Promise<Record<string, string>>): Promise<string> {
    const fresh = await requestToken(tokenUrl, key, form);
    known.set(key, { token: fresh.access_token, until: Date.now() + (fresh.expires_in - RENEW_BEFORE_SECONDS) * 1000 });
    return fresh.access_token;
  }

  const staff = (username: string) => tokenFor(username, () => Promise.resolve(ofPerson(username)));
  return {
    machine: (clientId) => tokenFor(clientId, () => proofOf(demoClientKey(clientId), clientId, realmUrl)),
    staff,
    subjectOf: async (username) => z.string().parse(decodeJwt(await staff(username)).sub),
  };
}

// The test client speaks for any made-up person of the demo.
function ofPerson(username: string): Record<string, string> {
  const { clientId, secret } = testClient;
  return { grant_type: 'password', client_id: clientId, client_secret: secret, username, scope: 'openid organization' };
}

async function requestToken(
  url: string,
  who: string,
  form: () => Promise<Record<string, string>>,
): Promise<z.infer<typeof tokenSchema>> {
  for (const waitMs of [...RETRY_WAITS_MS, undefined]) {
    const response = await fetch(url, {
      method: 'POST',
      // A new proof for each attempt: one counts once.
      body: new URLSearchParams(await form()),
      signal: AbortSignal.timeout(20_000),
    });
    if (response.ok) return tokenSchema.parse(await response.json());
    await response.arrayBuffer();
    if (response.status < 500 || waitMs === undefined) {
      throw new Error(`No token for ${who}: the identity provider answers ${String(response.status)}.`);
    }
    await wait(waitMs);
  }
  throw new Error('No token.');
}
