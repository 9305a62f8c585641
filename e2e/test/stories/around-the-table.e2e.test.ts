import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import {
  closeMeeting,
  completeAction,
  getMeeting,
  getMinutes,
  getOverviewFile,
  getTriageFile,
  invite,
  listMeetings,
  listTriageActions,
  planMeeting,
  recordAttendance,
  releaseContribution,
  withdrawInvitation,
  writeContribution,
  type OperationInput,
} from '@veilighuis/contracts';
import { collect, poll } from '@veilighuis/testing';
import { Cast } from '../support/cast.ts';
import { as, coordinator, signIn, today } from '../support/platform.ts';
import { protocolsOfZones } from '../support/protocols.ts';
import { refusalOf } from '../support/refusal.ts';
import { decide, fileOnAgenda, nextWeek, read } from '../support/table.ts';

type Attends = Omit<OperationInput<typeof recordAttendance>, 'fileId' | 'organisation'>;

const cast = new Cast(1982);
const NINOVE = '41048';

describe('Around the table: Wednesday’s input, Thursday’s meeting, and what follows', { timeout: 120_000 }, () => {
  before(protocolsOfZones);

  const CAW = 'caw-oost-vlaanderen';
  const PARKET = 'parket-oost-vlaanderen';
  const once = () => ({ idempotencyKey: crypto.randomUUID() });
  const plan = (fileIds: string[]) =>
    as(coordinator, planMeeting, { on: today, startsAt: '09:30', place: 'centre', fileIds }, once());
  const agendaFor = async (who: string, meetingId: string) =>
    (await as(who, getMeeting, { meetingId })).agenda.map(({ fileId }) => fileId);
  const attend = (fileId: string, organisation: string, attends: Attends) =>
    as(coordinator, recordAttendance, { fileId, organisation, ...attends }, { version: 0 });

  it('R30: the agenda holds two files; the liaison of Aalst sees that of Ninove, and counts one', async () => {
    const [gent, ninove] = [await fileOnAgenda(cast), await fileOnAgenda(cast, { municipality: NINOVE, zone: '5440' })];
    const both = [ninove.file.fileId, gent.file.fileId];
    const { meetingId } = await plan(both);
    assert.deepEqual(await agendaFor('prosecution-criminologist', meetingId), both);
    assert.deepEqual(await agendaFor('police-liaison-aalst', meetingId), [ninove.file.fileId]);
    const meetings = await collect((paging) => as('police-liaison-aalst', listMeetings, paging));
    assert.equal(meetings.find((row) => row.meetingId === meetingId)?.files, 1);
    await refusalOf(as('partner-worker', getMeeting, { meetingId }), 'not-found');
  });

  it('R22, R24: the CAW worker writes; nobody else learns of it until it is released; the parket has nothing to share', async () => {
    const { file } = await fileOnAgenda(cast);
    const { fileId } = file;
    const runningHelp = 'Test: begeleiding loopt sinds mei.';
    const seen = async (who: string) => JSON.stringify((await as(who, getTriageFile, { fileId })).table);
    const before = await Promise.all([coordinator, 'prosecution-criminologist'].map(seen));
    const content = { fileId, answer: 'content', runningHelp } as const;
    const written = await as('caw-worker', writeContribution, content, { version: 0 });
    assert.deepEqual(await Promise.all([coordinator, 'prosecution-criminologist'].map(seen)), before);
    await as('caw-worker', releaseContribution, { fileId }, { version: written.version });
    assert.ok((await seen('prosecution-criminologist')).includes(runningHelp));
    const nothing = { fileId, answer: 'nothing-to-share' } as const;
    await as('prosecution-criminologist', writeContribution, nothing, { version: 0 });
    await as('prosecution-criminologist', releaseContribution, { fileId }, { version: 1 });
    const seats = (await as('caw-worker', getTriageFile, { fileId })).table?.contributions ?? [];
    assert.deepEqual(
      seats.map(({ category, state, answer }) => [category, state, answer]),
      [
        ['CAW', 'released', 'content'],
        ['police', 'not-yet-released', undefined],
        ['public-prosecutor', 'released', 'nothing-to-share'],
      ],
    );
    assert.equal((await read(fileId)).version, file.version, 'R26: who decides sees the same version');
  });

  it('R25, R28: the CAW worker is ill for one file; minutes for those who were there, of what they were at', async () => {
    const [one, other] = [await fileOnAgenda(cast), await fileOnAgenda(cast)];
    const { meetingId } = await plan([one.file.fileId, other.file.fileId]);
    await attend(one.file.fileId, CAW, { state: 'present' });
    await attend(other.file.fileId, CAW, { state: 'absent', reason: 'Test: ziek.' });
    for (const { file } of [one, other]) await attend(file.fileId, PARKET, { state: 'present' });
    const actions = [{ text: 'Test: het gezin bellen.', organisation: CAW, dueOn: nextWeek() }];
    await decide(one.file, { outcome: 'include-track-3', participants: [CAW, PARKET], actions });
    await refusalOf(decide(other.file, { outcome: 'include-track-3', participants: [CAW] }), 'invalid-input');
    const { version } = await as(coordinator, getMeeting, { meetingId });
    await as(coordinator, closeMeeting, { meetingId }, { version });
    const minutesFor = async (who: string) => (await as(who, getMinutes, { meetingId })).files;
    assert.deepEqual(
      (await minutesFor('caw-worker')).map(({ fileId }) => fileId),
      [one.file.fileId],
    );
    assert.deepEqual(
      (await minutesFor('prosecution-criminologist')).map(({ returned }) => returned),
      [false, true],
    );
    for (const who of ['police-liaison-gent', 'case-director-1', 'privacy-officer']) {
      await refusalOf(as(who, getMinutes, { meetingId }), 'not-found');
    }
    await as(
      coordinator,
      planMeeting,
      { on: nextWeek(), startsAt: '09:30', place: 'online', fileIds: [other.file.fileId] },
      once(),
    );
  });

  it('R26: what is to be done stands with whoever has to do it, until it is done', async () => {
    const { file } = await fileOnAgenda(cast);
    const actions = [{ text: 'Test: het gezin bellen.', organisation: CAW, dueOn: nextWeek() }];
    await decide(file, { outcome: 'include-track-3', actions });
    const listed = async (who: string, state: 'open' | 'done' = 'open') => {
      const rows = await collect((paging) => as(who, listTriageActions, { ...paging, state }));
      return rows.find(({ fileId }) => fileId === file.fileId);
    };
    const { actionId = '' } = (await listed('caw-worker')) ?? {};
    assert.equal(await listed('prosecution-criminologist'), undefined);
    const done = { fileId: file.fileId, actionId };
    await refusalOf(as('prosecution-criminologist', completeAction, done, { version: 1 }), 'not-allowed');
    await as('caw-worker', completeAction, { ...done, note: 'Test: gebeld.' }, { version: 1 });
    assert.equal(await listed('caw-worker'), undefined);
    assert.equal((await listed(coordinator, 'done'))?.note, 'Test: gebeld.');
  });

  it('R23, R30: a worker of the OCMW who is invited opens that file, brings input, and loses it when it is withdrawn', async () => {
    const { file, clientSystemId } = await fileOnAgenda(cast);
    const { fileId } = file;
    await refusalOf(as('partner-worker', getTriageFile, { fileId }), 'not-found');
    const inviteeId = await signIn.subjectOf('police-liaison-aalst');
    const invited = { category: 'OCMW', ground: 'involvement', motivation: 'Test: begeleidt het gezin.' } as const;
    const ocmw = { fileId, organisation: 'ocmw-gent', inviteeId: await signIn.subjectOf('partner-worker'), ...invited };
    const { invitationId } = await as(coordinator, invite, ocmw, once());
    await as(coordinator, invite, { ...ocmw, organisation: 'pz-aalst', category: 'police', inviteeId }, once());
    assert.equal((await as('partner-worker', getTriageFile, { fileId })).fileId, fileId);
    await as('partner-worker', writeContribution, { fileId, answer: 'not-known' }, { version: 0 });
    const overview = () =>
      as('police-liaison-aalst', getOverviewFile, { clientSystemId }).then(
        () => true,
        () => false,
      );
    assert.equal(await poll(overview, (isOpen) => isOpen, 30_000), true, 'intake follows the ground');
    await as(coordinator, withdrawInvitation, { fileId, invitationId }, { version: 1 });
    await refusalOf(as('partner-worker', getTriageFile, { fileId }), 'not-found');
  });
});
