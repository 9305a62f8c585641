import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { ConfigurationError, keycloakAddresses } from './configuration.ts';

/** The client of the demo realm that gives a token of any made-up person; its secret stands in the repository. */
const testClient = { client_id: 'test-direct', client_secret: 'demo-test-direct' };
const message =
  'KEYCLOAK_REALM is the realm of the demo, whose sign-ins are public; the production profile refuses it: import the realm for production.';
const BETWEEN_MS = 5000;

interface RealmSettings {
  readonly PROFILE: string;
  readonly KEYCLOAK_URL: string;
  readonly KEYCLOAK_PUBLIC_URL: string;
  readonly KEYCLOAK_REALM: string;
}

/**
 * Outside the demo profile no process works with the realm of the demo, in which anybody can be anyone.
 * A Keycloak that is away is asked again until it answers, while the process goes on.
 *
 * @throws ConfigurationError when the realm is the demo's
 */
export async function refuseDemoRealm(settings: RealmSettings, end: () => void = endProcess): Promise<void> {
  if (settings.PROFILE === 'demo') return;
  const { tokenUrl } = keycloakAddresses(settings);
  const found = await knowsTestClient(tokenUrl);
  if (found === true) throw new ConfigurationError(message);
  if (found === undefined) void askAgain(tokenUrl, end);
}

async function askAgain(tokenUrl: string, end: () => void): Promise<void> {
  let found: boolean | undefined;
  while (found === undefined) {
    await wait(BETWEEN_MS, undefined, { ref: false });
    found = await knowsTestClient(tokenUrl);
  }
  if (found) end();
}

function endProcess(): void {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** Undefined when nobody answers, or not as an identity provider does. */
async function knowsTestClient(tokenUrl: string): Promise<boolean | undefined> {
  try {
    const body = new URLSearchParams({ grant_type: 'password', username: 'nobody', ...testClient });
    const response = await fetch(tokenUrl, { method: 'POST', body, signal: AbortSignal.timeout(5000) });
    const { error } = z.object({ error: z.string().optional() }).parse(await response.json());
    if (response.status >= 500 || response.status === 404) return undefined;
    return error !== 'invalid_client';
  } catch {
    return undefined;
  }
}
