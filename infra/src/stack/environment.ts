import { secretVariableName } from '../keycloak/clients.ts';
import { realmName } from '../keycloak/realm.ts';
import type { ProcessName } from './process-list.ts';
import type { StackSecrets } from './secrets.ts';
import { secretOf, variableOf } from './secrets.ts';

/** Where the servers of a stack are. */
export interface ServerUrls {
  readonly broker: string;
  readonly database: string;
  readonly keycloak: string;
}

export interface StackAddresses extends ServerUrls {
  /** Outside address of the gateway. */
  readonly gateway: string;
}

/** Variables of one process in a local stack; a test checks them against the configuration table. */
export function processConfiguration(
  process: ProcessName,
  port: number,
  addresses: StackAddresses,
  secrets: StackSecrets,
): Record<string, string> {
  const shared = {
    PROFILE: 'demo',
    HTTP_PORT: String(port),
    BROKER_URL: addresses.broker,
    MONGO_URL: addresses.database,
    KEYCLOAK_URL: addresses.keycloak,
    KEYCLOAK_REALM: realmName,
    OTEL_SERVICE_NAME: process,
  };
  const clientSecret = secretOf(secrets, secretVariableName(process));
  if (process === 'gateway') {
    return {
      ...shared,
      PUBLIC_URL: addresses.gateway,
      OIDC_CLIENT_SECRET: clientSecret,
      SESSION_SECRET: secretOf(secrets, 'GATEWAY_SESSION_SECRET'),
    };
  }
  return {
    ...shared,
    SERVICE_CLIENT_SECRET: clientSecret,
    KEY_ENCRYPTION_KEYS: secretOf(secrets, variableOf(process, 'KEY_ENCRYPTION_KEYS')),
    BLIND_INDEX_KEY: secretOf(secrets, variableOf(process, 'BLIND_INDEX_KEY')),
  };
}
