import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays, dateInBrussels } from '@veilighuis/calendar';
import type { OperationInput, recordInformed } from '@veilighuis/contracts';
import {
  GetInformedRegister,
  ListUninformed,
  RecordInformed,
  ShieldClientSystem,
} from '../../src/application/index.ts';
import { caller, coordinator } from '../support/callers.ts';
import { couple, deskForThisFile, refusedAs } from '../support/desk.ts';
import { report } from '../support/reports.ts';

const desk = deskForThisFile();
const use = <T>(type: new (...parts: never[]) => T): T => desk.running.app.get(type);
const today = dateInBrussels(new Date());
const officer = () => caller('privacy-officer');

async function file(birth: string) {
  const clientSystemId = await desk.clientSystemOf((await desk.register(report({ persons: couple(birth) }))).reportId);
  return desk.overview(clientSystemId);
}

type Outcome = OperationInput<typeof recordInformed>['outcome'];
const informed: Outcome = { kind: 'informed', on: today, textVersion: 'informatie-2026-1', how: 'in-person' };
const postponed = (until: string): Outcome => ({ kind: 'postponed', until, ground: 'Test: gevaar.' });

const record = (
  clientSystemId: string,
  personId: string,
  expectedVersion: number,
  outcome: Outcome,
  who = coordinator,
) => use(RecordInformed).execute({ clientSystemId, personId, outcome }, { ...who, expectedVersion });
const read = (clientSystemId: string, who = officer()) => use(GetInformedRegister).execute({ clientSystemId }, who);
const due = async (who = officer()) =>
  (await use(ListUninformed).execute({ limit: 100 }, who)).rows.map(({ clientSystemId }) => clientSystemId);

describe('The register of who was informed', () => {
  it('is written by who has the file, and read by the privacy officer as well; by nobody else', async () => {
    const { clientSystemId, persons, version } = await file('600101');
    const personId = persons[0]?.personId ?? '';
    for (const role of ['case-director', 'privacy-officer', 'auditor'] as const) {
      await assert.rejects(record(clientSystemId, personId, version, informed, caller(role)), refusedAs('not-found'));
    }
    for (const role of ['case-director', 'auditor', 'police-liaison'] as const) {
      await assert.rejects(read(clientSystemId, caller(role)), refusedAs('not-found'));
    }
    await assert.rejects(due(caller('auditor')), refusedAs('not-allowed'));
    assert.deepEqual(await due(caller('case-director')), [], 'nothing without a ground');
    assert.equal((await read(clientSystemId)).persons.length, 2);
  });

  it('asks to inform everyone of the household, and asks no more once all are', async () => {
    const { clientSystemId, persons, version } = await file('600102');
    const [first, second] = persons.map(({ personId }) => personId);
    assert.ok((await due()).includes(clientSystemId));
    await record(clientSystemId, first ?? '', version, informed);
    assert.ok((await due()).includes(clientSystemId), 'one is left');
    await record(clientSystemId, second ?? '', version + 1, informed);
    assert.ok(!(await due()).includes(clientSystemId));
    const { persons: all } = await read(clientSystemId);
    assert.ok(all.every(({ dueOn, entries }) => dueOn === undefined && entries.length === 1));
  });

  it('postpones on a ground until a day, which is a decision that stays to be read', async () => {
    const { clientSystemId, persons, version } = await file('600103');
    const [first, second] = persons.map(({ personId }) => personId);
    await record(clientSystemId, first ?? '', version, informed);
    const until = addDays(today, 30);
    for (const wrong of [today, addDays(today, 400)]) {
      await assert.rejects(
        record(clientSystemId, second ?? '', version + 1, postponed(wrong)),
        refusedAs('invalid-input'),
      );
    }
    await record(clientSystemId, second ?? '', version + 1, postponed(until));
    assert.ok(!(await due()).includes(clientSystemId));
    const row = (await read(clientSystemId)).persons.find(({ personId }) => personId === second);
    assert.deepEqual([row?.dueOn, row?.entries.map(({ kind }) => kind)], [until, ['postponed']]);
    const stored = await desk.running.database.db.collection('client-systems').find().toArray();
    assert.ok(!JSON.stringify(stored).includes('gevaar'), 'R41: the ground is sealed');
  });

  it('shows a shielded file to nobody who is not named, in the list and in its count (R36)', async () => {
    const { clientSystemId, version } = await file('600104');
    const [named, other] = [officer(), officer()];
    const before = await use(ListUninformed).execute({ limit: 100 }, other);
    const shield = { clientSystemId, visibleTo: [named.principal.subject], reason: 'Test.' };
    await use(ShieldClientSystem).execute(shield, { ...coordinator, expectedVersion: version });
    const after = await use(ListUninformed).execute({ limit: 100 }, other);
    assert.equal(after.total, (before.total ?? 0) - 1);
    assert.ok(after.rows.every((row) => row.clientSystemId !== clientSystemId));
    assert.ok((await due(named)).includes(clientSystemId));
    await assert.rejects(read(clientSystemId, other), refusedAs('not-found'));
  });
});
