import assert from 'node:assert/strict';
import { demoStaffPassword, realmName } from '@veilighuis/infra';
import { z } from 'zod';
import { administer } from './realm-administration.ts';

export interface PersonWish {
  /** Organisation that the account is prepared for; its mail domain goes with it. */
  readonly organisation: string;
  readonly roles?: readonly string[];
  /** Other organisations that the person works for. */
  readonly alsoOf?: readonly string[];
  /** Whether a second factor is asked for; default no, as for most of the demo. */
  readonly secondFactor?: boolean;
  /** Default a name that nobody has. */
  readonly username?: string;
}

export interface TemporaryPerson {
  readonly id: string;
  readonly username: string;
  readonly mail: string;
}

const withId = z.object({ id: z.string() });

/** Somebody with an account that the centre prepared, for one test; take it away afterwards. */
export async function temporaryPerson(wish: PersonWish): Promise<TemporaryPerson> {
  const { organisation, roles = [], alsoOf = [], secondFactor = false } = wish;
  const username = wish.username ?? `test-${crypto.randomUUID()}`;
  const person = await addPerson(realmName, username, `${username}@${organisation}.example`, {
    organisation: [organisation],
    ...(secondFactor ? {} : { second_factor: ['demo-without'] }),
  });
  const given = await Promise.all(roles.map((role) => administer('GET', `/roles/${role}`)));
  if (given.length > 0) await administer('POST', `/users/${person.id}/role-mappings/realm`, given);
  for (const alias of [organisation, ...alsoOf]) await addMember(alias, person.id);
  return person;
}

/** Somebody whom the provider of a partner knows, with the mail address that this provider states. */
export function personAtPartner(realm: string, username: string, mail: string): Promise<TemporaryPerson> {
  return addPerson(realm, username, mail);
}

export async function withdrawPerson({ id }: { readonly id: string }, realm = realmName): Promise<void> {
  await administer('DELETE', `/users/${id}`, undefined, realm);
}

/** The account of a mail address in the realm of the platform, if there is one. */
export async function accountOf(mail: string): Promise<string | undefined> {
  const found = await administer('GET', `/users?exact=true&email=${encodeURIComponent(mail)}`);
  return z.array(withId).parse(found)[0]?.id;
}

/** How an account can be entered from elsewhere: providers that it is linked to. */
export async function linksOf(id: string): Promise<string[]> {
  const links = await administer('GET', `/users/${id}/federated-identity`);
  return z
    .array(z.object({ identityProvider: z.string() }))
    .parse(links)
    .map((link) => link.identityProvider);
}

async function addPerson(
  realm: string,
  username: string,
  mail: string,
  attributes: Record<string, string[]> = {},
): Promise<TemporaryPerson> {
  const credentials = [{ type: 'password', value: demoStaffPassword, temporary: false }];
  const names = { firstName: 'Test', lastName: username };
  const account = { username, email: mail, emailVerified: true, enabled: true, attributes, credentials, ...names };
  await administer('POST', '/users', account, realm);
  const found = await administer('GET', `/users?exact=true&username=${username}`, undefined, realm);
  const [person] = z.array(withId).parse(found);
  assert.ok(person !== undefined);
  return { id: person.id, username, mail };
}

async function addMember(alias: string, userId: string): Promise<void> {
  const found = await administer('GET', '/organizations?max=100');
  const all = z.array(withId.extend({ alias: z.string() })).parse(found);
  const organisation = all.find((one) => one.alias === alias);
  assert.ok(organisation !== undefined, `no organisation ${alias}`);
  await administer('POST', `/organizations/${organisation.id}/members`, userId);
}
