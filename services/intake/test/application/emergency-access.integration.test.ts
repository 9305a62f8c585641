import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { emergencyAccessOpened } from '@veilighuis/contracts';
import type { ProblemError } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import { BSON } from 'mongodb';
import {
  GrantGround,
  ListClientSystems,
  ListEmergencyAccesses,
  OpenEmergencyAccess,
  RecordSafeContact,
  ShieldClientSystem,
} from '../../src/application/index.ts';
import { caller, coordinator, liaisonAalst, liaisonGent } from '../support/callers.ts';
import { couple, deskForThisFile, refusedAs } from '../support/desk.ts';
import { grantOf } from '../support/grants.ts';
import { nationalNumber, report } from '../support/reports.ts';

const desk = deskForThisFile();
const use = <T>(type: new (...parts: never[]) => T): T => desk.running.app.get(type);
const anew = (who: Caller): Caller => ({ ...who, idempotencyKey: randomUUID() });

const director = caller('case-director', { category: 'AJH' });
const officer = caller('privacy-officer', { category: 'AJH' });
const reason = 'KANARIE-REDEN: zij belt, hij staat voor de deur.';

async function fileOf(birth: string, more: Record<string, unknown> = {}): Promise<string> {
  const [victim, suspect] = couple(birth);
  const sent = report({ persons: [{ ...victim, ...more }, suspect ?? {}] });
  return desk.clientSystemOf((await desk.register(sent)).reportId);
}

const open = (clientSystemId: string, who: Caller) =>
  use(OpenEmergencyAccess).execute({ on: { by: 'client-system', clientSystemId }, reason }, anew(who));
const byNumber = (birth: string, who: Caller) =>
  use(OpenEmergencyAccess).execute(
    { on: { by: 'national-number', nationalNumber: nationalNumber(birth) }, reason },
    anew(who),
  );
const told = async (who: Caller) => (await use(ListEmergencyAccesses).execute({ limit: 100 }, who)).rows;
const toldOf = async (who: Caller, clientSystemId: string) =>
  (await told(who)).filter((row) => row.clientSystemId === clientSystemId);
const problemOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'allowed',
    (error: unknown) => (error as ProblemError).problem,
  );
const listed = async (who: Caller) =>
  (await use(ListClientSystems).execute({ limit: 100 }, who)).rows.map((row) => row.clientSystemId);

/** Moves the end of an emergency access, as if so many hours had passed. */
async function letPass(clientSystemId: string, hours: number): Promise<void> {
  const systems = desk.running.database.db.collection<{ _id: string; grounds: unknown[] }>('client-systems');
  const found = await systems.findOne({ _id: clientSystemId });
  const earlier = (moment: string) => new Date(Date.parse(moment) - hours * 3_600_000).toISOString();
  const grounds = (found?.grounds as { moments?: { from: string; until: string } }[]).map((ground) =>
    ground.moments === undefined
      ? ground
      : { ...ground, moments: { from: earlier(ground.moments.from), until: earlier(ground.moments.until) } },
  );
  const accessDue = new Date(Date.now() - 1000);
  await systems.updateOne({ _id: clientSystemId }, { $set: { grounds, accessDue } });
}

describe('R37: who opens no file in an emergency', () => {
  it('whoever can have no ground on files', async () => {
    const clientSystemId = await fileOf('810101');
    for (const role of ['strategic-coordinator', 'auditor', 'operations', 'partner-worker', 'expert'] as const) {
      await assert.rejects(open(clientSystemId, caller(role)), refusedAs('not-allowed'), role);
    }
  });

  it('R30: the police of another zone, which hears the same as of a file that does not exist', async () => {
    const clientSystemId = await fileOf('810102');
    assert.deepEqual(
      await problemOf(open(clientSystemId, liaisonAalst)),
      await problemOf(open(randomUUID(), liaisonAalst)),
    );
    await assert.rejects(open(clientSystemId, liaisonAalst), refusedAs('not-found'));
  });

  it('whoever is not named in a shielded file (R36 goes first), by its id nor by a person in it', async () => {
    const clientSystemId = await fileOf('810103');
    const { version } = await desk.overview(clientSystemId);
    const visibleTo = [coordinator.principal.subject];
    const shield = { clientSystemId, visibleTo, reason: 'Collega is partij' };
    await use(ShieldClientSystem).execute(shield, { ...coordinator, expectedVersion: version });
    assert.deepEqual(await problemOf(open(clientSystemId, director)), await problemOf(open(randomUUID(), director)));
    assert.deepEqual(await problemOf(byNumber('810103', director)), await problemOf(byNumber('810104', director)));
    await assert.rejects(byNumber('810103', director), refusedAs('not-found'));
  });

  it('whoever can open it already', async () => {
    const clientSystemId = await fileOf('810105');
    await assert.rejects(open(clientSystemId, liaisonGent), refusedAs('conflict'));
  });
});

