import type { ProtocolMapper } from './claims.ts';
import { displayName, machineClaims, staffClaims } from './claims.ts';
import { demoClientKey, keySettings } from './client-keys.ts';
import { testDirectGrant } from './flows/sign-in.ts';
import { centreOrganisation, organisationOf, organisations } from './organisations.ts';
import { stableId } from './stable-id.ts';

/** A client of the realm, and the realm roles of its service account when it has one. */
export interface RealmClient {
  readonly clientId: string;
  readonly roles: readonly string[];
  readonly representation: Readonly<Record<string, unknown>>;
}

/** Services that call other services; `<NAME>_CLIENT_SECRET` is filled in at import. */
export const serviceNames = ['intake', 'triage', 'case-management'] as const;

/**
 * Clients of the platform itself: one per service, and the gateway for people.
 *
 * `loopback`: people may also sign in to a gateway on any port of this machine; never in production.
 */
export function platformClients({ loopback }: { readonly loopback: boolean }): RealmClient[] {
  const centreItself = { ...organisationOf(centreOrganisation), category: '' };
  const services = serviceNames.map((name) =>
    serviceClient(`svc-${name}`, secretVariable(name), [`service-${name}`], machineClaims(centreItself)),
  );
  return [...services, gateway(loopback)];
}

/** Partners' systems of the demo, and the clients that only tests use. Their keys are no secret. */
export function demoClients(): RealmClient[] {
  const zones = organisations.filter((organisation) => organisation.category === 'police');
  const gent = organisationOf('pz-gent');
  return [
    ...zones.map((zone) => partnerSystem(`${zone.alias}-system`, ['police-system'], machineClaims(zone))),
    partnerSystem('caw-system', ['partner-system'], machineClaims(organisationOf('caw-oost-vlaanderen'))),
    partnerSystem('other-audience', ['police-system'], machineClaims(gent, 'another-api')),
    testDirect(),
  ];
}

/** Client with which automated tests of the demo get the token of any made-up person. */
export const testClient = { clientId: 'test-direct', secret: 'demo-test-direct' } as const;

/** Name of the variable that holds the secret of a platform client, as it stands in the realm file. */
export function secretVariableName(process: string): string {
  return `${process.toUpperCase().replaceAll('-', '_')}_CLIENT_SECRET`;
}

function secretVariable(process: string): string {
  return `\${${secretVariableName(process)}}`;
}

// Within the platform: a secret made by chance at the first start, given as a file, known to two processes.
function serviceClient(
  clientId: string,
  secret: string,
  roles: readonly string[],
  claims: readonly ProtocolMapper[],
): RealmClient {
  return client(clientId, claims, { secret, serviceAccountsEnabled: true }, roles);
}

// A partner's system proves itself with a key of which we know the public part only (private_key_jwt, RFC 7523).
function partnerSystem(clientId: string, roles: readonly string[], claims: readonly ProtocolMapper[]): RealmClient {
  const attributes = keySettings(demoClientKey(clientId));
  const proof = { clientAuthenticatorType: 'client-jwt', attributes };
  return client(clientId, claims, { ...proof, serviceAccountsEnabled: true }, roles);
}

function gateway(loopback: boolean): RealmClient {
  // A loopback address without a port stands for every port there (RFC 8252, section 7.3).
  const addresses = loopback ? ['${PUBLIC_URL}', 'http://127.0.0.1'] : ['${PUBLIC_URL}'];
  return client('gateway', [...staffClaims(), displayName()], {
    secret: secretVariable('gateway'),
    standardFlowEnabled: true,
    redirectUris: addresses.map((address) => `${address}/auth/callback`),
    attributes: {
      // Short, so that who is switched off or loses a role is out within a minute: the gateway asks for a new one.
      'access.token.lifespan': '60',
      'backchannel.logout.url': '${GATEWAY_INTERNAL_URL}/auth/backchannel-logout',
      'backchannel.logout.session.required': 'true',
      'pkce.code.challenge.method': 'S256',
      'post.logout.redirect.uris': addresses.map((address) => `${address}/*`).join('##'),
    },
  });
}

function testDirect(): RealmClient {
  const { clientId, secret } = testClient;
  const authenticationFlowBindingOverrides = { direct_grant: stableId('flow', testDirectGrant.alias) };
  const more = { secret, directAccessGrantsEnabled: true, authenticationFlowBindingOverrides };
  return client(clientId, staffClaims(), more);
}

function client(
  clientId: string,
  protocolMappers: readonly ProtocolMapper[],
  more: Record<string, unknown>,
  roles: readonly string[] = [],
): RealmClient {
  const base = { clientId, enabled: true, protocol: 'openid-connect', publicClient: false };
  // Only `basic` (subject and times): the built-in scopes would put names and mail addresses into tokens (R39).
  const scopes = { fullScopeAllowed: true, defaultClientScopes: ['basic'], optionalClientScopes: ['organization'] };
  const off = { standardFlowEnabled: false, directAccessGrantsEnabled: false, serviceAccountsEnabled: false };
  return { clientId, roles, representation: { ...base, ...off, ...scopes, ...more, protocolMappers } };
}
