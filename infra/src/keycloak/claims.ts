import type { Organisation } from './organisations.ts';
import { centre } from './organisations.ts';

/** Audience that every service of the platform asks for. */
export const apiAudience = 'veilig-huis-api';

export interface ProtocolMapper {
  readonly name: string;
  readonly protocol: 'openid-connect';
  readonly protocolMapper: string;
  readonly config: Readonly<Record<string, string>>;
}

/**
 * Claims of the access token of a member of staff: `roles`, and from the person's attributes
 * `organisation`, `organisation_category`, `centre` and `zones` (absent for who has none).
 */
export function staffClaims(): ProtocolMapper[] {
  return [
    audience(apiAudience),
    realmRoles(),
    attribute('organisation'),
    attribute('organisation_category'),
    attribute('centre'),
    attribute('zones', { multivalued: 'true' }),
  ];
}

/** The same claims for a client that acts for one organisation: fixed in the client. */
export function machineClaims(organisation: Organisation, tokenAudience = apiAudience): ProtocolMapper[] {
  return [
    audience(tokenAudience),
    realmRoles(),
    fixed('organisation', organisation.alias),
    fixed('organisation_category', organisation.category),
    fixed('centre', centre),
    fixed('zones', JSON.stringify(organisation.zones), 'JSON'),
  ];
}

/** The person's name for the screen: in the identity token only, which never leaves the gateway (R39). */
export function displayName(): ProtocolMapper {
  return mapper('name', 'oidc-full-name-mapper', { 'access.token.claim': 'false', 'id.token.claim': 'true' });
}

function audience(name: string): ProtocolMapper {
  return mapper('audience', 'oidc-audience-mapper', { 'included.custom.audience': name });
}

function realmRoles(): ProtocolMapper {
  return mapper('roles', 'oidc-usermodel-realm-role-mapper', {
    'claim.name': 'roles',
    multivalued: 'true',
    'jsonType.label': 'String',
  });
}

function attribute(name: string, more: Record<string, string> = {}): ProtocolMapper {
  const config = { 'user.attribute': name, 'claim.name': name, 'jsonType.label': 'String', ...more };
  return mapper(name, 'oidc-usermodel-attribute-mapper', config);
}

function fixed(name: string, value: string, type = 'String'): ProtocolMapper {
  return mapper(name, 'oidc-hardcoded-claim-mapper', {
    'claim.name': name,
    'claim.value': value,
    'jsonType.label': type,
  });
}

function mapper(name: string, protocolMapper: string, config: Record<string, string>): ProtocolMapper {
  const where = { 'access.token.claim': 'true', 'id.token.claim': 'false', 'introspection.token.claim': 'true' };
  return { name, protocol: 'openid-connect', protocolMapper, config: { ...where, ...config } };
}
