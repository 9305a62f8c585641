import assert from 'node:assert/strict';
import { apiAudience, demoClientKey, keySettings } from '@veilighuis/infra';
import { proofOf, SecrecyConfirmed } from '@veilighuis/testing';
import { z } from 'zod';
import { api, realmUrl } from './platform.ts';
import { administer, requestToken } from './realm-administration.ts';

export interface ClientWish {
  readonly roles: readonly string[];
  readonly centre?: string;
  readonly organisation?: string;
  readonly category?: string;
  readonly zones?: readonly string[];
  readonly lifespanSeconds?: number;
}

export interface TemporaryClient {
  readonly clientId: string;
  readonly id: string;
  token(): Promise<string>;
}

const secrecy = new SecrecyConfirmed(api);
const withId = z.object({ id: z.string() });

/**
 * A machine client with claims that nobody in the demo realm has, such as those of another centre. Made by the
 * administrator of the run's own Keycloak; take it away afterwards.
 */
export async function temporaryClient(wish: ClientWish): Promise<TemporaryClient> {
  const clientId = `test-${crypto.randomUUID()}`;
  await administer('POST', '/clients', representation(clientId, wish));
  const [client] = z.array(withId).parse(await administer('GET', `/clients?clientId=${clientId}`));
  assert.ok(client !== undefined);
  const account = withId.parse(await administer('GET', `/clients/${client.id}/service-account-user`));
  const roles = await Promise.all(wish.roles.map((role) => administer('GET', `/roles/${role}`)));
  await administer('POST', `/users/${account.id}/role-mappings/realm`, roles);
  const token = async () => requestToken(realmUrl, await proofOf(demoClientKey(clientId), clientId, realmUrl));
  // Roles of staff make it a member of staff, who confirms the duty of secrecy first.
  if (!wish.roles.every((role) => role.endsWith('-system'))) await secrecy.by(clientId, await token());
  return { clientId, id: client.id, token };
}

export async function withdrawClient({ id }: TemporaryClient): Promise<void> {
  await administer('DELETE', `/clients/${id}`);
}

function representation(clientId: string, wish: ClientWish): object {
  const { centre = 'ovl', organisation = 'veilig-huis-elders', category = 'AJH', zones = [], lifespanSeconds } = wish;
  const mapper = (name: string, kind: string, config: Record<string, string>) => ({
    name,
    protocol: 'openid-connect',
    protocolMapper: `oidc-${kind}-mapper`,
    config: { 'access.token.claim': 'true', ...config },
  });
  const fixed = (name: string, value: string, type = 'String') =>
    mapper(name, 'hardcoded-claim', { 'claim.name': name, 'claim.value': value, 'jsonType.label': type });
  return {
    clientId,
    clientAuthenticatorType: 'client-jwt',
    enabled: true,
    publicClient: false,
    serviceAccountsEnabled: true,
    standardFlowEnabled: false,
    defaultClientScopes: ['basic'],
    attributes: {
      ...keySettings(demoClientKey(clientId)),
      ...(lifespanSeconds === undefined ? {} : { 'access.token.lifespan': String(lifespanSeconds) }),
    },
    protocolMappers: [
      mapper('audience', 'audience', { 'included.custom.audience': apiAudience }),
      mapper('roles', 'usermodel-realm-role', {
        'claim.name': 'roles',
        multivalued: 'true',
        'jsonType.label': 'String',
      }),
      fixed('organisation', organisation),
      fixed('organisation_category', category),
      fixed('centre', centre),
      fixed('zones', JSON.stringify(zones), 'JSON'),
    ],
  };
}
