import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { getTrajectory } from '@veilighuis/contracts';
import type { Browser, Page } from 'playwright-core';
import { realmOf, sessionIn, signInAs, startBrowser } from '../sign-in/browser.ts';
import { Cast } from '../support/cast.ts';
import { addresses, as } from '../support/platform.ts';
import { protocolsOfZones } from '../support/protocols.ts';
import { admit, decide, reported, trajectoriesOf, waitingFile } from '../support/table.ts';
import { assertAccessible, goTo, openAs, shown } from './screen.ts';

const cast = new Cast(1966);
const director = 'case-director-1';

describe('Story 7: a case director at work', { timeout: 240_000 }, () => {
  let browser: Browser;
  let trajectoryId = '';
  let family = '';

  before(async () => {
    browser = await startBrowser();
    await protocolsOfZones();
    const household = cast.household();
    family = household.victim.name.family ?? '';
    const clientSystemId = await reported(cast.report({ household, level: 'high' }));
    const file = await admit((await waitingFile(clientSystemId)).fileId);
    await decide(file, { outcome: 'include-track-3' });
    trajectoryId = (await trajectoriesOf(clientSystemId))[0]?.trajectoryId ?? '';
  });
  after(() => browser.close());

  it('takes a case in one click, and sees it among the own ones', async () => {
    const { page, close } = await openAs(browser, director, '/trajecten?toon=unassigned');
    await assertAccessible(page);
    assert.ok(!(await page.content()).includes(family), 'who it is, is for who holds the case');
    await page.locator(`a[href="/trajecten/${trajectoryId}"]`).click();
    await page.getByRole('button', { name: 'Aan mij toewijzen' }).click();
    await page.getByRole('button', { name: 'Teruggeven' }).waitFor();
    await assertAccessible(page);
    await goTo(page, '/trajecten');
    await page.getByRole('link', { name: new RegExp(family) }).waitFor();
    assert.equal((await stands()).state, 'exploration');
    await close();
  });

  it('sees on the start page what presses, with true counts', async () => {
    const { page, close } = await openAs(browser, director);
    await page.getByRole('heading', { name: /^Dag / }).waitFor();
    const card = page.getByRole('link', { name: /Mijn trajecten/ });
    assert.ok(Number(/\d+/.exec((await card.textContent()) ?? '')?.[0]) >= 1);
    await assertAccessible(page);
    await close();
  });

  it('notes a contact: kept while typing, once in the log, and gone from the drafts', async () => {
    const { page, close } = await openAs(browser, director, `/trajecten/${trajectoryId}`);
    await writeContact(page, 'Gebeld met moeder: "het gaat, maar de nachten zijn moeilijk".');
    await page.getByText(/^Bewaard om/).waitFor();
    await send(page);
    await page.getByText('de nachten zijn moeilijk').waitFor();
    assert.equal((await stands()).contacts.length, 1);
    await shown(page);
    assert.equal(await page.getByRole('textbox', { name: 'Wat werd er gezegd?' }).count(), 0);
    await close();
  });

  it('loses no word when the network is cut in the middle, and saves once', async () => {
    const { page, context, close } = await openAs(browser, director, `/trajecten/${trajectoryId}`);
    await openForm(page);
    await context.setOffline(true);
    await page.getByRole('textbox', { name: 'Wat werd er gezegd?' }).fill('Getypt zonder netwerk.');
    await page.getByText('Niet bewaard, probeert opnieuw').waitFor();
    await context.setOffline(false);
    await page.getByText(/^Bewaard om/).waitFor();
    await send(page);
    await page.getByText('Getypt zonder netwerk.').waitFor();
    const notes = (await stands()).contacts.filter(({ note }) => note === 'Getypt zonder netwerk.');
    assert.equal(notes.length, 1);
    await close().catch(onlyLostConnections);
  });

  it('goes on where it was when the session ended in the middle', async () => {
    const { page, context, close } = await openAs(browser, director, `/trajecten/${trajectoryId}`);
    await openForm(page);
    await context.clearCookies();
    await page.getByRole('textbox', { name: 'Wat werd er gezegd?' }).fill('Getypt terwijl de sessie eindigde.');
    const dialog = page.getByRole('dialog', { name: 'Je bent afgemeld' });
    await dialog.waitFor();
    await assertAccessible(page);
    const [second] = await Promise.all([
      context.waitForEvent('page'),
      dialog.getByRole('link', { name: 'Opnieuw aanmelden' }).click(),
    ]);
    await second.waitForLoadState();
    if (realmOf(second) !== undefined) await signInAs(second, director, '?returnTo=/opnieuw-aangemeld');
    await second.getByText('Je bent opnieuw aangemeld').waitFor();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(
      await page.getByRole('textbox', { name: 'Wat werd er gezegd?' }).inputValue(),
      'Getypt terwijl de sessie eindigde.',
    );
    await page.getByText(/^Bewaard om/).waitFor();
    await close();
  });

  it('finds the text again on another device, and nobody else does', async () => {
    const other = await openAs(browser, 'case-director-2', `/trajecten/${trajectoryId}`);
    await other.page.getByText('Niet gevonden').waitFor();
    await other.close();
    const { page, close } = await openAs(browser, director, `/trajecten/${trajectoryId}`);
    const field = page.getByRole('textbox', { name: 'Wat werd er gezegd?' });
    await field.waitFor();
    assert.equal(await field.inputValue(), 'Getypt terwijl de sessie eindigde.');
    await page.getByText(/is teruggezet/).waitFor();
    await page.getByRole('button', { name: 'Concept weggooien' }).click();
    await field.waitFor({ state: 'detached' });
    await close();
  });

  it('leaves nothing in the address, the title and the storage of the browser, nor behind Back after signing out', async () => {
    const { page, context, close } = await openAs(browser, director, `/trajecten/${trajectoryId}`);
    await page.getByRole('heading', { name: new RegExp(family) }).waitFor();
    const kept = await page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
    assert.ok(!`${page.url()} ${await page.title()} ${kept}`.includes(family));
    await page.getByRole('button', { name: /casusregisseur/i }).click();
    await page.getByRole('menuitem', { name: 'Afmelden' }).click();
    await page.waitForURL((url) => url.origin !== addresses.gateway || url.pathname === '/');
    assert.equal(await sessionIn(context), undefined);
    await page.goBack();
    await page.waitForURL((url) => url.origin !== addresses.gateway);
    assert.ok(!(await page.content()).includes(family));
    await close();
  });

  function stands() {
    return as(director, getTrajectory, { trajectoryId });
  }
});

async function openForm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Contact noteren' }).click();
  await page.getByRole('textbox', { name: 'Wat werd er gezegd?' }).waitFor();
}

async function writeContact(page: Page, note: string): Promise<void> {
  await openForm(page);
  await page.getByRole('textbox', { name: 'Wat werd er gezegd?' }).fill(note);
}

async function send(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Contact noteren' }).click();
  await page.getByText('Het contact staat in het logboek.').waitFor();
}

/** A cut network is what the browser notes here; anything else fails. */
function onlyLostConnections(error: unknown): void {
  const said = error instanceof assert.AssertionError ? (error.actual as string[]) : undefined;
  if (said?.every((line) => line.includes('ERR_INTERNET_DISCONNECTED')) !== true) throw error;
}
