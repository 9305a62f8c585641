import type { ProtocolMapper } from './claims.ts';
import type { DemoStaff } from './demo-staff.ts';
import { demoPasswordCredential } from './demo-password.ts';
import { demoStaff } from './demo-staff.ts';
import { organisationOf } from './organisations.ts';
import { brokerClientId, partnerRealmName } from './partner-realm-names.ts';
import { ownSignature, quickKeys } from './quick-keys.ts';
import { stableId } from './stable-id.ts';

/** Somebody whom the provider of the partner knows and the centre doesn't. */
export const demoStranger = 'newcomer';

/**
 * The identity provider of a partner, played by a realm of its own on the same server: own people, own passwords, own
 * keys. The platform is nothing to it but a client that signs its requests.
 */
export function partnerRealm(alias: string, platformRealm: string): object {
  const { name } = organisationOf(alias);
  const people = demoStaff.filter(({ organisation }) => organisation === alias).map(({ username }) => username);
  return {
    realm: partnerRealmName(alias),
    enabled: true,
    displayName: name,
    sslRequired: 'external',
    internationalizationEnabled: true,
    supportedLocales: ['nl'],
    defaultLocale: 'nl',
    defaultSignatureAlgorithm: quickKeys.defaultSignatureAlgorithm,
    components: { 'org.keycloak.keys.KeyProvider': quickKeys.providers },
    clients: [platformAsClient(alias, platformRealm)],
    users: [...people, demoStranger].map((username) => person(alias, username)),
  };
}

function platformAsClient(alias: string, platformRealm: string): object {
  const seen = `\${KEYCLOAK_PUBLIC_URL}/realms/${platformRealm}`;
  const inside = `\${KEYCLOAK_INTERNAL_URL}/realms/${platformRealm}`;
  return {
    id: stableId('client', `${partnerRealmName(alias)}:${brokerClientId}`),
    clientId: brokerClientId,
    enabled: true,
    protocol: 'openid-connect',
    publicClient: false,
    standardFlowEnabled: true,
    directAccessGrantsEnabled: false,
    clientAuthenticatorType: 'client-jwt',
    redirectUris: [`${seen}/broker/${alias}/endpoint`],
    defaultClientScopes: ['basic', 'email', 'profile'],
    attributes: {
      'use.jwks.url': 'true',
      'jwks.url': `${inside}/protocol/openid-connect/certs`,
      'token.endpoint.auth.signing.alg': ownSignature(true),
      'pkce.code.challenge.method': 'S256',
      // What ends at the provider ends on the platform.
      'backchannel.logout.url': `${inside}/protocol/openid-connect/logout/backchannel-logout`,
      'backchannel.logout.session.required': 'true',
    },
    protocolMappers: [ownRoles()],
  };
}

// A partner's token may say what it likes about roles; a test shows that the platform doesn't listen.
function ownRoles(): ProtocolMapper {
  const config = { 'claim.name': 'roles', 'claim.value': '["operational-coordinator"]', 'jsonType.label': 'JSON' };
  return {
    name: 'roles',
    protocol: 'openid-connect',
    protocolMapper: 'oidc-hardcoded-claim-mapper',
    config: { ...config, 'access.token.claim': 'true', 'id.token.claim': 'true', 'userinfo.token.claim': 'true' },
  };
}

function person(alias: string, username: DemoStaff['username']): object {
  return {
    id: stableId('user', `${partnerRealmName(alias)}:${username}`),
    username,
    firstName: 'Demo',
    lastName: username,
    email: `${username}@${alias}.example`,
    emailVerified: true,
    enabled: true,
    credentials: [demoPasswordCredential()],
  };
}
