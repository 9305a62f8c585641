import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { addresses } from '../support/platform.ts';
import { freshPage, signInAs } from '../sign-in/browser.ts';

export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly close: () => Promise<void>;
}

const withinMs = 30_000;

/** Signs somebody in, as a worker does, and opens a screen. What the browser complains of fails the test at the end. */
export async function openAs(browser: Browser, who: string, path = '/'): Promise<Opened> {
  const { context, page } = await freshPage(browser);
  const complaints = listen(page);
  page.setDefaultTimeout(withinMs);
  await signInAs(page, who);
  await confirmSecrecyIfAsked(page);
  await goTo(page, path);
  const close = async () => {
    await context.close();
    assert.deepEqual(complaints, []);
  };
  return { page, context, close };
}

/** Opens a screen and waits until it shows something other than that it is loading. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(addresses.gateway + path);
  await shown(page);
}

/** Waits until nothing on the screen is on its way any more. */
export async function shown(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.locator('.mantine-Skeleton-root, .mantine-Loader-root').first().waitFor({ state: 'detached' });
}

/** WCAG 2.2 AA, as far as a program can tell; of the dialog alone when there is one, since the rest lies in its shade. */
export async function assertAccessible(page: Page): Promise<void> {
  const hasDialog = await page.getByRole('dialog').first().isVisible();
  const judged = hasDialog
    ? // One that closed meanwhile is no dialog any more.
      judge(new AxeBuilder({ page }).include('[role=dialog]')).catch(() => judge(new AxeBuilder({ page })))
    : judge(new AxeBuilder({ page }));
  assert.deepEqual(await judged, [], new URL(page.url()).pathname);
}

async function judge(axe: AxeBuilder): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await axe.withTags(tags).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

async function confirmSecrecyIfAsked(page: Page): Promise<void> {
  if (new URL(page.url()).pathname !== '/auth/secrecy') return;
  await page.getByRole('button').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/auth/'));
}

/** An answer that refuses something is noted by the browser as well; those are what the test looks at by itself. */
const ofRefusals = /^Failed to load resource: the server responded with a status of 4\d\d/;

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (said) => {
    // How the identity provider looks is left out, see freshPage.
    const isOurs = said.location().url.startsWith(addresses.gateway);
    if (said.type() === 'error' && isOurs && !ofRefusals.test(said.text())) complaints.push(said.text());
  });
  return complaints;
}
