import { firstSignInAlias } from './flows/first-sign-in.ts';
import type { Organisation } from './organisations.ts';
import { partnerOrganisations, variablePrefix } from './organisations.ts';
import type { RealmProfile } from './profile.ts';
import { brokerClientId, hasDemoRealm, partnerRealmName } from './partner-realm-names.ts';
import { ownSignature } from './quick-keys.ts';
import { stableId } from './stable-id.ts';

/** Where a partner's provider is, as its discovery document says. */
interface ProviderAddresses {
  /** A boolean, or a text that becomes one when Keycloak fills in the environment. */
  readonly enabled: boolean | string;
  readonly issuer: string;
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly jwksUrl: string;
  readonly logoutUrl: string;
  /**
   * Whether the provider announces the end of a session to us (OpenID Connect Back-Channel Logout). The session there
   * is then ended by a request of our own: a browser sent by it would come back to a session that is gone already.
   * Otherwise the browser goes by the provider, so that its cookie there ends too.
   */
  readonly backchannelSupported: string;
  readonly clientId: string;
}

/** Mail domain of an organisation's people: it chooses the provider, and that provider speaks for no other domain. */
export function mailDomain(alias: string, profile: RealmProfile): string {
  return profile === 'demo' ? `${alias}.example` : placeholder(alias, 'MAIL_DOMAIN', `${alias}.invalid`);
}

/** One provider for every partner; those whose addresses aren't filled in are switched off. */
export function partnerProviders(profile: RealmProfile): object[] {
  return partnerOrganisations.map((organisation) => provider(organisation, profile));
}

/**
 * What a new account takes over from the provider: nothing but who it is. Its name in the realm begins with the
 * organisation, so that equal user names of two organisations stay apart; the organisation is fixed here.
 */
export function partnerMappers(): object[] {
  const mapper = (alias: string, name: string, identityProviderMapper: string, config: Record<string, string>) => ({
    id: stableId('provider-mapper', `${alias}:${name}`),
    name,
    identityProviderAlias: alias,
    identityProviderMapper,
    config: { syncMode: 'IMPORT', ...config },
  });
  return partnerOrganisations.flatMap(({ alias }) => [
    mapper(alias, 'username', 'oidc-username-idp-mapper', { template: '${ALIAS}.${CLAIM.sub}', target: 'LOCAL' }),
    mapper(alias, 'organisation', 'hardcoded-attribute-idp-mapper', {
      attribute: 'organisation',
      'attribute.value': alias,
    }),
  ]);
}

function provider({ alias, name }: Organisation, profile: RealmProfile): object {
  const inDemo = profile === 'demo' && hasDemoRealm(alias);
  const { enabled, ...addresses } = inDemo ? demoAddresses(alias) : givenAddresses(alias);
  const domain = mailDomain(alias, profile);
  return {
    alias,
    internalId: stableId('provider', alias),
    displayName: name,
    providerId: 'oidc',
    enabled,
    // Trusted for its own mail domain alone, by the filter below.
    trustEmail: true,
    storeToken: false,
    addReadTokenRoleOnCreate: false,
    linkOnly: false,
    hideOnLogin: true,
    firstBrokerLoginFlowAlias: firstSignInAlias(alias),
    config: {
      ...addresses,
      ...fixedSettings,
      clientAssertionAudience: addresses.issuer,
      clientAssertionSigningAlg: ownSignature(profile === 'demo'),
      'kc.org.domain': domain,
      // Who says to be of another domain is turned away before any account is looked for.
      claimFilterValue: `(?i)[^@]+@\\Q${domain}\\E`,
    },
  };
}

const fixedSettings = {
  // The realm signs with its own key, so that no secret is shared with a partner.
  clientAuthMethod: 'private_key_jwt',
  defaultScope: 'openid email profile',
  useJwksUrl: 'true',
  validateSignature: 'true',
  pkceEnabled: 'true',
  pkceMethod: 'S256',
  loginHint: 'true',
  disableUserInfo: 'true',
  allowedClockSkew: '5',
  // Taken over once: later changes at the provider change nothing here.
  syncMode: 'IMPORT',
  filteredByClaim: 'true',
  claimFilterName: 'email',
  'kc.org.broker.redirect.mode.email-matches': 'true',
};

// The browser and Keycloak itself may reach the same server at two addresses (in containers).
function demoAddresses(alias: string): ProviderAddresses {
  const realm = `/realms/${partnerRealmName(alias)}`;
  const seen = `\${KEYCLOAK_PUBLIC_URL}${realm}`;
  const inside = `\${KEYCLOAK_INTERNAL_URL}${realm}`;
  return {
    enabled: true,
    issuer: seen,
    authorizationUrl: `${seen}/protocol/openid-connect/auth`,
    tokenUrl: `${inside}/protocol/openid-connect/token`,
    jwksUrl: `${inside}/protocol/openid-connect/certs`,
    logoutUrl: `${inside}/protocol/openid-connect/logout`,
    backchannelSupported: 'true',
    clientId: brokerClientId,
  };
}

function givenAddresses(alias: string): ProviderAddresses {
  const address = (name: string) => placeholder(alias, `PROVIDER_${name}`, `https://${alias}.invalid`);
  return {
    enabled: placeholder(alias, 'PROVIDER_ENABLED', 'false'),
    issuer: address('ISSUER'),
    authorizationUrl: address('AUTHORIZATION_URL'),
    tokenUrl: address('TOKEN_URL'),
    jwksUrl: address('JWKS_URL'),
    logoutUrl: address('LOGOUT_URL'),
    backchannelSupported: placeholder(alias, 'PROVIDER_ANNOUNCES_LOGOUT', 'false'),
    clientId: placeholder(alias, 'PROVIDER_CLIENT_ID', brokerClientId),
  };
}

function placeholder(alias: string, name: string, otherwise: string): string {
  return `\${${variablePrefix(alias)}_${name}:${otherwise}}`;
}