describe('R37: emergency access', () => {
  it('opens the file by a person in it, with walls standing, and is logged as such', async () => {
    const clientSystemId = await fileOf('820101');
    const { version, persons } = await desk.overview(clientSystemId);
    const personId = persons[0]?.personId ?? '';
    const contact = { clientSystemId, personId, channel: 'call', value: '0499 KANARIE' } as const;
    await use(RecordSafeContact).execute(contact, { ...coordinator, expectedVersion: version });
    await assert.rejects(desk.overview(clientSystemId, director), refusedAs('not-found'));

    const opened = await byNumber('820101', director);
    assert.equal(opened.clientSystemId, clientSystemId);
    assert.equal(Date.parse(opened.until) - Date.parse(opened.from), 24 * 3_600_000);
    const seen = await desk.overview(clientSystemId, director);
    assert.equal(seen.persons.length, 2);
    assert.ok(!JSON.stringify(seen).includes('KANARIE'));
    assert.ok((await listed(director)).includes(clientSystemId));

    const log = desk.running.database.db.collection('audit');
    const lines = await log.find({ subject: director.principal.subject, clientSystemIds: clientSystemId }).toArray();
    assert.ok(lines.some((line) => line['ground'] === 'emergency'));
  });

  it('is for who opened it only', async () => {
    const clientSystemId = await fileOf('820102');
    await open(clientSystemId, director);
    const another = caller('case-director', { category: 'AJH' });
    await assert.rejects(desk.overview(clientSystemId, another), refusedAs('not-found'));
  });

  it('ends by itself, in the file, the list and the count', async () => {
    const clientSystemId = await fileOf('820103');
    const someone = caller('case-supporter', { category: 'AJH' });
    await open(clientSystemId, someone);
    assert.deepEqual(await listed(someone), [clientSystemId]);
    await letPass(clientSystemId, 23);
    assert.equal((await desk.overview(clientSystemId, someone)).clientSystemId, clientSystemId, 'not before its end');
    await letPass(clientSystemId, 1.01);
    await assert.rejects(desk.overview(clientSystemId, someone), refusedAs('not-found'));
    assert.equal((await use(ListClientSystems).execute({ limit: 10 }, someone)).total, 0);
    // Afterwards it may be opened anew, with a reason of its own.
    await open(clientSystemId, someone);
    assert.equal((await toldOf(officer, clientSystemId)).length, 2);
  });

  it('tells the coordinator, the case holder, the zone that reported and the privacy officer why; nobody else', async () => {
    const clientSystemId = await fileOf('820104');
    const holder = caller('case-director', { category: 'AJH' });
    await use(GrantGround).execute(grantOf(clientSystemId, holder.principal.subject));
    await open(clientSystemId, director);
    for (const who of [coordinator, holder, liaisonGent, officer]) {
      const [row] = await toldOf(who, clientSystemId);
      assert.deepEqual(
        [row?.granteeId, row?.reason, row?.roles],
        [director.principal.subject, reason, ['case-director']],
        who.principal.roles[0],
      );
    }
    for (const who of [liaisonAalst, caller('case-director', { category: 'AJH' }), director])
      assert.deepEqual(await toldOf(who, clientSystemId), []);
    await assert.rejects(told(caller('auditor')), refusedAs('not-allowed'));
  });

  it('stays findable after its end, and for who holds the case later', async () => {
    const clientSystemId = await fileOf('820105');
    await open(clientSystemId, director);
    await letPass(clientSystemId, 48);
    const later = caller('case-supporter', { category: 'AJH' });
    assert.deepEqual(await toldOf(later, clientSystemId), []);
    await use(GrantGround).execute(grantOf(clientSystemId, later.principal.subject));
    for (const who of [later, officer]) assert.equal((await toldOf(who, clientSystemId)).length, 1);
  });

  it('R36: once the file is shielded, only those named and the privacy officer are told, page by page alike', async () => {
    const [open1, shielded, open2] = [await fileOf('820106'), await fileOf('820107'), await fileOf('820108')];
    for (const clientSystemId of [open1, shielded, open2]) await open(clientSystemId, director);
    const { version } = await desk.overview(shielded);
    const visibleTo = [coordinator.principal.subject];
    const shield = { clientSystemId: shielded, visibleTo, reason: 'Collega is partij' };
    await use(ShieldClientSystem).execute(shield, { ...coordinator, expectedVersion: version });

    const pages: string[] = [];
    for (let cursor: string | undefined; ;) {
      const more = cursor === undefined ? {} : { cursor };
      const page = await use(ListEmergencyAccesses).execute({ limit: 1, ...more }, liaisonGent);
      pages.push(...page.rows.map((row) => row.clientSystemId));
      cursor = page.nextCursor;
      if (cursor === undefined) break;
    }
    assert.deepEqual(pages.slice(0, 2), [open2, open1]);
    assert.ok(!pages.includes(shielded));
    for (const who of [coordinator, officer]) assert.equal((await toldOf(who, shielded)).length, 1);
  });

  it('is announced in codes, once for a doubled request, and its reason is not in the clear anywhere (R39, R41)', async () => {
    const clientSystemId = await fileOf('820109');
    const twice = anew(director);
    const input = { on: { by: 'client-system', clientSystemId }, reason } as const;
    const [one, other] = await Promise.all([1, 2].map(() => use(OpenEmergencyAccess).execute(input, twice)));
    assert.deepEqual(one, other);
    const rows = await desk.running.database.db
      .collection('outbox')
      .find({ 'envelope.type': emergencyAccessOpened.type, 'envelope.data.clientSystemId': clientSystemId })
      .toArray();
    const [sent] = rows.map((row) => row['envelope'] as { time: string; data: { hours: number; granteeId: string } });
    assert.deepEqual(
      [rows.length, sent?.data.hours, sent?.data.granteeId, sent?.time],
      [1, 24, director.principal.subject, one?.from],
    );
    for (const { name } of await desk.running.database.db.listCollections().toArray()) {
      if (name.startsWith('system.')) continue;
      const text = BSON.EJSON.stringify(await desk.running.database.db.collection(name).find().toArray());
      assert.ok(!text.includes('KANARIE-REDEN'), name);
    }
  });
});
