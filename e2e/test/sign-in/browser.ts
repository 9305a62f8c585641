import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { demoStaffPassword } from '@veilighuis/infra';
import { addresses } from '../support/platform.ts';

export const SESSION_COOKIE = '__Host-vh-session';

const programs = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

/** The Chromium of the system. */
export function startBrowser(): Promise<Browser> {
  const executablePath = programs.find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error('Chromium is missing: npm test installs it.');
  const args = [...quiet, '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath, args });
}

/** A browser of someone else: no cookies, no history. Leaves out how the identity provider looks, which takes long. */
export async function freshPage(browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext();
  await context.route(`${addresses.keycloak}/resources/**`, (route) => route.abort());
  return { context, page: await context.newPage() };
}

/** The session cookie of the platform, as this browser has it. */
export async function sessionIn(context: BrowserContext): Promise<string | undefined> {
  const cookies = await context.cookies(addresses.gateway);
  return cookies.find(({ name }) => name === SESSION_COOKIE)?.value;
}

/** Goes to the sign-in with this query, fills in the forms of the providers, and waits until it is back. */
export async function signInAs(page: Page, name: string, query = ''): Promise<void> {
  await page.goto(`${addresses.gateway}/auth/sign-in${query}`);
  await giveName(page, name);
  await givePassword(page);
  await isBack(page);
}

/** A name or a mail address; a mail address goes on to the provider of its organisation. */
export async function giveName(page: Page, name: string): Promise<void> {
  await page.locator('#username').fill(name);
  if (!(await page.locator('#password').isVisible())) await page.locator('[type=submit]').click();
}

export async function givePassword(page: Page, password: string = demoStaffPassword): Promise<void> {
  await page.locator('#password').fill(password);
  await submit(page);
}

/** Sends the form, and waits for the page after it. */
export async function submit(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.locator('[type=submit]').click();
  await loaded;
}

/** What the identity provider finds wrong with what was filled in. */
export async function refusalOn(page: Page): Promise<string> {
  const place = page.locator('.kc-feedback-text, [id^=input-error]:not([id*=container])').first();
  const said = ((await place.textContent()) ?? '').trim();
  assert.notEqual(said, '');
  return said;
}

/** Waits until the browser is signed in, past the page in between. */
export async function isBack(page: Page): Promise<void> {
  await page.waitForURL((url) => url.origin === addresses.gateway && url.pathname !== '/auth/callback');
}

/** Where the browser is, as a realm of the identity provider; undefined when it is elsewhere. */
export function realmOf(page: Page): string | undefined {
  return /\/realms\/([\w-]+)\//.exec(new URL(page.url()).pathname)?.[1];
}

export interface PageRequest {
  readonly method: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

export interface PageAnswer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** A request by a script on a page of the gateway, with the cookies that the browser sends. */
export function fromPage(page: Page, path: string, request: PageRequest = { method: 'GET' }): Promise<PageAnswer> {
  return page.evaluate(
    async ([url, init]) => {
      const response = await fetch(url, init);
      const text = await response.text();
      return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
    },
    [path, request] as const,
  );
}
