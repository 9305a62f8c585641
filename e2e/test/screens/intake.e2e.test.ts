import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { getOverviewFile } from '@veilighuis/contracts';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../sign-in/browser.ts';
import { Cast } from '../support/cast.ts';
import { as, coordinator } from '../support/platform.ts';
import { protocolsOfZones } from '../support/protocols.ts';
import { reported } from '../support/table.ts';
import { assertAccessible, goTo, openAs, shown } from './screen.ts';

const cast = new Cast(1957);

describe('Stories 1 and 6: intake on the screens', { timeout: 300_000 }, () => {
  let browser: Browser;
  let clientSystemId = '';
  const household = cast.household({ childAges: [9] });
  const family = household.victim.name.family ?? '';

  before(async () => {
    browser = await startBrowser();
    await protocolsOfZones();
    clientSystemId = await reported(cast.report({ household, level: 'medium' }));
  });
  after(() => browser.close());

  it('R07, R08: takes a report in by hand with one name and about an age; Enter sends nothing', async () => {
    const { page, close } = await openAs(browser, coordinator, '/meldingen/nieuw');
    const name = cast.familyName();
    await fillIncident(page, cast.pvNumber());
    await page.getByRole('button', { name: /2\. Personen/ }).click();
    await page.getByRole('textbox', { name: 'Voornaam' }).fill(name);
    await page.getByRole('textbox', { name: 'Voornaam' }).press('Enter');
    await page.getByRole('textbox', { name: 'Geboortedatum' }).fill('ongeveer 9');
    await page.getByRole('combobox', { name: 'Rol bij deze feiten' }).selectOption('victim');
    await page.getByText(/^Bewaard om/).waitFor();
    await assertAccessible(page);
    await page.getByRole('button', { name: /5\. Nakijken/ }).click();
    await page.getByRole('button', { name: 'Melding verzenden' }).click();
    await page.getByText('De melding is geregistreerd').waitFor();
    await page.getByRole('link', { name: 'De melding bekijken' }).click();
    await page.getByText(name, { exact: true }).first().waitFor();
    await assertAccessible(page);
    await close();
  });

  it('keeps what was typed on the server, and shows a fault at its field', async () => {
    const first = await openAs(browser, coordinator, '/aanmelden');
    await first.page.getByRole('textbox', { name: /Waarom meld je aan/ }).fill('Getypt voor de lunch.');
    await first.page.getByText(/^Bewaard om/).waitFor();
    await first.close();

    const { page, close } = await openAs(browser, coordinator, '/aanmelden');
    await page.getByText(/^Je concept van/).waitFor();
    assert.equal(await page.getByRole('textbox', { name: /Waarom meld je aan/ }).inputValue(), 'Getypt voor de lunch.');
    await page.getByRole('button', { name: /Nakijken/ }).click();
    await page.getByRole('main').getByRole('button', { name: 'Aanmelden', exact: true }).click();
    await page.getByText('Nog niet verzonden: kijk dit eerst na').waitFor();
    await assertAccessible(page);
    await page.getByRole('button', { name: /1\. Vraag/ }).click();
    await page.getByText('Vul dit in.').waitFor();
    await discard(page);
    await close();
  });

  it('R31, R36: finds nobody without a ground, and says what that may mean', async () => {
    const { page, close } = await openAs(browser, 'case-director-2', '/zoeken');
    await search(page, family, household.victim.birthDate);
    await page.getByRole('heading', { name: 'Niets gevonden' }).waitFor();
    await page.getByText(/of je hebt geen grond om het te zien/).waitFor();
    assert.ok(!page.url().includes(encodeURIComponent(family)), 'what is searched for stands in no address (R39)');
    await assertAccessible(page);
    await close();
  });

  it('finds the family for who has a ground, and opens every part of its file', async () => {
    const { page, close } = await openAs(browser, coordinator, '/zoeken');
    await search(page, family, household.victim.birthDate);
    await page.getByRole('link', { name: new RegExp(family) }).click();
    await page.getByRole('heading', { level: 1, name: new RegExp(family) }).waitFor();
    for (const part of ['Tijdlijn', 'Risico', 'Adres en contact', 'Wie kan dit zien?', 'Afdrukken', 'Gezin']) {
      await page.getByRole('link', { name: part, exact: true }).click();
      await page.locator(`a[aria-current=page]`, { hasText: part }).waitFor();
      await shown(page);
      await assertAccessible(page);
    }
    await close();
  });

  it('R35: walls a shelter at once, refuses the sheet that would betray it, and makes one without', async () => {
    const { page, close } = await openAs(browser, coordinator, `/dossiers/${clientSystemId}?deel=contact`);
    const street = `Schuilstraat ${cast.familyName()}`;
    await page.getByRole('button', { name: `Adres toevoegen voor Testine ${family}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Straat en nummer' }).fill(street);
    await dialog.getByRole('combobox', { name: 'Gemeente' }).selectOption({ label: 'Aalst' });
    await dialog.getByRole('checkbox', { name: /Opvang/ }).check();
    await dialog.getByRole('button', { name: 'Bewaren' }).click();
    await page.getByText('afgeschermd voor de anderen van het gezin').waitFor();

    await goTo(page, `/dossiers/${clientSystemId}?deel=afdrukken`);
    const readers = page.getByRole('group', { name: /Wie leest het/ });
    await readers.getByRole('checkbox', { name: new RegExp(household.suspect.name.family ?? '') }).check();
    await page.getByRole('button', { name: 'Blad maken' }).click();
    await page.getByRole('button', { name: 'Maak het zonder wat afgeschermd is' }).click();
    await page.getByRole('heading', { name: 'Gezinsblad', exact: true }).waitFor();
    assert.ok(!(await page.content()).includes(street));
    await assertAccessible(page);
    await close();
  });

  it('R12: assesses with the last answers beside; one alarming factor counts, and the level is explained', async () => {
    const { page, close } = await openAs(browser, coordinator, `/dossiers/${clientSystemId}/risico`);
    const strangling = page.getByRole('radiogroup', { name: /gewurgd/ });
    await strangling.getByRole('radio', { name: 'ja', exact: true }).check();
    await page.getByText('Dit telt altijd, wat er ook gebeurde').waitFor();
    await page
      .getByText(/^op \d\d\/\d\d\/\d{4}: /)
      .first()
      .waitFor();
    await page.getByText(/^Bewaard om/).waitFor();
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Inschatting bewaren' }).click();
    await page.getByText('De inschatting is bewaard').waitFor();
    await assertAccessible(page);
    const { assessments } = await as(coordinator, getOverviewFile, { clientSystemId });
    assert.equal(assessments.at(-1)?.level, 'high');
    await close();
  });

  it('gives the administrative worker the list of reports, without a name and without a way in (R30)', async () => {
    const { page, close } = await openAs(browser, 'administrative-worker', '/meldingen');
    await page.getByRole('row').nth(1).waitFor();
    assert.ok(!(await page.content()).includes(family));
    assert.equal(await page.locator('main a[href^="/meldingen/0"]').count(), 0);
    await assertAccessible(page);
    await close();
  });
});

async function fillIncident(page: Page, pvNumber: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Politiezone' }).selectOption('5415');
  await page.getByRole('textbox', { name: 'Pv-nummer' }).fill(pvNumber);
  await page.getByLabel('Dag van de feiten').fill('2026-01-05');
  await page.getByRole('combobox', { name: 'Gemeente van de feiten' }).selectOption({ label: 'Gent' });
}

async function search(page: Page, name: string, birthDate: unknown): Promise<void> {
  assert.ok(typeof birthDate === 'string');
  await page.getByRole('textbox', { name: 'Naam' }).fill(name);
  await page.getByRole('textbox', { name: 'Geboortedatum' }).fill(birthDate.split('-').reverse().join('/'));
  await page.getByRole('textbox', { name: /Waarom zoek je/ }).fill('Proef.');
  await page.getByRole('button', { name: 'Zoeken' }).click();
}

async function discard(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Concept weggooien' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Concept weggooien' }).click();
  await page.getByText(/^Je concept van/).waitFor({ state: 'detached' });
}
