import type { BrokerAccounts } from '../servers/broker.ts';
import type { DatabaseAccounts } from '../servers/database-accounts.ts';
import type { StackSecrets } from '../stack/secrets.ts';
import { secretOf } from '../stack/secrets.ts';
import { adminAccount, brokerDefinitions } from './broker-definitions.ts';
import { provideDatabaseAccounts } from './database-accounts.ts';
import type { Rights } from './rights.ts';

export function brokerAccounts(rights: Rights, secrets: StackSecrets): BrokerAccounts {
  return {
    admin: { name: adminAccount, password: secretOf(secrets, 'BROKER_ADMIN_PASSWORD') },
    definitions: brokerDefinitions(rights, secrets),
  };
}

export function databaseAccounts(rights: Rights, secrets: StackSecrets): DatabaseAccounts {
  return {
    admin: { name: adminAccount, password: secretOf(secrets, 'DATABASE_ADMIN_PASSWORD') },
    clusterKey: secretOf(secrets, 'DATABASE_CLUSTER_KEY'),
    fingerprint: JSON.stringify([rights, secrets]),
    provide: (client) => provideDatabaseAccounts(client, rights, secrets),
  };
}
