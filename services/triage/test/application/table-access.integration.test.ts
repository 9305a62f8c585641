import 'reflect-metadata';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Caller } from '@veilighuis/service-kit';
import {
  EndRepresentative,
  ListRepresentatives,
  RegisterRepresentative,
  SetAgenda,
} from '../../src/application/index.ts';
import {
  acting,
  caller,
  cawWorker,
  coordinator,
  coordinatorElsewhere,
  criminologist,
  director,
  having,
  liaisonAalst,
  liaisonGent,
  partnerWorker,
} from '../support/callers.ts';
import { Consultation, nextWeek, today } from '../support/consultation.ts';
import { assertRefused, Table } from '../support/table.ts';
import { runTriage } from '../support/triage.ts';
import type { RunningTriage } from '../support/triage.ts';

let triage: RunningTriage;
let table: Table;
let around: Consultation;
let fileId: string;
let clientSystemId: string;
let meetingId: string;
let actionId: string;
let decidedFile: string;
const personId = randomUUID();
before(async () => {
  triage = await runTriage();
  table = new Table(triage);
  around = new Consultation(triage);
  ({ fileId, clientSystemId } = await table.open({ personIds: [personId] }));
  meetingId = await around.plan([fileId]);
  ({ fileId: decidedFile } = await table.open());
  const actions = [{ text: 'Bellen.', organisation: 'caw-oost-vlaanderen', dueOn: nextWeek }];
  await table.decide(decidedFile, { outcome: 'refuse', motivation: 'Geen gedeelde zorg.', actions });
  actionId = (await table.get(decidedFile)).table?.actions[0]?.actionId ?? '';
});
after(() => triage.stop());

const logged = ({ principal }: Caller) =>
  triage.database.db.collection('audit').find({ subject: principal.subject }).sort({ order: 1 }).toArray();

const told = { recipientId: personId, messenger: 'x', content: 'x', aboutPersonIds: [], necessity: 'x', consents: [] };

const strangers: [who: string, by: Caller][] = [
  ['a coordinator of another centre', coordinatorElsewhere],
  ['a police liaison of another zone', liaisonAalst],
  ['a case director', director],
  ['a partner worker who is not invited', partnerWorker],
  ['a strategic coordinator', caller('strategic-coordinator')],
  ['whoever runs the platform', caller('operations')],
  ['the system of a police zone', caller('police-system', { kind: 'machine', category: 'police', zones: ['5415'] })],
];

describe('R30: what the table brings is written and read by nobody without a role and a ground', () => {
  for (const [who, by] of strangers) {
    it(`answers ${who} as if the file did not exist, and writes the attempt down`, async () => {
      const before = (await logged(by)).length;
      const acts = (id: string, action: string) => [
        () => around.write(id, by, 0, { runningHelp: 'x' }),
        () => around.release(id, by, 0),
        () => around.attend(id, 'pz-gent', 'present', { who: by }),
        () => around.invite(id, {}, by),
        () => around.withdraw(id, randomUUID(), 1, by),
        () => around.disclose(id, told, by),
        () => around.complete({ fileId: id, actionId: action }, 1, by),
      ];
      const attempts = [...acts(fileId, randomUUID()), ...acts(decidedFile, actionId), ...acts(randomUUID(), actionId)];
      for (const attempt of attempts) await assertRefused(attempt(), 'not-found');
      const lines = (await logged(by)).slice(before);
      assert.equal(lines.length, attempts.length);
      assert.ok(lines.every(({ result }) => result === 'refused'));
    });
  }

  it('invites, plans and tells a family member by the coordinator alone', async () => {
    for (const by of [criminologist, cawWorker, liaisonGent]) {
      await assertRefused(around.invite(fileId, {}, by), 'not-found');
      await assertRefused(around.disclose(fileId, told, by), 'not-found');
      await assertRefused(around.plan([], {}, by), 'not-allowed');
      await assertRefused(triage.get(SetAgenda).execute({ meetingId, fileIds: [] }, having(by, 1)), 'not-found');
      await assertRefused(around.close(meetingId, by), 'not-found');
    }
  });

  it('lets the coordinator write for no organisation of the table (R24)', async () => {
    await assertRefused(around.write(fileId, coordinator, 0), 'not-found');
    assert.equal((await table.get(fileId)).table?.ownContribution, undefined);
  });

  it('an action is done by its own organisation or by the coordinator, by no other', async () => {
    await assertRefused(around.complete({ fileId: decidedFile, actionId }, 1, criminologist), 'not-allowed');
    await assertRefused(around.complete({ fileId, actionId }, 1, coordinator), 'not-found');
  });
});

describe('R30: meetings', () => {
  it('exist for nobody outside the table and the centre', async () => {
    for (const by of [director, partnerWorker, coordinatorElsewhere, caller('operations')]) {
      await assertRefused(around.meeting(meetingId, by), 'not-found');
      await assertRefused(around.meeting(randomUUID(), by), 'not-found');
      await assertRefused(around.minutes(meetingId, by), 'not-found');
    }
    await assertRefused(around.meetings(director), 'not-allowed');
    await assertRefused(around.meetings(partnerWorker), 'not-allowed');
    assert.deepEqual((await around.meetings(coordinatorElsewhere)).rows, []);
  });

  it('show and count to a liaison only the files of the own zone, and count for the table what they show', async () => {
    const of = async (by: Caller) => {
      const counted = (await around.meetings(by)).rows.find((row) => row.meetingId === meetingId)?.files;
      const shown = (await around.meeting(meetingId, by)).agenda.map((item) => item.fileId);
      assert.equal(counted, shown.length);
      return shown;
    };
    assert.deepEqual(await of(liaisonAalst), []);
    for (const by of [coordinator, criminologist, cawWorker, liaisonGent]) assert.deepEqual(await of(by), [fileId]);
    const line = (await logged(cawWorker)).at(-1);
    assert.partialDeepStrictEqual(line, { result: 'granted', clientSystemIds: [clientSystemId], resultCount: 1 });
  });
});

describe('R23: the register of permanent representatives', () => {
  const representative = {
    organisation: 'parket-oost-vlaanderen',
    category: 'public-prosecutor',
    function: 'Parketcriminoloog',
    from: today,
  } as const;

  it('is kept by the coordinator, and read by the table', async () => {
    const register = (by: Caller) => triage.get(RegisterRepresentative).execute(representative, acting(by));
    const end = (representativeId: string, by: Caller) =>
      triage.get(EndRepresentative).execute({ representativeId, until: nextWeek }, having(by, 1));
    const list = (by: Caller, more = {}) => triage.get(ListRepresentatives).execute({ limit: 50, ...more }, by);
    for (const by of [criminologist, liaisonGent, director]) await assertRefused(register(by), 'not-allowed');
    const { representativeId } = await register(coordinator);
    for (const by of [criminologist, director, coordinatorElsewhere]) {
      await assertRefused(end(representativeId, by), 'not-found');
      await assertRefused(end(randomUUID(), by), 'not-found');
    }
    for (const by of [director, partnerWorker]) await assertRefused(list(by), 'not-allowed');
    assert.deepEqual((await list(coordinatorElsewhere)).rows, []);
    await end(representativeId, coordinator);
    assert.deepEqual((await list(cawWorker)).rows, [
      { ...representative, representativeId, version: 2, until: nextWeek },
    ]);
    assert.equal((await list(cawWorker, { organisation: 'caw-oost-vlaanderen' })).total, 0);
    assert.equal((await list(cawWorker, { on: '2999-01-01' })).total, 0);
    assert.equal((await list(cawWorker, { on: nextWeek })).total, 1);
  });
});
