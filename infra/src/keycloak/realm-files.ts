import { join } from 'node:path';
import { partnerRealmName, partnersWithDemoRealm } from './partner-realm-names.ts';
import { realmName } from './realm.ts';

/** Generated file of a realm of the demo, from the root of the repository. */
export function demoRealmFile(realm: string): string {
  return join('infra', 'keycloak', 'generated', 'demo', `${realm}-realm.json`);
}

/** Every realm of the demo: the platform's, and those that play the providers of partners. */
export const demoRealmFiles: readonly string[] = [
  realmName,
  ...partnersWithDemoRealm.map((alias) => partnerRealmName(alias)),
].map((realm) => demoRealmFile(realm));
