import 'reflect-metadata';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { addDays } from '@veilighuis/calendar';
import { cawWorker, coordinator, criminologist, liaisonGent } from '../support/callers.ts';
import { Consultation, nextWeek, today } from '../support/consultation.ts';
import { assertRefused, Table } from '../support/table.ts';
import { runTriage } from '../support/triage.ts';
import type { RunningTriage } from '../support/triage.ts';

let triage: RunningTriage;
let table: Table;
let around: Consultation;
before(async () => {
  triage = await runTriage();
  table = new Table(triage);
  around = new Consultation(triage);
});
after(() => triage.stop());

const CAW = 'caw-oost-vlaanderen';
const PARKET = 'parket-oost-vlaanderen';

describe('R26: actions of decisions', () => {
  it('are listed to whoever has to do them, the earliest due first, and done once', async () => {
    const tomorrow = addDays(today, 1);
    const act = (text: string, organisation: string, dueOn: string) => ({ text, organisation, dueOn });
    const { fileId } = await table.open();
    const first = [act('later', CAW, nextWeek), act('parket', PARKET, tomorrow)];
    await table.decide(fileId, { outcome: 'more-information', actions: first });
    await table.decide(fileId, { outcome: 'refuse', motivation: 'Nee.', actions: [act('eerst', CAW, tomorrow)] });
    const texts = async (...asked: Parameters<Consultation['actions']>) =>
      (await around.actions(...asked)).rows.map(({ text }) => text);
    assert.deepEqual(await texts(cawWorker), ['eerst', 'later']);
    assert.deepEqual(await texts(criminologist), ['parket']);
    assert.deepEqual(await texts(liaisonGent), []);
    assert.equal((await around.actions(coordinator)).rows.length, 3);
    assert.deepEqual(await texts(coordinator, { mine: true }), []);
    const page = await around.actions(cawWorker, { limit: 1 });
    const cursor = page.nextCursor ?? '';
    assert.deepEqual(await texts(cawWorker, { limit: 1, cursor }), ['later']);
    const [one] = page.rows;
    assert.ok(one !== undefined);
    const { actionId } = one;
    await around.complete({ fileId, actionId, note: 'Gebeld, komt maandag.' }, 1, cawWorker);
    await assertRefused(around.complete({ fileId, actionId }, 1, cawWorker), 'version-conflict');
    await assertRefused(around.complete({ fileId, actionId }, 2, coordinator), 'conflict');
    assert.deepEqual(await texts(cawWorker), ['later']);
    assert.partialDeepStrictEqual((await around.actions(cawWorker, { state: 'done' })).rows, [
      { actionId, state: 'done', doneOn: today, note: 'Gebeld, komt maandag.', overdue: false },
    ]);
    const { table: brought, decision } = await table.get(fileId, criminologist);
    assert.deepEqual(
      brought?.actions.map(({ text, state }) => [text, state]),
      [
        ['later', 'open'],
        ['parket', 'open'],
        ['eerst', 'done'],
      ],
    );
    assert.equal(decision?.actions.length, 1, 'the decision stays as it was');
  });
});

describe('R28: telling a family member something of the consultation', () => {
  const [mother, father] = [randomUUID(), randomUUID()];
  const told = {
    recipientId: mother,
    messenger: 'Casusregisseur',
    content: 'De begeleiding start maandag.',
    aboutPersonIds: [mother],
    necessity: 'Zij moet thuis zijn.',
    consents: [CAW, PARKET],
  };

  it('is refused without the consent of all who took part, about another member, or to a stranger', async () => {
    const { fileId } = await table.open({ personIds: [mother, father] });
    await assertRefused(around.disclose(fileId, { ...told, consents: [] }), 'consent-missing');
    await around.attend(fileId, CAW);
    await around.attend(fileId, PARKET);
    await around.attend(fileId, 'pz-gent', 'declined');
    await assertRefused(around.disclose(fileId, { ...told, consents: [CAW] }), 'consent-missing');
    await assertRefused(around.disclose(fileId, { ...told, consents: [CAW, PARKET, 'pz-gent'] }), 'invalid-input');
    await assertRefused(around.disclose(fileId, { ...told, aboutPersonIds: [mother, father] }), 'invalid-input');
    await assertRefused(around.disclose(fileId, { ...told, recipientId: randomUUID() }), 'invalid-input');
    assert.deepEqual((await table.get(fileId)).table?.disclosures, []);
  });

  it('stands as a decision of its own, shown to those who were there and to nobody else', async () => {
    const { fileId } = await table.open({ personIds: [mother, father] });
    await around.attend(fileId, CAW);
    await around.attend(fileId, PARKET, 'present');
    const { disclosureId } = await around.disclose(fileId, told);
    for (const who of [cawWorker, criminologist, coordinator]) {
      const [shown] = (await table.get(fileId, who)).table?.disclosures ?? [];
      assert.partialDeepStrictEqual(shown, { ...told, disclosureId, decidedBy: coordinator.principal.subject });
    }
    assert.deepEqual((await table.get(fileId, liaisonGent)).table?.disclosures, []);
    const line = await triage.database.db.collection('audit').findOne({ personIds: mother });
    assert.equal(line?.['result'], 'granted');
  });

  it('counts who the decision names as a participant too, and waits for intake', async () => {
    const { fileId } = await table.open({ personIds: [mother] });
    await table.decide(fileId, { outcome: 'refuse', motivation: 'Nee.', participants: [CAW, PARKET] });
    await assertRefused(around.disclose(fileId, { ...told, consents: [PARKET] }), 'consent-missing');
    triage.intake.away = true;
    try {
      await assertRefused(around.disclose(fileId, told), 'service-unavailable');
    } finally {
      triage.intake.away = false;
    }
    await around.disclose(fileId, told);
  });
});
