import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { demoSecondFactor, oneTimeCode } from '@veilighuis/infra';
import { poll } from '@veilighuis/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { exchange } from '../support/exchange.ts';
import { addresses, signIn } from '../support/platform.ts';
import { administer } from '../support/realm-administration.ts';
import { temporaryPerson, withdrawPerson, type TemporaryPerson } from '../support/temporary-person.ts';
import { withDatabases } from '../support/witness.ts';
import {
  freshPage,
  fromPage,
  giveName,
  givePassword,
  isBack,
  refusalOn,
  SESSION_COOKIE,
  sessionIn,
  startBrowser,
  submit,
} from './browser.ts';

const CENTRE = 'veilig-huis-oost-vlaanderen';

describe('Accounts of the centre itself', { timeout: 240_000 }, () => {
  const made: TemporaryPerson[] = [];
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  before(async () => {
    browser = await startBrowser();
  });
  after(async () => {
    await browser.close();
    await Promise.all(made.map((person) => withdrawPerson(person)));
  });

  async function colleague(more: { secondFactor?: boolean } = {}): Promise<TemporaryPerson> {
    const person = await temporaryPerson({ organisation: CENTRE, roles: ['case-director'], ...more });
    made.push(person);
    return person;
  }

  async function begin(name: string, password?: string): Promise<void> {
    ({ context, page } = await freshPage(browser));
    await page.goto(`${addresses.gateway}/auth/sign-in?returnTo=/livez`);
    await giveName(page, name);
    await givePassword(page, password);
  }

  async function giveCode(code: string): Promise<void> {
    await page.locator('#otp').fill(code);
    await submit(page);
  }

  it('a user who is switched off is out within a minute, although nobody tells the platform', async () => {
    const person = await colleague();
    await begin(person.username);
    await isBack(page);
    const headers = { cookie: `${SESSION_COOKIE}=${(await sessionIn(context)) ?? ''}` };
    const status = async () => (await exchange('/auth/session', { headers })).status;
    assert.equal(await status(), 200);
    const account = (await administer('GET', `/users/${person.id}`)) as object;
    await administer('PUT', `/users/${person.id}`, { ...account, enabled: false });
    const off = Date.now();
    assert.equal(await poll(status, (answer) => answer === 401, 60_000), 401);
    assert.ok(Date.now() - off < 60_000);
  });

  it('has a second factor set up at the first sign-in, and asks for it at the next', async () => {
    const person = await colleague({ secondFactor: true });
    await begin(person.username);
    // The seed as text, for who can't scan a picture.
    await page.locator('#mode-manual').click();
    const words = (await page.locator('#kc-totp-secret-key').textContent()) ?? '';
    const seed = fromBase32(words.replaceAll(/\s/g, ''));
    await page.locator('#totp').fill(oneTimeCode(seed, Date.now()));
    await submit(page);
    await isBack(page);
    assert.equal((await fromPage(page, '/auth/session')).body['subject'], person.id);

    await begin(person.username);
    const next = oneTimeCode(seed, Date.now() + 30_000);
    await giveCode(String((Number(next) + 1) % 1_000_000).padStart(6, '0'));
    await refusalOn(page);
    assert.equal(await sessionIn(context), undefined);
    await giveCode(next);
    await isBack(page);
    assert.equal((await fromPage(page, '/auth/session')).body['subject'], person.id);
  });

  it('the privacy officer of the demo has one already', async () => {
    await begin('privacy-officer');
    await giveCode(oneTimeCode(demoSecondFactor, Date.now()));
    await isBack(page);
    assert.equal((await fromPage(page, '/auth/session')).body['subject'], await signIn.subjectOf('privacy-officer'));
  });

  it('five wrong passwords close an account for a while, also for who knows the right one', async () => {
    const person = await colleague();
    await begin(person.username, 'wrong-1');
    const said = await refusalOn(page);
    for (const attempt of ['2', '3', '4', '5']) await givePassword(page, `wrong-${attempt}`);
    await givePassword(page);
    assert.equal(await refusalOn(page), said, 'does not say that the account is closed');
    await administer('DELETE', `/attack-detection/brute-force/users/${person.id}`);
    await begin(person.username);
    await isBack(page);
  });

  it('R40: sees the duty of secrecy before anything else, and again when another text holds', async () => {
    const person = await colleague();
    await confirmedBefore(person.id, 0);
    await begin(person.username);
    await isBack(page);
    assert.equal(new URL(page.url()).pathname, '/auth/secrecy');
    assert.equal((await fromPage(page, '/auth/session')).body['secrecyConfirmed'], false);
    for (const path of ['/api/v1/trajectories', '/api/v1/client-systems', '/api/v1/instruments']) {
      const { status, body } = await fromPage(page, path);
      assert.deepEqual([status, body['code']], [403, 'secrecy-not-confirmed'], path);
    }
    await page.getByRole('button').click();
    await page.waitForURL((url) => url.pathname === '/livez');
    assert.equal((await fromPage(page, '/auth/session')).body['secrecyConfirmed'], true);
    assert.equal((await fromPage(page, '/api/v1/trajectories')).status, 200);
  });
});

/** Somebody who confirmed an earlier text. */
async function confirmedBefore(subject: string, version: number): Promise<void> {
  await withDatabases(addresses.database, async (client) => {
    const confirmations = client.db('vh-gateway').collection<{ _id: string }>('secrecy-confirmations');
    await confirmations.insertOne({
      _id: `${subject}:${String(version)}`,
      ...{ subject, version, confirmedAt: new Date('2024-04-18T08:00:00Z') },
    });
  });
}

function fromBase32(text: string): Buffer {
  const bits = Array.from(text, (sign) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'),
  );
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}
