import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startBrowser } from '../sign-in/browser.ts';
import { addresses } from '../support/platform.ts';
import { openAs, shown } from './screen.ts';

/** A screen: its address, or how to get to one from a list; the first row of it is opened. */
interface Shot {
  readonly name: string;
  readonly path: string;
  readonly open?: string;
}

const shots: Readonly<Record<string, readonly Shot[]>> = {
  'operational-coordinator': [
    { name: 'start', path: '/' },
    { name: 'meldingen', path: '/meldingen' },
    { name: 'melding', path: '/meldingen', open: 'main table a' },
    { name: 'nieuwe-melding', path: '/meldingen/nieuw' },
    { name: 'mogelijke-dubbels', path: '/mogelijke-dubbels' },
    { name: 'zoeken', path: '/zoeken' },
    { name: 'dossiers', path: '/dossiers' },
    { name: 'dossier', path: '/dossiers', open: 'main table a' },
    { name: 'triagelijst', path: '/triage' },
    { name: 'triagedossier', path: '/triage', open: 'main table a' },
    { name: 'vergaderingen', path: '/tafel' },
    { name: 'trajecten', path: '/trajecten' },
    { name: 'taken', path: '/taken' },
    { name: 'vertegenwoordigers', path: '/beheer/vertegenwoordigers' },
  ],
  'police-liaison-gent': [
    { name: 'start', path: '/' },
    { name: 'triagedossier', path: '/triage', open: 'main table a' },
  ],
  'case-director-1': [
    { name: 'start', path: '/' },
    { name: 'trajecten', path: '/trajecten' },
    { name: 'traject', path: '/trajecten', open: 'main table a' },
    { name: 'dossier', path: '/dossiers', open: 'main table a' },
  ],
  'partner-worker': [
    { name: 'start', path: '/' },
    { name: 'aanmelden', path: '/aanmelden' },
    { name: 'geen-toegang', path: '/trajecten' },
  ],
};

const widths = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

const directory = process.env['SCREENSHOT_DIRECTORY'] ?? 'screenshots';
const browser = await startBrowser();
for (const [who, wanted] of Object.entries(shots)) {
  const { page, close } = await openAs(browser, who);
  mkdirSync(join(directory, who), { recursive: true });
  for (const shot of wanted) await take(page, who, shot);
  await close().catch((error: unknown) => process.stderr.write(`${who}: ${String(error)}\n`));
}
await browser.close();

async function take(page: Page, who: string, { name, path, open }: Shot): Promise<void> {
  await page.setViewportSize(widths[0]);
  await page.goto(addresses.gateway + path);
  await shown(page);
  if (open !== undefined) {
    await page.locator(open).first().click();
    await page.waitForURL((url) => url.pathname !== path);
    await shown(page);
  }
  for (const size of widths) {
    await page.setViewportSize(size);
    await shown(page);
    const file = join(directory, who, `${name}-${String(size.width)}.png`);
    await page.screenshot({ path: file, fullPage: true });
    process.stdout.write(`${file}\n`);
  }
}
