import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../sign-in/browser.ts';
import { Cast } from '../support/cast.ts';
import { coordinator, today } from '../support/platform.ts';
import { protocolsOfZones } from '../support/protocols.ts';
import { fileOnAgenda } from '../support/table.ts';
import { assertAccessible, openAs, shown } from './screen.ts';

const cast = new Cast(1984);
const CAW = 'caw-oost-vlaanderen';

describe('Preparing the triage table on its screens', { timeout: 300_000 }, () => {
  let browser: Browser;

  before(async () => {
    browser = await startBrowser();
    await protocolsOfZones();
  });
  after(() => browser.close());

  it('plans the next table, and orders its agenda by keyboard', async () => {
    await Promise.all([fileOnAgenda(cast), fileOnAgenda(cast)]);
    const { page, close } = await openAs(browser, coordinator, '/tafel');
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Bijeenkomst plannen' }).click();
    await page.getByLabel('Dag').fill(today);
    await assertAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Bijeenkomst plannen' }).click();
    await page.getByRole('heading', { name: 'Wacht op een bespreking' }).waitFor();
    await shown(page);
    const add = page.getByRole('button', { name: /^Op de agenda: D'Kanarie/ });
    await add.first().click();
    await add.first().click();
    const order = () => page.getByRole('list').filter({ has: page.getByRole('button', { name: /^Omhoog/ }) });
    const before = await order().getByRole('listitem').first().textContent();
    await page
      .getByRole('button', { name: /^Omlaag/ })
      .first()
      .focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByText(/staat nu op plaats 2/).waitFor({ state: 'attached' });
    assert.notEqual(await order().getByRole('listitem').first().textContent(), before);
    await assertAccessible(page);
    await save(page);
    await page.getByText('Dossier 1 van 2').waitFor();
    await close();
  });

  it('R23: keeps the register of representatives', async () => {
    const { page, close } = await openAs(browser, coordinator, '/beheer/vertegenwoordigers');
    const called = `Functie ${crypto.randomUUID().slice(0, 8)}`;
    await page.getByRole('button', { name: 'Vertegenwoordiger toevoegen' }).click();
    await page.getByRole('combobox', { name: 'Organisatie' }).selectOption(CAW);
    await page.getByRole('textbox', { name: 'Functie' }).fill(called);
    await assertAccessible(page);
    await save(page);
    await page
      .getByRole('row', { name: new RegExp(called) })
      .getByRole('button')
      .click();
    await assertAccessible(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Beëindigen' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page
      .getByText('geen einddag')
      .first()
      .waitFor({ state: 'detached' })
      .catch(() => undefined);
    assert.equal(
      await page
        .getByRole('row', { name: new RegExp(called) })
        .getByRole('button')
        .count(),
      0,
    );
    await assertAccessible(page);
    await close();
  });
});

function save(page: Page): Promise<void> {
  return page.getByRole('button', { name: 'Bewaren', exact: true }).click();
}
