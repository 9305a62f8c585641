import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { addYears, dateInBrussels } from '@veilighuis/calendar';
import { erasureOrdered, groundGranted, triageFileOpened } from '@veilighuis/contracts';
import type { EventEnvelope } from '@veilighuis/contracts';
import { Vault } from '@veilighuis/persistence';
import { EraseOnOrder } from '@veilighuis/service-kit';
import { BSON } from 'mongodb';
import {
  DecidePossibleMatch,
  FollowCaseWork,
  GrantGround,
  ListDueFiles,
  ListErasures,
  OrderErasure,
  PlaceRetentionHold,
  PreviewErasure,
  RecordErasureReceipt,
  RegisterClientSystem,
  ReleaseRetentionHold,
} from '../../src/application/index.ts';
import { erasures } from '../../src/commands/erasures.ts';
import { caller, coordinator } from '../support/callers.ts';
import { couple, deskForThisFile, refusedAs } from '../support/desk.ts';
import { answers, report } from '../support/reports.ts';

const desk = deskForThisFile();
const officer = () => caller('privacy-officer');
const use = <T>(type: new (...parts: never[]) => T): T => desk.running.app.get(type);
const longAgo = addYears(dateInBrussels(new Date()), -15);

/** A client system of which the last entry lies so far back. */
async function quietSince(birth: string, day: string): Promise<string> {
  const sent = report({ persons: couple(birth), answers: answers() });
  const clientSystemId = await desk.clientSystemOf((await desk.register(sent)).reportId);
  await systems().updateOne({ _id: clientSystemId }, { $set: { lastEntryOn: day } });
  return clientSystemId;
}

const systems = () =>
  desk.running.database.db.collection<{ _id: string; identity: string[]; reports: { reportId: string }[] }>(
    'client-systems',
  );

/** Collections in which a text stands. */
async function foundIn(text: string): Promise<string[]> {
  const found: string[] = [];
  for (const collection of await desk.running.database.db.collections()) {
    for await (const document of collection.find()) {
      if (BSON.EJSON.stringify(document).includes(text)) found.push(collection.collectionName);
    }
  }
  return [...new Set(found)].sort();
}

async function preview(...clientSystemIds: string[]) {
  return use(PreviewErasure).execute({ clientSystemIds }, officer());
}

async function order(clientSystemId: string, who = officer()) {
  const { confirmation = 'A'.repeat(43) } = await preview(clientSystemId);
  return use(OrderErasure).execute({ clientSystemIds: [clientSystemId], confirmation }, who);
}

describe('R50: erasing what is due', () => {
  it('is for the privacy officer only', async () => {
    const clientSystemId = await quietSince('700101', longAgo);
    for (const role of ['operational-coordinator', 'auditor', 'case-director'] as const) {
      await assert.rejects(order(clientSystemId, caller(role)), refusedAs('not-allowed'));
    }
  });

  it('refuses what is not due, is on hold, or was not confirmed', async () => {
    const tomorrow = await quietSince('700102', addYears(dateInBrussels(new Date()), -14));
    assert.deepEqual((await preview(tomorrow)).rows[0]?.obstacles, ['not-due']);
    await assert.rejects(order(tomorrow), refusedAs('conflict'));
    const held = await quietSince('700103', longAgo);
    const { holdId } = await use(PlaceRetentionHold).execute({ clientSystemId: held, reason: 'Test.' }, officer());
    await assert.rejects(order(held), refusedAs('conflict'));
    const due = await use(ListDueFiles).execute({ limit: 100 }, officer());
    assert.equal(due.rows.find((row) => row.clientSystemId === held)?.onHold, true);
    assert.ok(due.rows.every((row) => row.clientSystemId !== tomorrow));
    await use(ReleaseRetentionHold).execute({ holdId, reason: 'Test.' }, officer());
    const wrong = { clientSystemIds: [held], confirmation: 'A'.repeat(43) };
    await assert.rejects(use(OrderErasure).execute(wrong, officer()), refusedAs('conflict'));
    assert.equal((await order(held)).erasures.length, 1);
  });

  it('leaves ids in the log and the order, no search key, no report and no data key', async () => {
    const clientSystemId = await quietSince('700104', longAgo);
    const file = await systems().findOne({ _id: clientSystemId });
    const [key = ''] = file?.identity ?? [];
    const reportId = file?.reports[0]?.reportId ?? '';
    assert.ok((await foundIn(key)).includes('client-systems'), 'negative control');
    assert.ok((await foundIn(reportId)).includes('police-reports'), 'negative control');
    const { erasures } = await order(clientSystemId);
    assert.deepEqual(await foundIn(key), []);
    assert.ok(!(await foundIn(reportId)).includes('police-reports'));
    const left = await foundIn(clientSystemId);
    const allowed = ['audit', 'data-keys', 'erasures', 'idempotency', 'outbox'];
    assert.deepEqual(
      left.filter((name) => !allowed.includes(name)),
      [],
    );
    assert.equal(await use(Vault).isErased(clientSystemId), true);
    assert.deepEqual(
      (await orderedAgain(clientSystemId)).erasures,
      erasures,
      'the same order again is the same erasure',
    );
  });

  it('a report about the same people opens a new client system', async () => {
    const clientSystemId = await quietSince('700105', longAgo);
    await order(clientSystemId);
    const again = await desk.register(report({ persons: couple('700105'), answers: answers() }));
    assert.notEqual(await desk.clientSystemOf(again.reportId), clientSystemId);
  });

  it('shows which receipts are missing; a receipt counts once', async () => {
    const clientSystemId = await quietSince('700106', longAgo);
    const { erasures } = await order(clientSystemId);
    const [{ erasureId } = { erasureId: '' }] = erasures;
    const receipt = { erasureId, clientSystemId };
    await use(RecordErasureReceipt).execute(envelope(erasureId, receipt), 'triage');
    await use(RecordErasureReceipt).execute(envelope(erasureId, receipt), 'triage');
    await use(EraseOnOrder).execute(envelope(erasureId, { ...receipt, absorbedIds: [] }), 'intake');
    const { rows } = await use(ListErasures).execute({ limit: 100, state: 'under-way' }, caller('auditor'));
    const row = rows.find((one) => one.erasureId === erasureId);
    assert.deepEqual(
      row?.receipts.map(({ service }) => service),
      ['triage'],
    );
    assert.deepEqual(row.missing, ['intake', 'case-management']);
  });
});

