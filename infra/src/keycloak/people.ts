import type { RealmClient } from './clients.ts';
import type { DemoStaff } from './demo-staff.ts';
import { demoPasswordCredential } from './demo-password.ts';
import { secondFactorAttribute, withoutSecondFactor } from './flows/sign-in.ts';
import { oneTimeCodeCredential } from './one-time-code.ts';
import { organisationOf } from './organisations.ts';
import { hasDemoRealm } from './partner-realm-names.ts';
import { stableId } from './stable-id.ts';

/**
 * A member of staff as the centre prepared the account: role and organisation are the centre's to give. Who signs in
 * through the provider of a partner has no password here.
 */
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
      ...(person.secondFactor === undefined && { [secondFactorAttribute]: [withoutSecondFactor] }),
    },
    credentials: credentialsOf(person),
    realmRoles: [person.role],
  };
}

function credentialsOf({ organisation, secondFactor }: DemoStaff): object[] {
  if (hasDemoRealm(organisation)) return [];
  const password = demoPasswordCredential();
  return secondFactor === undefined ? [password] : [password, oneTimeCodeCredential(secondFactor)];
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
 * What a user may carry. The organisation that an account was made for, and what lets a demo person in without a second
 * factor, can be changed by administrators only: the first decides which provider may sign in as that person.
 */
export function userProfile(): object {
  const own = { view: ['admin', 'user'], edit: ['admin'] };
  const text = (name: string) => ({ name, displayName: name, permissions: own, required: { roles: ['user'] } });
  const ours = (name: string) => ({ name, displayName: name, permissions: own });
  const attributes = [
    ...['username', 'email', 'firstName', 'lastName'].map((name) => text(name)),
    ...['organisation', secondFactorAttribute].map((name) => ours(name)),
  ];
  return { attributes, groups: [] };
}
