import { setTimeout as wait } from 'node:timers/promises';
import { decodeJwt } from 'jose';
import { z } from 'zod';

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

/** Secrets of demo clients are no secret: `demo-<client id>`, or `DEMO_SECRET_<CLIENT_ID>` when that is set. */
export function demoSecretOf(clientId: string, environment: Readonly<Record<string, string | undefined>>): string {
  return environment[`DEMO_SECRET_${clientId.toUpperCase().replaceAll('-', '_')}`] ?? `demo-${clientId}`;
}

export function demoSignIn(realmUrl: string, secretOf: (clientId: string) => string, staffPassword: string): SignIn {
  const known = new Map<string, { readonly token: string; readonly until: number }>();
  const underway = new Map<string, Promise<string>>();

  // One request at a time for each: the identity provider refuses sign-ins of one person at the same moment.
  function tokenFor(key: string, form: Record<string, string>): Promise<string> {
    const held = known.get(key);
    if (held !== undefined && Date.now() < held.until) return Promise.resolve(held.token);
    const token = underway.get(key) ?? fetchToken(key, form).finally(() => underway.delete(key));
    underway.set(key, token);
    return token;
  }

  async function fetchToken(key: string, form: Record<string, string>): Promise<string> {
    const fresh = await requestToken(`${realmUrl}/protocol/openid-connect/token`, form);
    known.set(key, { token: fresh.access_token, until: Date.now() + (fresh.expires_in - RENEW_BEFORE_SECONDS) * 1000 });
    return fresh.access_token;
  }

  const clientForm = (clientId: string) => ({ client_id: clientId, client_secret: secretOf(clientId) });
  const staff = (username: string) =>
    tokenFor(username, {
      ...clientForm('test-direct'),
      grant_type: 'password',
      username,
      password: staffPassword,
      scope: 'openid',
    });
  return {
    machine: (clientId) => tokenFor(clientId, { ...clientForm(clientId), grant_type: 'client_credentials' }),
    staff,
    subjectOf: async (username) => z.string().parse(decodeJwt(await staff(username)).sub),
  };
}

async function requestToken(url: string, form: Record<string, string>): Promise<z.infer<typeof tokenSchema>> {
  for (const waitMs of [...RETRY_WAITS_MS, undefined]) {
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(form),
      signal: AbortSignal.timeout(20_000),
    });
    if (response.ok) return tokenSchema.parse(await response.json());
    await response.arrayBuffer();
    if (response.status < 500 || waitMs === undefined) {
      throw new Error(
        `No token for client ${form['client_id'] ?? ''}: the identity provider answers ${String(response.status)}.`,
      );
    }
    await wait(waitMs);
  }
  throw new Error('No token.');
}
