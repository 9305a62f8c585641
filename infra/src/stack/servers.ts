import { join } from 'node:path';
import { brokerAccounts, databaseAccounts } from '../accounts/of-stack.ts';
import { readRights } from '../accounts/rights.ts';
import { repositoryRoot } from '../paths.ts';
import { realmName } from '../keycloak/realm.ts';
import { demoRealmFiles } from '../keycloak/realm-files.ts';
import { checkBroker, startBroker } from '../servers/broker.ts';
import { checkDatabase, startDatabase } from '../servers/database.ts';
import { checkKeycloak, startKeycloak } from '../servers/keycloak.ts';
import type { ServerHandle } from '../servers/server.ts';
import type { GivenServers, ServerUrls, ServerWithAccounts } from './environment.ts';
import type { StackPorts } from './ports.ts';
import type { Progress } from './progress.ts';
import { step } from './progress.ts';
import type { StackSecrets } from './secrets.ts';
import { realmSecrets, secretOf } from './secrets.ts';

export interface StackServersOptions {
  readonly directory: string;
  readonly ports: StackPorts;
  readonly secrets: StackSecrets;
  /** Outside address of the gateway, where people come back to after signing in. */
  readonly publicUrl: string;
  /** Servers that are there already; they are used as they are and never stopped. */
  readonly use: GivenServers;
  readonly progress: Progress;
}

export interface StackServers {
  /** The same servers for another stack. */
  readonly given: GivenServers & ServerUrls;
  /** Those that were started, by name. */
  readonly started: ReadonlyMap<string, ServerHandle>;
  stop(): Promise<void>;
}

/** Starts what is not given, all at the same time. When one fails, the others are stopped. */
export async function startServers(options: StackServersOptions): Promise<StackServers> {
  const started = new Map<string, ServerHandle>();
  const rights = readRights();
  const stop = async () => {
    await Promise.all([...started.values()].map((server) => server.stop()));
  };
  const outcomes = await Promise.allSettled([
    provide(
      options,
      started,
      'broker',
      () => startBroker({ ...common(options, 'broker'), accounts: brokerAccounts(rights, options.secrets) }),
      checkBroker,
    ),
    provide(
      options,
      started,
      'database',
      () => startDatabase({ ...common(options, 'database'), accounts: databaseAccounts(rights, options.secrets) }),
      checkDatabase,
    ),
    provide(
      options,
      started,
      'keycloak',
      () => startRealm(options),
      (url) => checkKeycloak(url, realmName),
    ),
  ]);
  const [broker, database, keycloak] = outcomes;
  if (broker.status === 'rejected' || database.status === 'rejected' || keycloak.status === 'rejected') {
    await stop();
    throw outcomes.find((outcome) => outcome.status === 'rejected')?.reason;
  }
  const urls = { broker: broker.value, database: database.value, keycloak: keycloak.value };
  return { given: { ...urls, accounts: withAccounts(options.use, started) }, started, stop };
}

function withAccounts({ accounts = [] }: GivenServers, started: ReadonlyMap<string, unknown>): ServerWithAccounts[] {
  return (['broker', 'database'] as const).filter((name) => started.has(name) || accounts.includes(name));
}

type ServerName = keyof ServerUrls;

async function provide(
  { use, progress, directory }: StackServersOptions,
  started: Map<string, ServerHandle>,
  name: ServerName,
  start: () => Promise<ServerHandle>,
  check: (url: string) => Promise<void>,
): Promise<string> {
  const given = use[name];
  if (given !== undefined) {
    await step(progress, `${name} that is there already`, undefined, () => check(given));
    return given;
  }
  const server = await step(progress, name, join(directory, 'log', `${name}.log`), start);
  started.set(name, server);
  return server.url;
}

function common({ directory, ports }: StackServersOptions, name: ServerName) {
  const port = ports[name];
  return { directory, ...(port !== undefined && { port }) };
}

function startRealm(options: StackServersOptions): Promise<ServerHandle> {
  const admin = {
    KC_BOOTSTRAP_ADMIN_USERNAME: 'admin',
    KC_BOOTSTRAP_ADMIN_PASSWORD: secretOf(options.secrets, 'KEYCLOAK_ADMIN_PASSWORD'),
  };
  const addresses = { PUBLIC_URL: options.publicUrl, GATEWAY_INTERNAL_URL: options.publicUrl };
  return startKeycloak({
    ...common(options, 'keycloak'),
    realmFiles: demoRealmFiles.map((file) => join(repositoryRoot, file)),
    environment: { ...addresses, ...realmSecrets(options.secrets), ...admin },
  });
}
