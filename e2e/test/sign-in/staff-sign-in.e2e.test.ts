import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { exchange, problemIn } from '../support/exchange.ts';
import { addresses, realmUrl, signIn } from '../support/platform.ts';
import { endSessionsOf } from '../support/realm-administration.ts';
import { fromPage, signInAs, startBrowser } from './browser.ts';

const SESSION = '__Host-vh-session';
const staff = 'case-supporter-2';

describe('Sign-in of staff, in a real browser', { timeout: 180_000 }, () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  before(async () => {
    // Confirms the duty of secrecy, so that sign-in leads straight to where one was going.
    await signIn.staff(staff);
    browser = await startBrowser();
  });
  after(() => browser.close());

  /** A browser of someone else: no cookies, no history. */
  async function fresh(): Promise<void> {
    context = await browser.newContext();
    page = await context.newPage();
  }

  async function sessionCookie() {
    return (await context.cookies(addresses.gateway)).find(({ name }) => name === SESSION);
  }

  it('goes to the identity provider and comes back to where one was going', async () => {
    await fresh();
    const visited: string[] = [];
    page.on('framenavigated', (frame) => visited.push(new URL(frame.url()).origin));
    await signInAs(page, staff, '?returnTo=/api/docs');
    assert.equal(new URL(page.url()).pathname, '/api/docs');
    assert.ok(visited.includes(new URL(realmUrl).origin));
  });

  it('the session is a cookie of this host alone, which scripts can not read and other sites do not send', async () => {
    const cookie = await sessionCookie();
    assert.deepEqual(
      [cookie?.httpOnly, cookie?.secure, cookie?.sameSite, cookie?.path, cookie?.domain],
      [true, true, 'Strict', '/', '127.0.0.1'],
    );
    assert.equal(await page.evaluate('document.cookie'), '');
    assert.match(cookie?.value ?? '', /^[\w-]{43}$/, 'a bare identifier: no token in the browser');
  });

  it('says who is signed in, with the CSRF token, and nothing of any other token', async () => {
    const { status, body } = await fromPage(page, '/auth/session');
    assert.equal(status, 200);
    assert.equal(body['subject'], await signIn.subjectOf(staff));
    assert.deepEqual(body['roles'], ['case-supporter']);
    assert.deepEqual(Object.keys(body).sort(), [
      'centre',
      'csrfToken',
      'organisation',
      'roles',
      'secrecyConfirmed',
      'subject',
    ]);
    assert.doesNotMatch(JSON.stringify(body), /eyJ/);
    const storage = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
    assert.equal(storage, '[{},{}]');
  });

  it('a read goes with the session; a change without the CSRF token is refused', async () => {
    assert.equal((await fromPage(page, '/api/v1/trajectories')).status, 200);
    const search = { set: 'name-and-birth-date', name: 'Niemand', birthDate: '1980' };
    const request = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ by: search, reason: 'Test.' }),
    };
    const path = '/api/v1/client-systems/search';
    const without = await fromPage(page, path, request);
    assert.deepEqual([without.status, without.body['code']], [403, 'csrf-token-missing']);
    const token = String((await fromPage(page, '/auth/session')).body['csrfToken']);
    const wrong = { ...request, headers: { ...request.headers, 'x-csrf-token': `${token.slice(0, -1)}_` } };
    assert.equal((await fromPage(page, path, wrong)).status, 403);
    const right = { ...request, headers: { ...request.headers, 'x-csrf-token': token } };
    assert.equal((await fromPage(page, path, right)).status, 200);
  });

  it('signing out needs the CSRF token too', async () => {
    const without = await fromPage(page, '/auth/sign-out', { method: 'POST' });
    assert.deepEqual([without.status, without.body['code']], [403, 'csrf-token-missing']);
    assert.equal((await fromPage(page, '/auth/session')).status, 200);
  });

  it('signing out ends the session here and at the identity provider; the old cookie opens nothing', async () => {
    const stolen = (await sessionCookie())?.value ?? '';
    const headers = { cookie: `${SESSION}=${stolen}` };
    assert.equal((await exchange('/api/v1/trajectories', { headers })).status, 200, 'negative control');
    const token = String((await fromPage(page, '/auth/session')).body['csrfToken']);
    const out = await fromPage(page, '/auth/sign-out', { method: 'POST', headers: { 'x-csrf-token': token } });
    assert.equal(out.status, 200);
    assert.equal((await exchange('/api/v1/trajectories', { headers })).status, 401);
    assert.equal(await sessionCookie(), undefined);
    await page.goto(String(out.body['continueAt']));
    await page.goto(`${addresses.gateway}/auth/sign-in`);
    assert.ok(await page.locator('#username').isVisible(), 'asked for the name again');
  });

  it('a session that ends at the identity provider ends here', async () => {
    await fresh();
    await signInAs(page, staff, '?returnTo=/api/docs');
    const headers = { cookie: `${SESSION}=${(await sessionCookie())?.value ?? ''}` };
    assert.equal((await exchange('/auth/session', { headers })).status, 200);
    await endSessionsOf(await signIn.subjectOf(staff));
    const until = Date.now() + 10_000;
    let { status } = await exchange('/auth/session', { headers });
    while (status !== 401 && Date.now() < until) ({ status } = await exchange('/auth/session', { headers }));
    assert.equal(status, 401);
  });

  for (const elsewhere of [
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    'javascript:alert(1)',
    '/..//evil.example',
  ]) {
    it(`is not led away to ${elsewhere} after sign-in`, async () => {
      await fresh();
      const hosts = new Set<string>();
      page.on('request', (request) => hosts.add(new URL(request.url()).hostname));
      await signInAs(page, staff, `?returnTo=${encodeURIComponent(elsewhere)}`);
      assert.equal(new URL(page.url()).origin, addresses.gateway);
      assert.deepEqual([...hosts], ['127.0.0.1']);
    });
  }

  it('an answer of the identity provider that nobody here asked for is refused', async () => {
    const answer = await exchange('/auth/callback?code=abc&state=def');
    assert.deepEqual([answer.status, problemIn(answer).code], [401, 'not-signed-in']);
    const forged = await exchange('/auth/backchannel-logout', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'logout_token=eyJhbGciOiJub25lIn0.eyJzaWQiOiJ4In0.',
    });
    assert.equal(forged.status, 400);
  });

  it('the page of the API shows every operation under the content policy, without an error or a request elsewhere', async () => {
    await fresh();
    const wrong: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) wrong.push(message.text());
    });
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('requestfailed', (request) => wrong.push(`failed: ${request.url()}`));
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (origin !== addresses.gateway && protocol !== 'data:') wrong.push(`elsewhere: ${request.url()}`);
    });
    const response = await page.goto(`${addresses.gateway}/api/docs`);
    assert.match(response?.headers()['content-security-policy'] ?? '', /default-src 'none'/);
    await page.locator('.opblock').first().waitFor();
    assert.ok((await page.locator('.opblock').count()) >= 25);
    assert.deepEqual(wrong, []);
  });
});
