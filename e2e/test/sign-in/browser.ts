import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { demoStaffPassword } from '@veilighuis/infra';
import { addresses } from '../support/platform.ts';

const programs = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

/** The Chromium of the system. */
export function startBrowser(): Promise<Browser> {
  const executablePath = programs.find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error('Chromium is missing: npm test installs it.');
  const args = [...quiet, '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath, args });
}

/** Goes to the sign-in with this query, fills in the form of the identity provider, and waits until it is back. */
export async function signInAs(page: Page, username: string, query = ''): Promise<void> {
  await page.goto(`${addresses.gateway}/auth/sign-in${query}`);
  await page.locator('#username').fill(username);
  if (!(await page.locator('#password').isVisible())) await page.locator('[type=submit]').click();
  await page.locator('#password').fill(demoStaffPassword);
  await page.locator('[type=submit]').click();
  await page.waitForURL((url) => url.origin === addresses.gateway && url.pathname !== '/auth/callback');
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
