import { withAccount, withDatabaseAccount } from '../accounts/addresses.ts';
import { databaseOf } from '../accounts/database-accounts.ts';
import { secretVariableName } from '../keycloak/clients.ts';
import { realmName } from '../keycloak/realm.ts';
import type { ProcessName } from './process-list.ts';
import type { StackSecrets } from './secrets.ts';
import { secretOf, variableOf } from './secrets.ts';

/** Where the servers of a stack are, signed in as the account that may do everything. */
export interface ServerUrls {
  readonly broker: string;
  readonly database: string;
  readonly keycloak: string;
}

/** Servers on which each process has an account of its own, with its password from the secrets. */
export type ServerWithAccounts = 'broker' | 'database';

/** Servers that are there already. */
export interface GivenServers extends Partial<ServerUrls> {
  /** Those with an account for each process; on another one every process signs in as the address says. */
  readonly accounts?: readonly ServerWithAccounts[];
}

export interface StackAddresses extends ServerUrls {
  /** Outside address of the gateway. */
  readonly gateway: string;
  readonly accounts?: readonly ServerWithAccounts[];
}

/** Variables of one process in a local stack; a test checks them against the configuration table. */
export function processConfiguration(
  process: ProcessName,
  port: number,
  addresses: StackAddresses,
  secrets: StackSecrets,
): Record<string, string> {
  return {
    PROFILE: 'demo',
    HTTP_PORT: String(port),
    KEYCLOAK_URL: addresses.keycloak,
    KEYCLOAK_REALM: realmName,
    OTEL_SERVICE_NAME: process,
    ...(process === 'gateway' && { PUBLIC_URL: addresses.gateway }),
    ...processSecrets(process, addresses, secrets),
  };
}

/** Those variables of a process that nobody else may know, the addresses with its passwords among them. */
export function processSecrets(
  process: ProcessName,
  servers: Pick<StackAddresses, 'broker' | 'database' | 'accounts'>,
  secrets: StackSecrets,
): Record<string, string> {
  const addresses = ownAddresses(process, servers, secrets);
  const clientSecret = secretOf(secrets, secretVariableName(process));
  if (process === 'gateway') {
    return {
      ...addresses,
      OIDC_CLIENT_SECRET: clientSecret,
      SESSION_SECRET: secretOf(secrets, 'GATEWAY_SESSION_SECRET'),
      STAFF_NAME_KEYS: secretOf(secrets, 'GATEWAY_STAFF_NAME_KEYS'),
    };
  }
  return {
    ...addresses,
    SERVICE_CLIENT_SECRET: clientSecret,
    KEY_ENCRYPTION_KEYS: secretOf(secrets, variableOf(process, 'KEY_ENCRYPTION_KEYS')),
    BLIND_INDEX_KEY: secretOf(secrets, variableOf(process, 'BLIND_INDEX_KEY')),
    LOG_ANCHOR_KEY: secretOf(secrets, variableOf(process, 'LOG_ANCHOR_KEY')),
  };
}

/** Broker and database as this process signs in to them. */
function ownAddresses(
  process: ProcessName,
  { broker, database, accounts = [] }: Pick<StackAddresses, 'broker' | 'database' | 'accounts'>,
  secrets: StackSecrets,
) {
  const password = (variable: string) => secretOf(secrets, variableOf(process, variable));
  return {
    BROKER_URL: accounts.includes('broker') ? withAccount(broker, process, password('BROKER_PASSWORD')) : broker,
    MONGO_URL: accounts.includes('database')
      ? withDatabaseAccount(database, process, password('DATABASE_PASSWORD'), databaseOf(process))
      : database,
  };
}
