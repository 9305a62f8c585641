import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { addresses } from '../support/platform.ts';
import { administer } from '../support/realm-administration.ts';
import { temporaryPerson, withdrawPerson, type TemporaryPerson } from '../support/temporary-person.ts';
import { withDatabases } from '../support/witness.ts';
import { freshPage, fromPage, giveName, givePassword, isBack, sessionIn, startBrowser } from './browser.ts';

const CENTRE = 'veilig-huis-oost-vlaanderen';
const OTHER = 'ocmw-gent';

describe('Sessions in the browser', { timeout: 240_000 }, () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let person: TemporaryPerson;

  before(async () => {
    browser = await startBrowser();
    person = await temporaryPerson({
      organisation: CENTRE,
      roles: ['case-director', 'partner-worker'],
      alsoOf: [OTHER],
    });
  });
  after(async () => {
    await browser.close();
    await withdrawPerson(person);
  });

  it('who works for two organisations chooses the one they act for, and the log says which', async () => {
    ({ context, page } = await freshPage(browser));
    await page.goto(`${addresses.gateway}/auth/sign-in?returnTo=/livez`);
    await giveName(page, person.username);
    await page.locator(`#organization-${OTHER}`).click();
    await givePassword(page);
    await isBack(page);
    await page.getByRole('button').click();
    await page.waitForURL((url) => url.pathname === '/livez');
    assert.deepEqual(await actingFor(), [OTHER, ['partner-worker']]);
    assert.equal((await search()).status, 403, 'the role at the centre is not carried along');
    assert.deepEqual(await loggedOrganisations(person.id), [OTHER]);
  });

  it('and changes over without signing in again', async () => {
    await page.goto(`${addresses.gateway}/auth/sign-in?returnTo=/livez&organisation=${CENTRE}`);
    await isBack(page);
    assert.deepEqual(await actingFor(), [CENTRE, ['case-director', 'partner-worker']]);
    assert.equal((await search()).status, 200);
    assert.deepEqual(await loggedOrganisations(person.id), [OTHER, CENTRE]);
  });

  it('two tabs that refresh at once stay signed in, with one refresh at the provider', async () => {
    const realm = (await administer('GET', '')) as { revokeRefreshToken: boolean };
    // A refresh token counts once now: two tabs that both use it would end the session.
    await administer('PUT', '', { revokeRefreshToken: true, refreshTokenMaxReuse: 0 });
    try {
      const other = await context.newPage();
      await other.goto(`${addresses.gateway}/livez`);
      for (let round = 0; round < 3; round += 1) {
        await endAccessToken((await sessionIn(context)) ?? '');
        const tabs = [page, other, page, other, page, other];
        const answers = await Promise.all(tabs.map((tab) => fromPage(tab, '/auth/session')));
        assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
      }
    } finally {
      await administer('PUT', '', { revokeRefreshToken: realm.revokeRefreshToken });
    }
  });

  it('a browser that keeps no session goes round five times, and is then told what to do', async () => {
    const begin = async () => {
      await context.clearCookies({ name: /vh-session/ });
      await page.goto(`${addresses.gateway}/auth/sign-in?returnTo=/livez&organisation=${CENTRE}`);
    };
    for (let round = 0; round < 5; round += 1) {
      await begin();
      await page.waitForURL((url) => url.pathname === '/livez');
    }
    await begin();
    await page.getByText('Aanmelden lukt niet').waitFor();
    await page.getByRole('link', { name: 'Opnieuw aanmelden' }).click();
    await page.locator(`#organization-${CENTRE}`).click();
    await isBack(page);
    assert.equal((await fromPage(page, '/auth/session')).status, 200, 'and can begin anew');
  });

  it('a browser without any cookie comes to a page that says so, not back to the provider', async () => {
    const answer = await fetch(`${addresses.gateway}/auth/callback?code=abc&state=def`, {
      redirect: 'manual',
      headers: { accept: 'text/html' },
    });
    assert.equal(answer.status, 401);
    assert.match(await answer.text(), /De aanmelding is niet gelukt.*\/auth\/sign-in\?anew=1/);
  });

  async function actingFor(): Promise<unknown[]> {
    const { body } = await fromPage(page, '/auth/session');
    return [body['organisation'], body['roles']];
  }

  async function search() {
    const token = String((await fromPage(page, '/auth/session')).body['csrfToken']);
    const by = { set: 'name-and-birth-date', name: 'Niemand', birthDate: '1980' };
    return fromPage(page, '/api/v1/client-systems/search', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': token },
      body: JSON.stringify({ by, reason: 'Test.' }),
    });
  }
});

/** In the order of the log. */
function loggedOrganisations(subject: string): Promise<unknown[]> {
  return withDatabases(addresses.database, async (client) => {
    const rows = await client.db('vh-intake').collection('audit').find({ subject }).sort({ order: 1 }).toArray();
    return [...new Set(rows.map((row) => row['organisation'] as unknown))];
  });
}

/** As if time had passed: the next request needs a new access token. */
async function endAccessToken(sessionId: string): Promise<void> {
  await withDatabases(addresses.database, async (client) => {
    const _id = createHash('sha256').update(sessionId).digest('base64url');
    const sessions = client.db('vh-gateway').collection<{ _id: string }>('sessions');
    const ended = await sessions.updateOne({ _id }, { $set: { accessEndsAt: new Date(Date.now() - 1000) } });
    assert.equal(ended.modifiedCount, 1);
  });
}
