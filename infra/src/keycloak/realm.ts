import { demoClients, platformClients } from './clients.ts';
import { demoStaff } from './demo-staff.ts';
import type { Organisation } from './organisations.ts';
import { centre, organisations } from './organisations.ts';
import { serviceAccount, staffUser, stableId, userProfile } from './people.ts';

export const realmName = 'veilig-huis';

export type RealmProfile = 'demo' | 'production';

/** Role codes; equal to those of the contracts, which a test checks. */
export const realmRoles = [
  'strategic-coordinator',
  'operational-coordinator',
  'case-director',
  'case-supporter',
  'administrative-worker',
  'consultation-line-worker',
  'police-liaison',
  'prosecution-criminologist',
  'caw-worker',
  'expert',
  'partner-worker',
  'privacy-officer',
  'auditor',
  'operations',
  'police-system',
  'partner-system',
  'service-intake',
  'service-triage',
  'service-case-management',
] as const;

/**
 * The realm as Keycloak imports it. `${NAME}` is filled in from the environment of the server at import:
 * PUBLIC_URL, GATEWAY_INTERNAL_URL (how Keycloak itself reaches the gateway), and the secrets of the platform's clients.
 *
 * The profile `production` has no people, no partner systems and no test clients.
 */
export function realm(profile: RealmProfile): object {
  const isDemo = profile === 'demo';
  const clients = [...platformClients({ loopback: isDemo }), ...(isDemo ? demoClients() : [])];
  const staff = isDemo ? demoStaff : [];
  return {
    realm: realmName,
    enabled: true,
    displayName: 'Veilig Huis',
    ...signIn,
    ...lifespans,
    organizationsEnabled: true,
    organizations: organisations.map((entry) => organization(entry, staff)),
    roles: { realm: realmRoles.map((name) => ({ name })) },
    clients: clients.map((client) => ({ id: stableId('client', client.clientId), ...client.representation })),
    users: [
      ...staff.map((person) => staffUser(person)),
      ...clients.filter((client) => client.roles.length > 0).map((client) => serviceAccount(client)),
    ],
    components: {
      'org.keycloak.userprofile.UserProfileProvider': [
        {
          providerId: 'declarative-user-profile',
          config: { 'kc.user.profile.config': [JSON.stringify(userProfile())] },
        },
      ],
    },
  };
}

const signIn = {
  sslRequired: 'external',
  registrationAllowed: false,
  resetPasswordAllowed: false,
  editUsernameAllowed: false,
  loginWithEmailAllowed: true,
  bruteForceProtected: true,
  passwordPolicy: 'length(12) and notUsername',
  internationalizationEnabled: true,
  supportedLocales: ['nl'],
  defaultLocale: 'nl',
};

// In seconds. A session ends after half an hour of silence, and after a working day whatever happens.
const lifespans = {
  accessTokenLifespan: 300,
  ssoSessionIdleTimeout: 1800,
  ssoSessionMaxLifespan: 36_000,
};

function organization({ alias, name, category, zones }: Organisation, staff: typeof demoStaff): object {
  const members = staff.filter((person) => person.organisation === alias);
  return {
    id: stableId('organisation', alias),
    alias,
    name,
    enabled: true,
    domains: [{ name: `${alias}.example`, verified: true }],
    attributes: { category: [category], centre: [centre], ...(zones.length > 0 && { zones }) },
    members: members.map(({ username }) => ({ id: stableId('user', username), username, membershipType: 'UNMANAGED' })),
  };
}
