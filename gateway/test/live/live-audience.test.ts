import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, it } from 'node:test';
import {
  clientSystemTransferred,
  erasureOrdered,
  getOverviewFile,
  getTrajectory,
  phaseEntered,
  reportRegistered,
  shieldingChanged,
  triageFileOpened,
} from '@veilighuis/contracts';
import type { Shielding } from '@veilighuis/access';
import { roleIn } from '../../src/notices/notice-rules.ts';
import { staff, told } from '../support/following.ts';
import { liveServer } from '../support/live-server.ts';

const opened = (clientSystemId: string, centre = 'ovl') =>
  told(triageFileOpened, { fileId: randomUUID(), clientSystemId, repeat: false, finalOn: '2026-12-01' }, { centre });
const reported = (clientSystemId: string) =>
  told(reportRegistered, {
    reportId: randomUUID(),
    clientSystemId,
    zoneCode: '5415',
    incidentOn: '2026-11-01',
    joined: true,
  });
const list = (name: string) => ({ kind: 'list', list: name });

describe('GET /live', () => {
  let live: Awaited<ReturnType<typeof liveServer>>;
  const known = new Map<string, Shielding>();
  beforeEach(async () => {
    const shieldingOf = (ids: readonly string[]) =>
      Promise.resolve(known.get(ids[0] ?? '') ?? { shielded: false, visibleTo: [] });
    live = await liveServer({ shieldingOf });
  });
  afterEach(() => live.stop());

  it('turns away a stranger, and a system', async () => {
    assert.equal((await live.follow('nobody')).response.status, 401);
    live.signIn('system', staff('police-system', { kind: 'machine' }));
    assert.equal((await live.follow('system')).response.status, 403);
    live.signIn('anna', staff('case-director'));
    assert.equal((await fetch(live.url, { method: 'HEAD', headers: { 'x-session': 'anna' } })).status, 405);
    assert.equal((await fetch(live.url, { method: 'POST', headers: { 'x-session': 'anna' } })).status, 405);
  });

  it('begins with resync, is gathered by no proxy, and beats', async () => {
    live.signIn('anna', staff('case-director'));
    const reader = await live.follow('anna');
    await reader.until('two beats', () => reader.beats >= 2);
    assert.ok(reader.text.startsWith('retry: 3000\nevent: resync\ndata: {}\n\n'));
    const headers = ['content-type', 'cache-control', 'x-accel-buffering', 'content-encoding'].map((name) =>
      reader.response.headers.get(name),
    );
    assert.deepEqual(headers, ['text/event-stream', 'no-store, no-transform', 'no', null]);
  });

  it('R30: of a list hears who may ask for it, in that centre, without ids', async () => {
    live.signIn('caw', staff('caw-worker'));
    live.signIn('director', staff('case-director'));
    live.signIn('elsewhere', staff('caw-worker', { centre: 'ant' }));
    const [caw, director, elsewhere] = [
      await live.follow('caw'),
      await live.follow('director'),
      await live.follow('elsewhere'),
    ];
    live.audience.hear(opened(randomUUID()));
    live.audience.hear(reported(randomUUID()));
    live.audience.hear(opened(randomUUID(), 'ant'));
    await caw.until('both lists', () => caw.changes.length >= 2);
    await elsewhere.until('its own centre', () => elsewhere.changes.length >= 1);
    await director.until('its list', () => director.changes.length >= 1);
    // The CAW worker lists no reports, the director no triage files.
    assert.deepEqual(caw.changes, [list('triage-files'), list('client-systems')]);
    assert.deepEqual(director.changes, [list('client-systems')]);
    assert.deepEqual(elsewhere.changes, [list('triage-files')]);
  });

  it('R30: of a record hears the session that was shown it, and no other, of the same user neither', async () => {
    const anna = staff('case-director');
    const [clientSystemId, trajectoryId] = [randomUUID(), randomUUID()];
    const caller = live.signIn('one', anna);
    live.signIn('other', anna);
    live.shown.answered(getTrajectory, caller, { trajectoryId }, { trajectoryId, clientSystemId });
    const [one, other] = [await live.follow('one'), await live.follow('other')];
    const data = { trajectoryId, clientSystemId, phase: 'execution' } as const;
    live.audience.hear(told(phaseEntered, data));
    await one.until('the record', () => one.changes.length >= 2);
    await other.until('the list', () => other.changes.length >= 1);
    assert.deepEqual(one.changes, [{ kind: 'trajectory', id: trajectoryId }, list('trajectories')]);
    assert.deepEqual(other.changes, [list('trajectories')]);
    live.shown.refused(getTrajectory, caller, { trajectoryId });
    live.audience.hear(told(phaseEntered, data));
    await one.until('the list again', () => one.changes.length >= 3);
    assert.deepEqual(one.changes.slice(2), [list('trajectories')], 'what was refused since is forgotten');
  });

  it('R36: of a shielded file nobody hears but who is named; who was shown it hears that once, and no more', async () => {
    const [named, other] = [staff('operational-coordinator'), staff('operational-coordinator')];
    const clientSystemId = randomUUID();
    for (const [key, who] of [['named', named] as const, ['other', other] as const])
      live.shown.answered(getOverviewFile, live.signIn(key, who), { clientSystemId }, { clientSystemId });
    const [namedReader, otherReader] = [await live.follow('named'), await live.follow('other')];
    const shielding = { shielded: true, visibleTo: [named.subject] };
    live.audience.hear(told(shieldingChanged, { clientSystemId, ...shielding }));
    await otherReader.until('that it changed', () => otherReader.changes.length >= 1);
    known.set(clientSystemId, shielding);
    live.audience.hear(reported(clientSystemId));
    await namedReader.until('the record twice', () => {
      const records = namedReader.changes.filter((one) => JSON.stringify(one).includes(clientSystemId));
      return records.length === 2;
    });
    live.audience.hear(reported(randomUUID()));
    await otherReader.until('another report', () => otherReader.changes.length >= 3);
    assert.deepEqual(otherReader.changes, [
      { kind: 'client-system', id: clientSystemId },
      list('police-reports'),
      list('client-systems'),
    ]);
  });

  it('R50, R51: of a file that is erased, or went elsewhere, nothing is heard after that', async () => {
    const [erased, moved] = [randomUUID(), randomUUID()];
    const caller = live.signIn('anna', staff('auditor'));
    for (const clientSystemId of [erased, moved])
      live.shown.answered(getOverviewFile, caller, { clientSystemId }, { clientSystemId });
    const reader = await live.follow('anna');
    live.audience.hear(told(erasureOrdered, { erasureId: randomUUID(), clientSystemId: erased, absorbedIds: [] }));
    const transfer = { clientSystemId: moved, absorbedIds: [] };
    live.audience.hear(told(clientSystemTransferred, transfer, { centre: 'ant' }));
    await reader.until('both', () => reader.changes.length >= 2);
    assert.equal(live.shown.has('anna', { kind: 'client-system', id: erased }), false);
    assert.equal(live.shown.has('anna', { kind: 'client-system', id: moved }), false);
  });

  it('tells of new notices whom they are for', async () => {
    live.signIn('officer', staff('privacy-officer'));
    live.signIn('auditor', staff('auditor'));
    const [officer, auditor] = [await live.follow('officer'), await live.follow('auditor')];
    live.audience.tellNotices(new Set([roleIn('ovl', 'privacy-officer')]));
    await officer.until('the notice', () => officer.changes.length === 1);
    assert.deepEqual([officer.changes, auditor.changes], [[list('notices')], []]);
  });

  it('changes that come close together are told once', async () => {
    live.signIn('caw', staff('caw-worker'));
    const reader = await live.follow('caw');
    for (let one = 0; one < 100; one += 1) live.audience.hear(opened(randomUUID()));
    await reader.until('the list', () => reader.changes.length >= 1);
    await reader.until('some beats', () => reader.beats >= 8);
    assert.deepEqual(reader.changes, [list('triage-files')]);
  });

  it('a session has four streams; one that was left makes room', async () => {
    live.signIn('anna', staff('case-director'));
    const four = [];
    for (let one = 0; one < 4; one += 1) four.push(await live.follow('anna'));
    assert.equal((await live.follow('anna')).response.status, 429);
    live.signIn('bart', staff('case-director'));
    assert.equal((await live.follow('bart')).response.status, 200, 'another session has its own');
    four[0]?.leave();
    await four[1]?.until('room', () => live.audience.size === 4);
    assert.equal((await live.follow('anna')).response.status, 200);
  });

  it('ends with the session, at the next beat', async () => {
    live.signIn('anna', staff('case-director'));
    const reader = await live.follow('anna');
    await reader.until('a beat', () => reader.beats >= 1);
    live.endSession('anna');
    await reader.until('the end', () => reader.isOver);
    await reader.until('nobody left', () => live.audience.size === 0);
  });

  it('begins anew after a gap, and ends at shutdown', async () => {
    live.signIn('anna', staff('case-director'));
    const reader = await live.follow('anna');
    live.audience.resync();
    await reader.until('resync', () => reader.resyncs === 2);
    live.audience.close();
    await reader.until('the end', () => reader.isOver);
  });
});