describe('R50: what is in two halves, remembered, or late', () => {
  it('takes both halves of a merge, and what undoing it would need', async () => {
    const likeness = (given: string) => [
      { name: { given, family: 'Van de Helft' }, birthDate: '1970-02-01', role: 'victim' },
    ];
    const one = await desk.clientSystemOf((await desk.register(report({ persons: likeness('Łena') }))).reportId);
    const two = await desk.clientSystemOf((await desk.register(report({ persons: likeness('Lena') }))).reportId);
    assert.notEqual(one, two);
    const match = (await desk.matches()).rows.find((row) => row.right.clientSystemId === two);
    const decision = { matchId: match?.matchId ?? '', decision: 'same', reason: 'Nagekeken' } as const;
    const united = await use(DecidePossibleMatch).execute(decision, { ...coordinator, expectedVersion: 1 });
    const survivor = united.survivingClientSystemId ?? '';
    await systems().updateMany({ _id: { $in: [one, two] } }, { $set: { lastEntryOn: longAgo } });
    assert.deepEqual(
      (await preview(survivor)).rows[0]?.absorbedIds,
      [one, two].filter((id) => id !== survivor),
    );
    assert.ok((await foundIn(two)).includes('possible-matches'), 'negative control');
    await order(survivor);
    for (const id of [one, two]) assert.deepEqual((await foundIn(id)).filter(goes), []);
    assert.equal(await use(Vault).isErased(one), true);
    assert.equal(await use(Vault).isErased(two), true);
  });

  it('takes the remembered answer of a registration', async () => {
    const input = {
      persons: [{ ref: 'a', name: { family: 'Onthouden-Antwoord' } }],
      relations: [],
      question: 'Test.',
      municipality: '44021',
      crisisDutyUnderstood: true,
    } as const;
    const { registrationId } = await use(RegisterClientSystem).execute(
      { ...input, persons: [...input.persons], relations: [], belowThresholdMotivation: 'Test.' },
      caller('caw-worker', { organisation: 'caw-oost-vlaanderen', category: 'CAW' }),
    );
    const file = await systems().findOne({ registrationIds: registrationId } as never);
    const clientSystemId = file?._id ?? '';
    await systems().updateOne({ _id: clientSystemId }, { $set: { lastEntryOn: longAgo } });
    assert.ok((await foundIn(clientSystemId)).includes('idempotency'), 'negative control');
    const answers = desk.running.database.db.collection<{ _id: string }>('idempotency');
    const remembered = await answers.findOne({ clientSystemIds: clientSystemId });
    assert.ok(remembered !== null);
    await order(clientSystemId);
    assert.equal(await answers.findOne({ _id: remembered._id }), null);
    assert.deepEqual((await foundIn(registrationId)).filter(goes), []);
  });

  it('drops late news', async () => {
    const clientSystemId = await quietSince('700107', longAgo);
    await order(clientSystemId);
    const ground = { grantId: randomUUID(), clientSystemId, ground: 'table', categories: ['CAW'], from: longAgo };
    await use(GrantGround).execute({ ...envelope(randomUUID(), ground), type: groundGranted.type });
    const round = { fileId: randomUUID(), clientSystemId, repeat: false, finalOn: longAgo };
    await use(FollowCaseWork).fileOpened({ ...envelope(randomUUID(), round), type: triageFileOpened.type });
    assert.deepEqual((await foundIn(clientSystemId)).filter(goes), []);
  });
});

