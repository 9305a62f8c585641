/** Partners whose provider is played by a second realm in the demo. */
export const partnersWithDemoRealm = ['pz-gent', 'parket-oost-vlaanderen', 'caw-oost-vlaanderen'] as const;

/** How the platform is known at a partner's provider. */
export const brokerClientId = 'veilig-huis';

export function hasDemoRealm(alias: string): boolean {
  return partnersWithDemoRealm.some((partner) => partner === alias);
}

/** Realm that plays the provider of a partner. */
export function partnerRealmName(alias: string): string {
  return `demo-${alias}`;
}
