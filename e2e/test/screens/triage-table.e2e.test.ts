import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { getTriageFile, planMeeting, recordAttendance } from '@veilighuis/contracts';
import type { Browser, Locator, Page } from 'playwright-core';
import { startBrowser } from '../sign-in/browser.ts';
import { Cast } from '../support/cast.ts';
import { as, coordinator, today } from '../support/platform.ts';
import { protocolsOfZones } from '../support/protocols.ts';
import { consult, fileOnAgenda, participants, read, reported, waitingFile } from '../support/table.ts';
import { assertAccessible, goTo, openAs } from './screen.ts';

const cast = new Cast(1983);
const CAW = 'caw-oost-vlaanderen';

describe('Stories 4 and 5: the triage table on its screens', { timeout: 600_000 }, () => {
  let browser: Browser;
  let meetingId = '';
  let [written, withChild, together, byKeys, afterwards] = ['', '', '', '', ''];

  before(async () => {
    browser = await startBrowser();
    await protocolsOfZones();
    written = (await fileOnAgenda(cast)).file.fileId;
    const household = cast.household({ childAges: [9] });
    withChild = (await waitingFile(await reported(cast.report({ household, level: 'high' })))).fileId;
    [together, byKeys, afterwards] = [
      (await fileOnAgenda(cast)).file.fileId,
      (await fileOnAgenda(cast)).file.fileId,
      (await fileOnAgenda(cast)).file.fileId,
    ];
    const fileIds = [written, withChild, together, byKeys, afterwards];
    const meeting = { on: today, startsAt: '09:30', place: 'centre', fileIds } as const;
    ({ meetingId } = await as(coordinator, planMeeting, meeting, { idempotencyKey: crypto.randomUUID() }));
    for (const fileId of fileIds) {
      for (const organisation of participants) {
        await as(coordinator, recordAttendance, { fileId, organisation, state: 'present' }, { version: 0 });
      }
    }
  });
  after(() => browser.close());

  it('R22, R24: the police liaison writes for the own organisation first, and releases by hand', async () => {
    const { page, close } = await openAs(browser, 'police-liaison-gent', `/triage/${written}`);
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Inbreng schrijven' }).click();
    await page.getByRole('textbox', { name: 'Lopende hulp' }).fill('Test: hercontact in mei.');
    await page.getByText(/^Bewaard om/).waitFor();
    await assertAccessible(page);
    await save(page);
    await page.getByText('Nog niet vrijgegeven', { exact: true }).waitFor();
    await assertAccessible(page);
    assert.ok(!(await seenBy('caw-worker')).includes('hercontact'), 'nobody else learns of it');
    await page.getByRole('button', { name: 'Vrijgeven voor de tafel' }).click();
    await page.getByText(/^Vrijgegeven op/).waitFor();
    await assertAccessible(page);
    assert.ok((await seenBy('caw-worker')).includes('hercontact'));
    await close();
  });

  it('R24: the criminologist has nothing to share, and that is a whole answer', async () => {
    const { page, close } = await openAs(browser, 'prosecution-criminologist', `/triage/${written}`);
    await page.getByText('Test: hercontact in mei.').waitFor();
    await page.getByRole('button', { name: 'Inbreng schrijven' }).click();
    await page.getByRole('radio', { name: 'Niets te delen' }).check();
    assert.equal(await page.getByRole('textbox', { name: 'Lopende hulp' }).count(), 0);
    await save(page);
    await page.getByRole('button', { name: 'Vrijgeven voor de tafel' }).click();
    await page.getByRole('article').filter({ hasText: 'Niets te delen' }).waitFor();
    await close();
  });

  it('R21: with a child nothing can be decided before VK or OCJ was consulted, and the screen says so', async () => {
    const { page, close } = await openAs(browser, coordinator, `/tafel/${meetingId}?dossier=${withChild}`);
    await page.getByText('Eerst VK of OCJ raadplegen').waitFor();
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Beslissing nemen' }).click();
    await page.getByRole('radio', { name: 'doorverwijzen' }).check();
    await page.getByText('de raadpleging van VK of OCJ').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Beslissing vastleggen' }).isDisabled());
    await page.getByRole('button', { name: 'Raadpleging noteren' }).click();
    await page.getByRole('combobox', { name: 'Wie werd geraadpleegd?' }).selectOption('vk');
    await page.getByRole('textbox', { name: 'Met wie sprak je?' }).fill('Teamverantwoordelijke');
    await page.getByRole('textbox', { name: 'Wat kwam eruit?' }).fill('Test: de zorg wordt gedeeld.');
    await assertAccessible(page);
    await save(page);
    await page.getByText('VK of OCJ is geraadpleegd').waitFor();
    await page.getByText('de raadpleging van VK of OCJ').waitFor({ state: 'detached' });
    assert.ok(await page.getByRole('radio', { name: 'doorverwijzen' }).isChecked(), 'what was typed stays');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Annuleren' }).click();
    await close();
  });

  it('R20: what a colleague does shows itself at once, and leaves alone what one is typing', async () => {
    const lead = await openAs(browser, coordinator, `/tafel/${meetingId}?dossier=${together}`);
    await lead.page.getByRole('button', { name: 'Toets bewerken' }).click();
    const motivation = lead.page.getByRole('textbox', { name: /^Motivatie: Is een afgestemde/ });
    await motivation.fill('Test: halverwege getypt');
    const caw = await openAs(browser, 'caw-worker', `/tafel/${meetingId}?dossier=${together}`);
    await caw.page.getByRole('button', { name: 'Inbreng schrijven' }).click();
    await caw.page.getByRole('textbox', { name: 'Lopende hulp' }).fill('Test: begeleiding sinds mei.');
    await save(caw.page);
    await caw.page.getByRole('button', { name: 'Vrijgeven voor de tafel' }).click();
    await lead.page.getByText('Test: begeleiding sinds mei.').waitFor();
    assert.equal(await motivation.inputValue(), 'Test: halverwege getypt');
    await assertAccessible(lead.page);
    await save(lead.page);
    await lead.page.getByRole('button', { name: 'Toets bewerken' }).waitFor();
    await caw.page.getByText('Test: halverwege getypt').waitFor();
    await caw.close();
    await lead.close();
  });

  it('R26: two press decide at the same second: one stands, the other sees it and keeps the text', async () => {
    const lead = await openAs(browser, coordinator, `/tafel/${meetingId}?dossier=${together}`);
    const caw = await openAs(browser, 'caw-worker', `/tafel/${meetingId}?dossier=${together}`);
    await fillDecision(lead.page, 'Test: zoals de coördinator het noteerde.');
    await fillDecision(caw.page, 'Test: zoals het CAW het noteerde.');
    await Promise.all([lead, caw].map(({ page }) => confirm(page)));
    const overtaken = ({ page }: { page: Page }) => page.getByText('Intussen legde iemand anders de beslissing vast');
    await Promise.race([lead, caw].map((one) => overtaken(one).waitFor()));
    const [second, typed] = (await overtaken(lead).isVisible())
      ? [lead, 'Test: zoals de coördinator het noteerde.']
      : [caw, 'Test: zoals het CAW het noteerde.'];
    await second.page.getByText(typed).first().waitFor();
    await second.page.getByText(/^Beslist op/).waitFor();
    await assertAccessible(second.page);
    const { decision } = await read(together);
    assert.notEqual(decision?.motivation, typed);
    await second.page.getByRole('button', { name: 'Mijn tekst weggooien' }).click();
    await overtaken(second).waitFor({ state: 'detached' });
    await second.page.getByText(decision?.motivation ?? '').waitFor();
    await assertAccessible(second.page);
    await caw.close();
    await lead.close();
  });

  it('leads a file to its decision by keyboard alone', async () => {
    const { page, close } = await openAs(browser, coordinator, `/tafel/${meetingId}?dossier=${together}`);
    await page.getByRole('heading', { level: 2, name: 'Aanwezigheid' }).waitFor();
    await page.keyboard.press('j');
    await page.getByText('Dossier 4 van 5').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Sneltoetsen' }).waitFor();
    await assertAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Beslissing nemen' }).waitFor();
    await page.keyboard.press('d');
    await tabTo(page, page.getByRole('radio', { name: 'traject spoor 2' }));
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowUp');
    await tabTo(page, page.getByRole('textbox', { name: 'Op welke grond?' }));
    await page.keyboard.type('Test: jk, de drie criteria zijn er niet.');
    await page.getByText('Dossier 4 van 5').waitFor();
    await tabTo(page, page.getByRole('button', { name: 'Beslissing vastleggen' }));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await assertAccessible(page);
    await page.keyboard.press('Enter');
    await page.getByText(/^Beslist op/).waitFor();
    assert.equal((await read(byKeys)).decision?.outcome, 'refuse');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('k');
    await page.getByText('Dossier 3 van 5').waitFor();
    await close();
  });

  it('WCAG 2.1.4: the keys can be switched off', async () => {
    const { page, close } = await openAs(browser, coordinator, `/tafel/${meetingId}`);
    await page.getByRole('button', { name: 'Sneltoetsen' }).click();
    await page.getByRole('switch', { name: 'Sneltoetsen gebruiken' }).uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    await page.getByText('Dossier 1 van 5').waitFor();
    await close();
  });

  it('R26, R28: actions are done with a note, the meeting is closed, and the minutes are for who was there', async () => {
    await consult(withChild);
    const { page, close } = await openAs(browser, coordinator, `/tafel/${meetingId}?dossier=${afterwards}`);
    await fillDecision(page, 'Test: samen beslist.');
    await page.getByRole('button', { name: 'Actie toevoegen' }).click();
    await page.getByRole('textbox', { name: 'Wat moet er gebeuren?' }).fill('Test: het gezin bellen.');
    await page.getByRole('combobox', { name: 'Wie doet het?' }).selectOption(CAW);
    await assertAccessible(page);
    await confirm(page);
    await page.getByText(/^Beslist op/).waitFor();
    await page.getByRole('button', { name: 'Bijeenkomst sluiten' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Bijeenkomst sluiten' }).click();
    await page.getByRole('heading', { name: /^Verslag triagetafel/ }).waitFor();
    await page.getByText('Test: samen beslist.').waitFor();
    await assertAccessible(page);
    await close();
    const caw = await openAs(browser, 'caw-worker', '/taken');
    await assertAccessible(caw.page);
    await caw.page
      .getByRole('row', { name: /Test: het gezin bellen/ })
      .first()
      .getByRole('button')
      .click();
    await caw.page.getByRole('textbox', { name: /^Wat kwam eruit/ }).fill('Test: gebeld.');
    await assertAccessible(caw.page);
    await caw.page.getByRole('dialog').getByRole('button', { name: 'Gedaan' }).click();
    await caw.page.getByRole('dialog').waitFor({ state: 'detached' });
    await goTo(caw.page, `/tafel/${meetingId}/verslag`);
    await caw.page.getByText('Test: gebeld.').waitFor();
    await caw.close();
    const director = await openAs(browser, 'case-director-1', `/tafel/${meetingId}/verslag`);
    await director.page.getByText('Niet gevonden').waitFor();
    await director.close();
  });

  it('R28: telling a family member is a decision of its own, with the consent of all', async () => {
    const { page, close } = await openAs(browser, coordinator, `/triage/${afterwards}`);
    await page.getByRole('button', { name: 'Beslissen om iets te vertellen' }).click();
    const recipient = page.getByRole('combobox', { name: 'Aan wie?' });
    await recipient.locator('option').nth(1).waitFor({ state: 'attached' });
    await recipient.selectOption({ index: 1 });
    await page.getByRole('textbox', { name: 'Wat precies?' }).fill('Test: er komt een gesprek.');
    await page.getByRole('textbox', { name: /^Wie vertelt het/ }).fill('Casusregisseur');
    await page.getByRole('textbox', { name: 'Waarom is het nodig?' }).fill('Test: voor de afspraak.');
    const record = page.getByRole('button', { name: 'Vastleggen' });
    assert.ok(await record.isDisabled(), 'not without consent');
    for (const box of await page.getByRole('group', { name: 'Wie gaat akkoord?' }).getByRole('checkbox').all()) {
      await box.check();
    }
    await assertAccessible(page);
    await record.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Vastleggen' }).click();
    await page.getByText(/met akkoord van/).waitFor();
    await assertAccessible(page);
    await close();
  });

  it('R30: who is not at the table has none of its screens', async () => {
    const { page, close } = await openAs(browser, 'case-director-1', `/triage/${written}`);
    await page.getByText(/Niet gevonden|Geen toegang/).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Triagetafel' }).count(), 0);
    await close();
  });

  async function seenBy(who: string): Promise<string> {
    return JSON.stringify((await as(who, getTriageFile, { fileId: written })).table);
  }
});

function save(page: Page): Promise<void> {
  return page.getByRole('button', { name: 'Bewaren', exact: true }).click();
}

/** A decision to refer, which departs from what the router proposes. */
async function fillDecision(page: Page, motivation: string): Promise<void> {
  await page.getByRole('button', { name: 'Beslissing nemen' }).click();
  await page.getByRole('radio', { name: 'doorverwijzen' }).check();
  await page.getByRole('textbox', { name: 'Waarom anders dan het voorstel?' }).fill('Test: het gezin vroeg het zelf.');
  await page.getByRole('combobox', { name: 'Naar welke organisatie?' }).selectOption(CAW);
  await page.getByRole('textbox', { name: 'Op welke grond?' }).fill(motivation);
}

async function confirm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Beslissing vastleggen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Beslissing vastleggen' }).click();
}

/** Goes on with Tab until the focus is there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    if ((await target.and(page.locator(':focus')).count()) > 0) return;
  }
  throw new Error('The keyboard does not get there.');
}