describe('R50: after a restored backup', () => {
  it('erases again what the register says, with its key, and asks every service anew for a receipt', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'register-'));
    const register = join(folder, 'register.jsonl');
    const [goneId, stayingId] = [await quietSince('700108', longAgo), await quietSince('700109', longAgo)];
    const backup = await dump();
    const { erasures: ordered } = await order(goneId);
    assert.equal(await command('keep', '--file', register), 0);
    const [line = ''] = readFileSync(register, 'utf8')
      .split('\n')
      .filter((text) => text.includes(goneId));
    assert.equal((JSON.parse(line) as { erasureId: string }).erasureId, ordered[0]?.erasureId);
    await restore(backup);
    assert.equal((await desk.overview(goneId)).persons.length, 2, 'negative control: it is all there again');

    assert.equal(await command('again', '--file', register), 0);
    assert.deepEqual((await foundIn(goneId)).filter(goes), []);
    await assert.rejects(desk.overview(goneId), refusedAs('not-found'));
    assert.equal(await use(Vault).isErased(goneId), true);
    const { rows } = await use(ListErasures).execute({ limit: 100, state: 'under-way' }, officer());
    const row = rows.find(({ clientSystemId }) => clientSystemId === goneId);
    assert.deepEqual([row?.erasureId, row?.missing.length], [ordered[0]?.erasureId, 3]);
    assert.equal((await desk.overview(stayingId)).persons.length, 2, 'what was not erased stays');

    assert.equal(await command('again', '--file', register), 0, 'twice is once');
    rmSync(folder, { recursive: true });
  });

  it('says what is wrong with its use, and touches nothing', async () => {
    assert.equal(await command('keep'), 2);
    assert.equal(await command('again', '--file', '/nowhere/register'), 2);
    assert.equal(await command('forget'), 2);
  });
});

/** What stays when a client system is erased: ids, days and tombstones. */
function goes(collection: string): boolean {
  return !['audit', 'data-keys', 'erasures', 'idempotency', 'outbox'].includes(collection);
}

function envelope(subject: string, data: Record<string, unknown>): EventEnvelope<never> {
  return {
    specversion: '1.0',
    id: randomUUID(),
    type: erasureOrdered.type,
    source: '/services/triage',
    subject,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    centre: 'ovl',
    sequence: 1,
    data: data as never,
  };
}

type Dump = ReadonlyMap<string, readonly Record<string, unknown>[]>;

/** Everything but the access log, as a backup holds it. */
async function dump(): Promise<Dump> {
  const all = new Map<string, Record<string, unknown>[]>();
  for (const collection of await desk.running.database.db.collections()) {
    if (!collection.collectionName.startsWith('audit')) {
      all.set(collection.collectionName, await collection.find().toArray());
    }
  }
  return all;
}

async function restore(backup: Dump): Promise<void> {
  for (const [name, documents] of backup) {
    const collection = desk.running.database.db.collection(name);
    await collection.deleteMany({});
    if (documents.length > 0) await collection.insertMany([...documents]);
  }
}

/** The command as whoever runs the platform gives it, on the database of this file. */
function command(...args: string[]): Promise<number> {
  const key = 'A'.repeat(43);
  const environment = {
    PROFILE: 'demo',
    HTTP_PORT: '1',
    BROKER_URL: 'amqp://none',
    MONGO_URL: desk.running.url,
    DATABASE_NAME: desk.running.database.db.databaseName,
    KEYCLOAK_URL: 'http://none',
    KEY_ENCRYPTION_KEYS: `k1:${key}`,
    BLIND_INDEX_KEY: key,
    LOG_ANCHOR_KEY: `k1:${key}`,
    SERVICE_CLIENT_SECRET: 'none',
  };
  return erasures(args, environment, () => undefined);
}

async function orderedAgain(clientSystemId: string) {
  const wish = { clientSystemIds: [clientSystemId], confirmation: 'A'.repeat(43) };
  return use(OrderErasure).execute(wish, officer());
}
