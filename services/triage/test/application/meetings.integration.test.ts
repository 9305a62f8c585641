import 'reflect-metadata';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { addDays } from '@veilighuis/calendar';
import { meetingChanged, meetingPlanned, shieldingChanged } from '@veilighuis/contracts';
import { FollowAccess, type Caller } from '@veilighuis/service-kit';
import { PlanMeeting, SetAgenda } from '../../src/application/index.ts';
import { acting, caller, cawWorker, coordinator, criminologist, having } from '../support/callers.ts';
import { Consultation, today } from '../support/consultation.ts';
import { assertRefused, envelope, Table } from '../support/table.ts';
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

const tomorrow = addDays(today, 1);
const refusal = { outcome: 'refuse', motivation: 'Geen gedeelde zorg.' } as const;
const agendaOf = async (meetingId: string, who: Caller = coordinator) =>
  (await around.meeting(meetingId, who)).agenda.map(({ fileId }) => fileId);

describe('meetings of the table', () => {
  it('stand in the order of their day and hour, and once held from the last one back', async () => {
    const late = await around.plan([], { on: tomorrow, startsAt: '13:30' });
    const early = await around.plan([], { on: tomorrow, startsAt: '09:00' });
    const planned = async () => (await around.meetings()).rows.map(({ meetingId }) => meetingId);
    assert.deepEqual(
      (await planned()).filter((id) => [late, early].includes(id)),
      [early, late],
    );
    assert.equal((await around.close(early)).state, 'held');
    await around.close(late);
    assert.ok(!(await planned()).includes(early));
    const held = (await around.meetings(coordinator, true)).rows.map(({ meetingId }) => meetingId);
    assert.deepEqual(held.slice(0, 2), [late, early]);
    const types = (await triage.outbox(early)).map(({ type, data }) => [type, data['state']]);
    assert.deepEqual(types, [
      [meetingPlanned.type, undefined],
      [meetingChanged.type, 'held'],
    ]);
  });

  it('R02: planned twice with the same key is planned once', async () => {
    const who = acting(coordinator);
    const meeting = { on: tomorrow, startsAt: '10:00', place: 'online', fileIds: [] } as const;
    const plan = () => triage.get(PlanMeeting).execute({ ...meeting, fileIds: [] }, who);
    assert.deepEqual(await plan(), await plan());
  });

  it('are not planned for a day that has passed', async () => {
    await assertRefused(around.plan([], { on: addDays(today, -1) }), 'invalid-input');
  });
});

describe('an agenda', () => {
  it('holds waiting files in order, each on one agenda; what is decided stays, what is not goes back', async () => {
    const opened = [await table.open(), await table.open(), await table.open()] as const;
    const [one, two, three] = [opened[0].fileId, opened[1].fileId, opened[2].fileId];
    const meetingId = await around.plan([one, two]);
    await around.setAgenda(meetingId, [three, two, one]);
    assert.deepEqual(await agendaOf(meetingId, cawWorker), [three, two, one]);
    await assertRefused(around.plan([one]), 'invalid-input');
    assert.equal((await table.get(one)).table?.meetingId, meetingId);
    await table.decide(two, refusal);
    await around.setAgenda(meetingId, [one]);
    assert.deepEqual(await agendaOf(meetingId), [two, one]);
    assert.equal((await table.get(three)).table?.meetingId, undefined, 'left out, it may go on another agenda');
    await around.close(meetingId);
    const { agenda, state } = await around.meeting(meetingId, criminologist);
    assert.equal(state, 'held');
    assert.deepEqual(
      agenda.map(({ fileId, decided, returned }) => ({ fileId, decided, returned })),
      [
        { fileId: two, decided: true, returned: false },
        { fileId: one, decided: false, returned: true },
      ],
    );
    await assertRefused(around.setAgenda(meetingId, []), 'conflict');
    const next = await around.plan([one], { on: tomorrow });
    assert.deepEqual(await agendaOf(next), [one]);
    await table.decide(one, refusal);
    assert.equal((await around.meeting(meetingId)).agenda.at(-1)?.decided, false, 'decided at the next one');
  });

  it('R26: of two coordinators who set it at once one stands; of two meetings one gets the file', async () => {
    const { fileId } = await table.open();
    const meetingId = await around.plan();
    const set = () => triage.get(SetAgenda).execute({ meetingId, fileIds: [fileId] }, having(coordinator, 1));
    const both = await Promise.allSettled([set(), set()]);
    assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1);
    await assertRefused(set(), 'version-conflict');
    await around.setAgenda(meetingId, []);
    const meetings = await Promise.allSettled([around.plan([fileId]), around.plan([fileId], { on: tomorrow })]);
    assert.equal(meetings.filter(({ status }) => status === 'fulfilled').length, 1);
  });

  it('takes no file that does not exist, or that is of another centre', async () => {
    await assertRefused(around.plan([randomUUID()]), 'not-found');
    const elsewhere = caller('operational-coordinator', { centre: 'ant' });
    const { fileId } = await table.open();
    await assertRefused(around.plan([fileId], {}, elsewhere), 'not-found');
  });
});

describe('R36: a shielded file', () => {
  const shield = (clientSystemId: string, named: readonly Caller[]) => {
    const data = { clientSystemId, shielded: true, visibleTo: named.map(({ principal }) => principal.subject) };
    const event = { ...envelope(shieldingChanged.type, clientSystemId), sequence: 9, data };
    return triage.get(FollowAccess).shielded(event, 'triage');
  };

  it('is gone from agenda, count, actions and minutes for who is not named, and stays where it was', async () => {
    const [hidden, shown] = [await table.open(), await table.open()];
    const meetingId = await around.plan([hidden.fileId, shown.fileId]);
    for (const { fileId } of [hidden, shown]) {
      await around.attend(fileId, 'caw-oost-vlaanderen');
      const actions = [{ text: 'Bellen.', organisation: 'caw-oost-vlaanderen', dueOn: tomorrow }];
      await table.decide(fileId, { ...refusal, participants: ['caw-oost-vlaanderen'], actions });
    }
    const sight = async (who: Caller) => {
      const { rows } = await around.meetings(who);
      return {
        agenda: await agendaOf(meetingId, who),
        count: rows.find((row) => row.meetingId === meetingId)?.files,
        actions: (await around.actions(who, { limit: 1 })).rows.map(({ fileId }) => fileId),
        more: (await around.actions(who, { limit: 1 })).nextCursor !== undefined,
        minutes: (await around.minutes(meetingId, who)).files.map(({ fileId }) => fileId),
      };
    };
    const all = [hidden.fileId, shown.fileId];
    assert.partialDeepStrictEqual(await sight(cawWorker), { agenda: all, count: 2, more: true, minutes: all });
    await shield(hidden.clientSystemId, [criminologist]);
    const left = [shown.fileId];
    for (const who of [cawWorker, coordinator]) {
      assert.deepEqual(await sight(who), { agenda: left, count: 1, actions: left, more: false, minutes: left });
    }
    assert.deepEqual(await agendaOf(meetingId, criminologist), all);
    await assertRefused(around.attend(hidden.fileId, 'pz-gent'), 'not-found');
    await assertRefused(around.plan([hidden.fileId]), 'not-found');
    await around.setAgenda(meetingId, left);
    assert.deepEqual(new Set(await agendaOf(meetingId, criminologist)), new Set(all));
  });
});
