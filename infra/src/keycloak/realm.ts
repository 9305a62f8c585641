import { demoClients, platformClients } from './clients.ts';
import { demoStaff } from './demo-staff.ts';
import { firstSignInFlow } from './flows/first-sign-in.ts';
import { representationsOf } from './flows/flow.ts';
import { noDirectGrant, signInFlow, testDirectGrant } from './flows/sign-in.ts';
import type { Organisation } from './organisations.ts';
import { centre, centreOrganisation, organisations, partnerOrganisations } from './organisations.ts';
import { mailDomain, partnerMappers, partnerProviders } from './partner-providers.ts';
import { hasDemoRealm } from './partner-realm-names.ts';
import { serviceAccount, staffUser, userProfile } from './people.ts';
import type { RealmProfile } from './profile.ts';
import { quickKeys } from './quick-keys.ts';
import { stableId } from './stable-id.ts';

export const realmName = 'veilig-huis';

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
 * PUBLIC_URL, GATEWAY_INTERNAL_URL (how Keycloak itself reaches the gateway), the secrets of the platform's clients, and
 * per partner where its provider is. In the demo also KEYCLOAK_PUBLIC_URL and KEYCLOAK_INTERNAL_URL, for the providers
 * that Keycloak plays itself.
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
    ...flows(isDemo),
    identityProviders: partnerProviders(profile),
    identityProviderMappers: partnerMappers(),
    organizations: organisations.map((entry) => organization(entry, staff, profile)),
    roles: { realm: realmRoles.map((name) => ({ name })) },
    clients: clients.map((client) => ({ id: stableId('client', client.clientId), ...client.representation })),
    users: [
      ...staff.map((person) => staffUser(person)),
      ...clients.filter((client) => client.roles.length > 0).map((client) => serviceAccount(client)),
    ],
    ...(isDemo && { defaultSignatureAlgorithm: quickKeys.defaultSignatureAlgorithm }),
    components: {
      ...(isDemo && { 'org.keycloak.keys.KeyProvider': quickKeys.providers }),
      'org.keycloak.userprofile.UserProfileProvider': [
        {
          providerId: 'declarative-user-profile',
          config: { 'kc.user.profile.config': [JSON.stringify(userProfile())] },
        },
      ],
    },
  };
}

function flows(isDemo: boolean): object {
  const signInThere = signInFlow({ demo: isDemo });
  const firstSignIns = partnerOrganisations.map(({ alias }) => firstSignInFlow(alias));
  const all = [signInThere, noDirectGrant, ...(isDemo ? [testDirectGrant] : []), ...firstSignIns];
  return { ...representationsOf(all), browserFlow: signInThere.alias, directGrantFlow: noDirectGrant.alias };
}

const signIn = {
  sslRequired: 'external',
  registrationAllowed: false,
  resetPasswordAllowed: false,
  editUsernameAllowed: false,
  loginWithEmailAllowed: true,
  duplicateEmailsAllowed: false,
  rememberMe: false,
  // Five wrong passwords close an account for a minute, each further one for longer, up to a quarter of an hour.
  bruteForceProtected: true,
  permanentLockout: false,
  failureFactor: 5,
  waitIncrementSeconds: 60,
  maxFailureWaitSeconds: 900,
  passwordPolicy: 'length(14) and maxLength(128) and notUsername and notEmail and passwordHistory(5)',
  otpPolicyType: 'totp',
  otpPolicyAlgorithm: 'HmacSHA1',
  otpPolicyDigits: 6,
  otpPolicyPeriod: 30,
  otpPolicyLookAheadWindow: 1,
  otpPolicyCodeReusable: false,
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

function organization(
  { alias, name, category, zones }: Organisation,
  staff: typeof demoStaff,
  profile: RealmProfile,
): object {
  const members = staff.filter((person) => person.organisation === alias);
  // Managed: the account lives and ends with the provider of the organisation.
  const membershipType = profile === 'demo' && hasDemoRealm(alias) ? 'MANAGED' : 'UNMANAGED';
  return {
    id: stableId('organisation', alias),
    alias,
    name,
    enabled: true,
    domains: [{ name: mailDomain(alias, profile), verified: true }],
    attributes: { category: [category], centre: [centre], ...(zones.length > 0 && { zones }) },
    identityProviders: alias === centreOrganisation ? [] : [{ alias }],
    members: members.map(({ username }) => ({ id: stableId('user', username), username, membershipType })),
  };
}
