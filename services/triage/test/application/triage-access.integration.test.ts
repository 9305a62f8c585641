import 'reflect-metadata';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Caller } from '@veilighuis/service-kit';
import { DecideTriage, ListTriageFiles, RecordAdmission } from '../../src/application/index.ts';
import {
  caller,
  cawWorker,
  coordinator,
  coordinatorElsewhere,
  criminologist,
  director,
  having,
  liaisonAalst,
  liaisonGent,
} from '../support/callers.ts';
import { admission, assertRefused, inclusion, Table } from '../support/table.ts';
import { runTriage } from '../support/triage.ts';
import type { RunningTriage } from '../support/triage.ts';

let triage: RunningTriage;
let table: Table;
let fileId: string;
let clientSystemId: string;
before(async () => {
  triage = await runTriage();
  table = new Table(triage);
  ({ fileId, clientSystemId } = await table.open());
});
after(() => triage.stop());

const list = (who: Caller, state: 'waiting' | 'decided' = 'waiting') =>
  triage.get(ListTriageFiles).execute({ limit: 50, state }, who);

/** Lines of the access log by this caller. */
const logged = ({ principal }: Caller) =>
  triage.database.db.collection('audit').find({ subject: principal.subject }).sort({ order: 1 }).toArray();

describe('R30: a triage file opens to nobody without a role and a ground', () => {
  const strangers: [who: string, by: Caller][] = [
    ['a coordinator of another centre', coordinatorElsewhere],
    ['a police liaison of another zone', liaisonAalst],
    ['a case director', director],
    [
      'a criminologist of another centre',
      caller('prosecution-criminologist', { category: 'public-prosecutor', centre: 'ant' }),
    ],
    ['a strategic coordinator', caller('strategic-coordinator')],
    ['whoever runs the platform', caller('operations')],
  ];
  for (const [who, by] of strangers) {
    it(`answers ${who} as if the file did not exist, and writes the attempt down`, async () => {
      await assertRefused(table.get(fileId, by), 'not-found');
      await assertRefused(table.get(randomUUID(), by), 'not-found');
      await assertRefused(triage.get(RecordAdmission).execute({ fileId, ...admission }, having(by, 1)), 'not-found');
      await assertRefused(triage.get(DecideTriage).execute({ fileId, ...inclusion }, having(by, 1)), 'not-found');
      const lines = await logged(by);
      assert.deepEqual(new Set(lines.map(({ result }) => result as string)), new Set(['refused']));
      assert.deepEqual(lines[0]?.['clientSystemIds'], [clientSystemId]);
      assert.equal(lines.length, 4);
    });
  }

  it('shows the list to members of the table only', async () => {
    await assertRefused(list(director), 'not-allowed');
    assert.equal((await logged(director)).at(-1)?.['reason'], 'not-allowed');
  });

  it('lists to others only what they have a ground on, and counts no more than that', async () => {
    assert.deepEqual(await list(liaisonAalst), { rows: [], total: 0 });
    assert.deepEqual(await list(coordinatorElsewhere), { rows: [], total: 0 });
  });
});

describe('R30, R31: who has a ground sees the file, and that is written down', () => {
  for (const [who, by] of [
    ['a coordinator', coordinator],
    ['a criminologist', criminologist],
    ['a CAW worker', cawWorker],
    ['a police liaison of the zone', liaisonGent],
  ] as const) {
    it(`opens it to ${who}`, async () => {
      assert.equal((await table.get(fileId, by)).fileId, fileId);
      assert.partialDeepStrictEqual((await logged(by)).at(-1), {
        result: 'granted',
        clientSystemIds: [clientSystemId],
      });
      assert.equal((await list(by)).rows.length, 1);
    });
  }

  it('lets the table look back for thirty days after its decision, and no longer', async () => {
    const file = await table.open();
    await table.decide(file.fileId, { outcome: 'refuse', motivation: 'Geen gedeelde zorg.' });
    assert.equal((await list(cawWorker, 'decided')).total, 1);
    await triage.database.db
      .collection<{ _id: string }>('triage-files')
      .updateOne(
        { _id: file.fileId },
        { $set: { 'tableGround.until': '2026-01-01', accessDue: new Date('2026-01-02T00:00:00Z') } },
      );
    assert.deepEqual(await list(cawWorker, 'decided'), { rows: [], total: 0 });
    await assertRefused(table.get(file.fileId, cawWorker), 'not-found');
    assert.equal((await list(liaisonGent, 'decided')).total, 1);
  });
});
