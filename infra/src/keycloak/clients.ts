import type { ProtocolMapper } from './claims.ts';
import { displayName, machineClaims, staffClaims } from './claims.ts';
import { centreOrganisation, organisationOf, organisations } from './organisations.ts';

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
    machine(`svc-${name}`, secretVariable(name), [`service-${name}`], machineClaims(centreItself)),
  );
  return [...services, gateway(loopback)];
}

/** Partners' systems of the demo, and the clients that only tests use. Their secrets are no secret. */
export function demoClients(): RealmClient[] {
  const zones = organisations.filter((organisation) => organisation.category === 'police');
  const gent = organisationOf('pz-gent');
  return [
    ...zones.map((zone) =>
      machine(`${zone.alias}-system`, demoSecret(`${zone.alias}-system`), ['police-system'], machineClaims(zone)),
    ),
    machine(
      'caw-system',
      demoSecret('caw-system'),
      ['partner-system'],
      machineClaims(organisationOf('caw-oost-vlaanderen')),
    ),
    machine('other-audience', demoSecret('other-audience'), ['police-system'], machineClaims(gent, 'another-api')),
    testDirect(),
  ];
}

/** Secret of a client that exists in the demo realm only. */
export function demoSecret(clientId: string): string {
  return `demo-${clientId}`;
}

/** Name of the variable that holds the secret of a platform client, as it stands in the realm file. */
export function secretVariableName(process: string): string {
  return `${process.toUpperCase().replaceAll('-', '_')}_CLIENT_SECRET`;
}

function secretVariable(process: string): string {
  return `\${${secretVariableName(process)}}`;
}

function machine(clientId: string, secret: string, roles: readonly string[], claims: ProtocolMapper[]): RealmClient {
  return client(clientId, secret, claims, { serviceAccountsEnabled: true }, roles);
}

function gateway(loopback: boolean): RealmClient {
  // A loopback address without a port stands for every port there (RFC 8252, section 7.3).
  const addresses = loopback ? ['${PUBLIC_URL}', 'http://127.0.0.1'] : ['${PUBLIC_URL}'];
  return client('gateway', secretVariable('gateway'), [...staffClaims(), displayName()], {
    standardFlowEnabled: true,
    redirectUris: addresses.map((address) => `${address}/auth/callback`),
    attributes: {
      'backchannel.logout.url': '${GATEWAY_INTERNAL_URL}/auth/backchannel-logout',
      'backchannel.logout.session.required': 'true',
      'pkce.code.challenge.method': 'S256',
      'post.logout.redirect.uris': addresses.map((address) => `${address}/*`).join('##'),
    },
  });
}

// Signing in with name and password in one request: how automated tests get a token of a member of staff.
function testDirect(): RealmClient {
  return client('test-direct', demoSecret('test-direct'), staffClaims(), { directAccessGrantsEnabled: true });
}

function client(
  clientId: string,
  secret: string,
  protocolMappers: readonly ProtocolMapper[],
  more: Record<string, unknown>,
  roles: readonly string[] = [],
): RealmClient {
  const base = { clientId, enabled: true, protocol: 'openid-connect', publicClient: false, secret };
  // Only `basic` (subject and times): the built-in scopes would put names and mail addresses into tokens (R39).
  const scopes = { fullScopeAllowed: true, defaultClientScopes: ['basic'], optionalClientScopes: ['organization'] };
  const off = { standardFlowEnabled: false, directAccessGrantsEnabled: false, serviceAccountsEnabled: false };
  return { clientId, roles, representation: { ...base, ...off, ...scopes, ...more, protocolMappers } };
}
