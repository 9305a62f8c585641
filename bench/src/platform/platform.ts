import { rmSync } from 'node:fs';
import { registerProtocol } from '@veilighuis/contracts';
import { realmName, sharedKeycloak, startStack } from '@veilighuis/infra';
import type { Stack } from '@veilighuis/infra';
import { Api, confirmedOn, demoSignIn, syntheticZones } from '@veilighuis/testing';
import type { SignIn } from '@veilighuis/testing';
import { MongoClient } from 'mongodb';
import { HttpClient } from './http-client.ts';

/** The platform with everything that the benchmark measures it through. */
export interface Platform {
  readonly stack: Stack;
  readonly signIn: SignIn;
  readonly api: Api;
  readonly http: HttpClient;
  /** Straight to the database server: to seed, to count, and to see a file arrive on the list. */
  readonly mongo: MongoClient;
  close(): Promise<void>;
}

/** Limits that no run comes near: they are there against misuse, and one user stands for many here. */
const noLimits = { RATE_LIMIT_STAFF: '1000000', RATE_LIMIT_MACHINE: '1000000' };

/** Starts servers and processes of its own on an empty folder, and registers the protocols of the zones. */
export async function startPlatform(
  directory: string,
  env: Readonly<Record<string, string>>,
  say: (line: string) => void,
): Promise<Platform> {
  rmSync(directory, { recursive: true, force: true });
  const stack = await startStack({
    directory,
    env: { ...noLimits, LOG_LEVEL: 'warn', ...env },
    ...sharedKeycloak(),
    progress: { done: (what, ms) => say(`${what}: ready in ${(ms / 1000).toFixed(1)} s`), note: say },
  });
  const realm = `${stack.urls.keycloak}/realms/${realmName}`;
  const api = new Api(stack.urls.gateway);
  const signIn = confirmedOn(api, demoSignIn(realm));
  const mongo = new MongoClient(stack.urls.database, { readConcern: { level: 'majority' }, maxPoolSize: 20 });
  const http = new HttpClient(stack.urls.gateway);
  await registerProtocols(api, await signIn.staff('operational-coordinator'));
  return {
    stack,
    signIn,
    api,
    http,
    mongo,
    async close() {
      http.close();
      await mongo.close();
      await stack.stop();
    },
  };
}

async function registerProtocols(api: Api, token: string): Promise<void> {
  for (const { organisation, code } of syntheticZones) {
    await api.call(
      registerProtocol,
      {
        reference: `BENCH-${organisation}`,
        organisation,
        zoneCodes: [code],
        purpose: 'Benchmark',
        dataCategories: ['identification', 'household', 'police-judicial'],
        validFrom: '2024-04-18',
      },
      { token, idempotencyKey: `bench-protocol-${organisation}` },
    );
  }
}
