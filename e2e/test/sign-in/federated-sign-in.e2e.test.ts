import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { demoStranger, partnerRealmName, realmName } from '@veilighuis/infra';
import { poll } from '@veilighuis/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { z } from 'zod';
import { addresses, signIn } from '../support/platform.ts';
import { administer, endSessionsOf } from '../support/realm-administration.ts';
import { accountOf, linksOf, personAtPartner, temporaryPerson, withdrawPerson } from '../support/temporary-person.ts';
import { freshPage, fromPage, giveName, givePassword, isBack, realmOf, signInAs, startBrowser } from './browser.ts';

const people = [
  { username: 'police-liaison-gent', alias: 'pz-gent', role: 'police-liaison' },
  { username: 'prosecution-criminologist', alias: 'parket-oost-vlaanderen', role: 'prosecution-criminologist' },
  { username: 'caw-worker', alias: 'caw-oost-vlaanderen', role: 'caw-worker' },
] as const;

const police = 'police-liaison-gent@pz-gent.example';
const cawRealm = partnerRealmName('caw-oost-vlaanderen');

describe("Sign-in through the provider of one's own organisation", { timeout: 240_000 }, () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  before(async () => {
    await Promise.all(people.map(({ username }) => signIn.staff(username)));
    browser = await startBrowser();
  });
  after(() => browser.close());

  /** A browser of someone else. */
  async function fresh(): Promise<void> {
    ({ context, page } = await freshPage(browser));
  }

  async function session(): Promise<number> {
    await page.goto(`${addresses.gateway}/livez`);
    return (await fromPage(page, '/auth/session')).status;
  }

  for (const { username, alias, role } of people) {
    it(`the mail address leads to ${alias}, and the account that the centre prepared is linked`, async () => {
      await fresh();
      await page.goto(`${addresses.gateway}/auth/sign-in?returnTo=/livez`);
      // As people type it.
      await giveName(page, `${username}@${alias}.example`.toUpperCase());
      await page.locator('#password').waitFor();
      assert.equal(realmOf(page), partnerRealmName(alias));
      await givePassword(page);
      await isBack(page);
      assert.equal(new URL(page.url()).pathname, '/livez');
      const { body } = await fromPage(page, '/auth/session');
      assert.equal(body['subject'], await signIn.subjectOf(username));
      // The provider says that everybody is a coordinator; the centre decides.
      assert.deepEqual([body['organisation'], body['roles']], [alias, [role]]);
      assert.deepEqual(await linksOf(await signIn.subjectOf(username)), [alias]);
    });
  }

  it('signing out ends the session at the provider too, and in every tab', async () => {
    await fresh();
    await signInAs(page, police, '?returnTo=/livez');
    const other = await context.newPage();
    await other.goto(`${addresses.gateway}/livez`);
    assert.equal((await fromPage(other, '/auth/session')).status, 200);
    const token = String((await fromPage(page, '/auth/session')).body['csrfToken']);
    const out = await fromPage(page, '/auth/sign-out', { method: 'POST', headers: { 'x-csrf-token': token } });
    await page.goto(String(out.body['continueAt']));
    await page.waitForURL((url) => url.origin === addresses.gateway);
    assert.equal((await fromPage(other, '/auth/session')).status, 401);
    await other.goto(`${addresses.gateway}/auth/sign-in`);
    await giveName(other, police);
    await other.locator('#password').waitFor();
    assert.equal(realmOf(other), partnerRealmName('pz-gent'));
  });

  it('a session that ends at the provider of the partner ends here', async () => {
    await fresh();
    await signInAs(page, police, '?returnTo=/livez');
    assert.equal((await fromPage(page, '/auth/session')).status, 200);
    const realm = partnerRealmName('pz-gent');
    await endSessionsOf(await idAtPartner(realm, 'police-liaison-gent'), realm);
    const { status } = await poll(
      () => fromPage(page, '/auth/session'),
      (answer) => answer.status === 401,
      15_000,
    );
    assert.equal(status, 401);
  });

  it('who is unknown here gets an account that may do nothing, and is told what to do', async () => {
    const mail = `${demoStranger}@caw-oost-vlaanderen.example`;
    await fresh();
    await page.goto(`${addresses.gateway}/auth/sign-in`);
    await giveName(page, mail);
    await givePassword(page);
    await page.getByText('Je hebt hier nog geen toegang').waitFor();
    assert.equal(await session(), 401);
    const id = (await accountOf(mail)) ?? '';
    assert.deepEqual(await linksOf(id), ['caw-oost-vlaanderen']);
    await withdrawPerson({ id });
  });

  it('an account of the centre is not taken over by a provider that states its mail address', async () => {
    const coordinator = await signIn.subjectOf('operational-coordinator');
    const mail = 'operational-coordinator@veilig-huis-oost-vlaanderen.example';
    const thief = await personAtPartner(cawRealm, 'operational-coordinator', mail);
    try {
      await throughCaw('operational-coordinator');
      assert.equal(await session(), 401);
      assert.deepEqual(await linksOf(coordinator), []);
    } finally {
      await withdrawPerson(thief, cawRealm);
    }
  });

  it('an account that another organisation has under a mail address of this one is not taken over either', async () => {
    const owner = await temporaryPerson({ organisation: 'pz-aalst', roles: ['police-liaison'] });
    const mail = `${owner.username}@caw-oost-vlaanderen.example`;
    await fresh();
    const thief = await personAtPartner(cawRealm, owner.username, mail);
    const account = (await administer('GET', `/users/${owner.id}`)) as object;
    await administer('PUT', `/users/${owner.id}`, { ...account, email: mail });
    try {
      await throughCaw(thief.username);
      assert.equal(await session(), 401);
      assert.deepEqual(await linksOf(owner.id), []);
    } finally {
      await withdrawPerson(thief, cawRealm);
      await withdrawPerson(owner);
    }
  });

  it('a user name that somebody here has too is another person', async () => {
    const mail = 'case-director-1@caw-oost-vlaanderen.example';
    const namesake = await personAtPartner(cawRealm, 'case-director-1', mail);
    try {
      await throughCaw('case-director-1');
      await page.getByText('Je hebt hier nog geen toegang').waitFor();
      assert.deepEqual(await linksOf(await signIn.subjectOf('case-director-1')), []);
    } finally {
      await withdrawPerson(namesake, cawRealm);
      const id = await accountOf(mail);
      if (id !== undefined) await withdrawPerson({ id });
    }
  });

  /** Signs in at the provider of the CAW as somebody there, whatever mail address that provider then states. */
  async function throughCaw(username: string): Promise<void> {
    await fresh();
    await page.goto(`${addresses.gateway}/auth/sign-in`);
    await giveName(page, 'anybody@caw-oost-vlaanderen.example');
    await page.locator('#password').waitFor();
    assert.equal(realmOf(page), cawRealm);
    await page.locator('#username').fill(username);
    await givePassword(page);
    await page.waitForURL((url) => !url.pathname.includes(cawRealm));
    assert.ok(realmOf(page) === realmName || realmOf(page) === undefined);
  }
});

async function idAtPartner(realm: string, username: string): Promise<string> {
  const found = await administer('GET', `/users?exact=true&username=${username}`, undefined, realm);
  return z.array(z.object({ id: z.string() })).parse(found)[0]?.id ?? '';
}
