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
 * Claims of the access token of a member of staff: `roles`, and `acting_for`: the one organisation that the person is a
 * member of, or chose at sign-in, with its attributes. Both are the centre's to give; nothing comes from a partner's token.
 */
export function staffClaims(): ProtocolMapper[] {
  return [audience(apiAudience), realmRoles(), chosenOrganisation()];
}

/**
 * Claims of a client that acts for one organisation, fixed in the client: `roles`, `organisation`,
 * `organisation_category`, `centre` and `zones`.
 */
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

/**
 * The person's name for the screen: only where the gateway asks for it. In no token: the identity token goes through the
 * browser's address bar at sign-out (R39).
 */
export function displayName(): ProtocolMapper {
  return mapper('name', 'oidc-full-name-mapper', { 'access.token.claim': 'false', 'userinfo.token.claim': 'true' });
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

function chosenOrganisation(): ProtocolMapper {
  return mapper('acting_for', 'oidc-organization-membership-mapper', {
    'claim.name': 'acting_for',
    'jsonType.label': 'JSON',
    multivalued: 'true',
    addOrganizationAttributes: 'true',
  });
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
