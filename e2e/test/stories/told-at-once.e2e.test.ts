import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import {
  assignTrajectory,
  getOverviewFile,
  getTrajectory,
  labelClientSystems,
  listNotices,
  markNoticesRead,
  openEmergencyAccess,
  registerPoliceReport,
  type NoticeKind,
} from '@veilighuis/contracts';
import { poll } from '@veilighuis/testing';
import { FormSignIn } from '../sign-in/form-sign-in.ts';
import { demoStaffPassword } from '@veilighuis/infra';
import { Cast } from '../support/cast.ts';
import { Following, follow, isList } from '../support/live.ts';
import { as, coordinator, signIn, tokenOf } from '../support/platform.ts';
import { protocolsOfZones } from '../support/protocols.ts';
import { admit, decide, reported, trajectoriesOf, waitingFile } from '../support/table.ts';

const cast = new Cast(1989);
const director = 'case-director-1';
const officer = 'privacy-officer';
const other = 'case-director-2';

type Notice = Awaited<ReturnType<typeof noticesOf>>[number];

async function noticesOf(who: string) {
  return (await as(who, listNotices, { limit: 100 })).rows;
}

/** Waits for a notice of this kind about this record. */
async function noticed(who: string, kind: NoticeKind, id?: string): Promise<Notice | undefined> {
  const find = async () => (await noticesOf(who)).find((one) => one.kind === kind && one.record?.id === id);
  return poll(find, (found) => found !== undefined, 20_000);
}

describe('Word that something changed', { timeout: 180_000 }, () => {
  const household = cast.household();
  let clientSystemId = '';
  let trajectoryId = '';

  before(async () => {
    await protocolsOfZones();
    clientSystemId = await reported(cast.report({ household, level: 'high' }));
    const file = await admit((await waitingFile(clientSystemId)).fileId);
    await decide(file, { outcome: 'include-track-3' });
    trajectoryId = (await trajectoriesOf(clientSystemId))[0]?.trajectoryId ?? '';
  });

  it('a file on the triage list is counted for the table, once for the day; the CAW worker hears of it at once', async () => {
    await using caw = await follow('caw-worker');
    const find = async () => (await noticesOf('caw-worker')).find(({ kind }) => kind === 'triage-files-waiting');
    const counted = (await poll(find, (found) => found !== undefined, 20_000))?.count ?? 0;
    await reported(cast.report({ household: cast.household(), level: 'high' }));
    const more = await poll(find, (found) => (found?.count ?? 0) > counted, 20_000);
    assert.deepEqual([more?.record, more?.read], [undefined, false]);
    assert.ok(await caw.until(isList('triage-files')));
    assert.ok(await caw.until(isList('notices')));
    assert.deepEqual([caw.changes.some(({ kind }) => kind !== 'list'), caw.resyncs], [false, 1]);
  });

  it('who gets a case has a notice of it, and hears at once of what they opened', async () => {
    await using told = await follow(director);
    await using stranger = await follow('expert');
    const { version } = await as(coordinator, getTrajectory, { trajectoryId });
    await as(
      coordinator,
      assignTrajectory,
      { trajectoryId, assigneeId: await signIn.subjectOf(director) },
      { version },
    );
    const notice = await noticed(director, 'trajectory-assigned', trajectoryId);
    assert.ok(notice);
    assert.equal(await noticedNow(other, trajectoryId), undefined, 'nobody else has it');
    assert.ok(await told.until(isList('notices')));
    const overview = () => as(director, getOverviewFile, { clientSystemId }).catch(() => undefined);
    await poll(overview, (found) => found !== undefined, 30_000);
    await as('pz-gent-system', registerPoliceReport, cast.report({ household }));
    const isOwnFile = (change: object) => 'id' in change && change.id === clientSystemId;
    assert.ok(await told.until(isOwnFile), 'the file that was opened changed');
    assert.deepEqual(stranger.changes, []);
    assert.doesNotMatch(told.text, /[A-Z][a-z]+ [A-Z][a-z]+/, 'ids and codes only');
    const { unread } = await as(director, markNoticesRead, { noticeIds: [notice.noticeId] });
    assert.equal(typeof unread, 'number');
    assert.equal((await noticed(director, 'trajectory-assigned', trajectoryId))?.read, true);
  });

  it('R37: the holder, the coordinator and the privacy officer have a notice of an emergency access', async () => {
    const on = { by: 'client-system', clientSystemId } as const;
    const once = { idempotencyKey: crypto.randomUUID() };
    await as(other, openEmergencyAccess, { on, reason: 'Test: dringend.' }, once);
    for (const who of [director, coordinator, officer]) {
      const notice = await noticed(who, 'emergency-access-opened', clientSystemId);
      assert.deepEqual(notice?.record, { kind: 'client-system', id: clientSystemId }, who);
    }
    for (const who of [other, 'caw-worker', 'auditor'])
      assert.equal((await noticesOf(who)).filter(({ kind }) => kind === 'emergency-access-opened').length, 0, who);
  });

  it('a list gets the names of the households that its reader may open, and of no other', async () => {
    const ask = async (who: string) =>
      (await as(who, labelClientSystems, { clientSystemIds: [clientSystemId, crypto.randomUUID()] })).rows;
    const [row] = await ask(director);
    assert.ok(row?.label.includes(household.victim.name.family ?? ''));
    assert.deepEqual(await ask('police-liaison-aalst'), []);
  });

  it('a stream ends with its session, when that is signed out', async () => {
    const browser = new FormSignIn();
    await browser.as({ username: `${other}@veilig-huis-oost-vlaanderen.example`, password: demoStaffPassword });
    const { csrfToken } = (await browser.session()) as { csrfToken: string };
    await using following = new Following();
    const response = await following.begin({ cookie: browser.cookies });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('x-accel-buffering'), 'no');
    await browser.post('/auth/sign-out', { 'x-csrf-token': csrfToken });
    // Found out at the next beat, of which there is one each fifteen seconds.
    await following.ended(40_000);
  });

  async function noticedNow(who: string, id: string): Promise<Notice | undefined> {
    return (await noticesOf(who)).find(({ record }) => record?.id === id);
  }
});

describe('GET /live', { timeout: 60_000 }, () => {
  it('is for members of staff', async () => {
    for (const [token, status] of [
      [undefined, 401],
      [await tokenOf('pz-gent-system'), 403],
    ] as const) {
      await using following = new Following();
      const response = await following.begin(token === undefined ? {} : { authorization: `Bearer ${token}` });
      assert.equal(response.status, status);
      await response.body?.cancel();
    }
  });
});
