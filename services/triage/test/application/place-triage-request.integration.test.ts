import 'reflect-metadata';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { TriageReason } from '@veilighuis/contracts';
import { groundGranted, triageFileOpened } from '@veilighuis/contracts';
import { assertRefused, requested, Table } from '../support/table.ts';
import { runTriage } from '../support/triage.ts';
import type { RunningTriage } from '../support/triage.ts';

let triage: RunningTriage;
let table: Table;
before(async () => {
  triage = await runTriage();
  table = new Table(triage);
});
after(() => triage.stop());

async function together(times: number, event: (index: number) => Parameters<Table['request']>[0]): Promise<void> {
  await Promise.all(Array.from({ length: times }, (_, index) => table.request(event(index))));
}

describe('a client system comes on the triage list once', () => {
  it('opens one file and announces it once, though the event is delivered 20 times in parallel', async () => {
    const clientSystemId = randomUUID();
    triage.intake.tell(clientSystemId);
    const event = requested(clientSystemId);
    await together(20, () => event);
    const [file, ...more] = await table.filesOf(clientSystemId);
    assert.ok(file !== undefined);
    assert.equal(more.length, 0);
    const types = (await triage.outbox(file._id)).map(({ type }) => type);
    assert.deepEqual(types, [triageFileOpened.type, groundGranted.type]);
  });

  it('opens one file for 20 different events at the same moment, and loses no reason', async () => {
    const clientSystemId = randomUUID();
    triage.intake.tell(clientSystemId);
    const reasons: TriageReason[] = ['risk', 'repeat', 'partner-registration', 'revised-report'];
    await together(20, (index) =>
      requested(
        clientSystemId,
        { reasons: [reasons[index % 4] ?? 'risk'], level: index === 7 ? 'high' : 'medium', repeat: index % 4 === 1 },
        { sequence: 20 - index },
      ),
    );
    const files = await table.filesOf(clientSystemId);
    assert.equal(files.length, 1);
    assert.deepEqual(files[0]?.reasons, reasons);
    assert.equal(files[0].level, 'high');
  });

  it('grants the prosecutor’s office and the CAW the ground of the table, from the day that it opens', async () => {
    const { fileId, clientSystemId } = await table.open();
    const granted = (await triage.outbox(fileId)).find(({ type }) => type === groundGranted.type);
    assert.partialDeepStrictEqual(granted?.data, {
      grantId: fileId,
      clientSystemId,
      ground: 'table',
      categories: ['public-prosecutor', 'CAW'],
    });
  });
});

describe('messages come late, twice and out of order', () => {
  it('stores nothing while intake is away, so that the event comes again', async () => {
    const clientSystemId = randomUUID();
    triage.intake.tell(clientSystemId);
    triage.intake.away = true;
    const event = requested(clientSystemId);
    await assertRefused(table.request(event), 'service-unavailable');
    assert.deepEqual(await table.filesOf(clientSystemId), []);
    triage.intake.away = false;
    await table.request(event);
    assert.equal((await table.filesOf(clientSystemId)).length, 1);
  });

  it('keeps the household that is known when an older event is handled late, and takes its reason all the same', async () => {
    const { clientSystemId } = await table.open({ version: 9, hasMinor: true, municipalities: ['41002'] });
    triage.intake.tell(clientSystemId, { version: 3 });
    await table.request(requested(clientSystemId, { reasons: ['partner-registration'] }, { sequence: 3 }));
    const [file] = await table.filesOf(clientSystemId);
    assert.deepEqual(file?.reasons, ['risk', 'partner-registration']);
    assert.partialDeepStrictEqual(file.household, { hasMinor: true, municipalities: ['41002'] });
  });

  it('places a household without a known address by where the incidents happened', async () => {
    const { fileId } = await table.open({ municipalities: [], incidentMunicipalities: ['42006'] });
    assert.deepEqual((await table.get(fileId)).municipalities, ['42006']);
  });
});

describe('R13: what comes after a decision asks the question again', () => {
  const refusal = { outcome: 'refuse', motivation: 'Geen gedeelde zorg.' } as const;

  it('opens the next round, once', async () => {
    const { clientSystemId, fileId } = await table.open();
    await table.decide(fileId, refusal);
    const event = requested(clientSystemId, { reasons: ['repeat'], repeat: true }, { sequence: 2 });
    await together(5, () => event);
    const files = await table.filesOf(clientSystemId);
    assert.deepEqual(
      files.map(({ state }) => state),
      ['decided', 'waiting'],
    );
  });

  it('opens no round for a request that was overtaken by one that the table knew', async () => {
    const { clientSystemId, fileId } = await table.open();
    await table.request(requested(clientSystemId, {}, { sequence: 5 }));
    await table.decide(fileId, refusal);
    await table.request(requested(clientSystemId, {}, { sequence: 4 }));
    assert.equal((await table.filesOf(clientSystemId)).length, 1);
  });

  it('opens a round for an overtaken request with a reason that the table did not know', async () => {
    const { clientSystemId, fileId } = await table.open();
    await table.request(requested(clientSystemId, {}, { sequence: 5 }));
    await table.decide(fileId, refusal);
    await table.request(requested(clientSystemId, { reasons: ['partner-registration'] }, { sequence: 4 }));
    assert.equal((await table.filesOf(clientSystemId)).length, 2);
  });
});
