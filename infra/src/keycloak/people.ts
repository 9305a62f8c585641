import { createHash } from 'node:crypto';
import { centre, organisationOf } from './organisations.ts';
import type { DemoStaff } from './demo-staff.ts';
import { demoStaffPassword } from './demo-staff.ts';
import type { RealmClient } from './clients.ts';

/** An identifier that stays the same whenever the realm is made anew, so that data keep pointing to the same people. */
export function stableId(kind: string, name: string): string {
  const hex = createHash('sha256').update(`${kind}:${name}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

export function staffUser(person: DemoStaff): object {
  const organisation = organisationOf(person.organisation);
  return {
    id: stableId('user', person.username),
    username: person.username,
    firstName: person.firstName,
    lastName: person.lastName,
    email: `${person.username}@${organisation.alias}.example`,
    emailVerified: true,
    enabled: true,
    attributes: {
      organisation: [organisation.alias],
      organisation_category: [organisation.category],
      centre: [centre],
      ...(organisation.zones.length > 0 && { zones: organisation.zones }),
    },
    credentials: [{ type: 'password', value: demoStaffPassword, temporary: false }],
    realmRoles: [person.role],
  };
}

/** The account behind a client that acts by itself; here because its roles can be given nowhere else. */
export function serviceAccount(client: RealmClient): object {
  const username = `service-account-${client.clientId}`;
  return {
    id: stableId('user', username),
    username,
    enabled: true,
    serviceAccountClientId: client.clientId,
    realmRoles: client.roles,
  };
}

/**
 * What a user may carry. The attributes that become claims can be changed by administrators only: whoever could
 * change the own organisation or zone would see the files of another one.
 */
export function userProfile(): object {
  const own = { view: ['admin', 'user'], edit: ['admin'] };
  const text = (name: string) => ({ name, displayName: name, permissions: own, required: { roles: ['user'] } });
  const claim = (name: string, multivalued = false) => ({ name, displayName: name, permissions: own, multivalued });
  const attributes = [
    ...['username', 'email', 'firstName', 'lastName'].map((name) => text(name)),
    claim('organisation'),
    claim('organisation_category'),
    claim('centre'),
    claim('zones', true),
  ];
  return { attributes, groups: [] };
}
