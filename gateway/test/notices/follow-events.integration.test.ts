import 'reflect-metadata';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Principal } from '@veilighuis/access';
import {
  clientSystemsMerged,
  groundRevoked,
  mergeUndone,
  possibleMatchOffered,
  trajectoryAssigned,
} from '@veilighuis/contracts';
import { Elsewhere, opened } from '../support/elsewhere.ts';
import { following, staff, told } from '../support/following.ts';
import type { Following } from '../support/following.ts';

let gateway: Following;
before(async () => {
  gateway = await following();
});
after(() => gateway.stop());

const elsewhere = new Elsewhere(() => gateway);

describe('A notice that a trajectory was assigned', () => {
  it('is for the one who got it, and for nobody else', async () => {
    const [anna, bart] = [staff('case-director'), staff('case-director')];
    const trajectoryId = randomUUID();
    await elsewhere.assign(randomUUID(), anna, { trajectoryId });
    const [notice] = await gateway.list(anna);
    assert.deepEqual(
      [notice?.kind, notice?.record, notice?.count, notice?.read],
      ['trajectory-assigned', { kind: 'trajectory', id: trajectoryId }, 1, false],
    );
    for (const other of [bart, staff('operational-coordinator'), { ...anna, centre: 'ant' }])
      assert.deepEqual(await gateway.list(other), []);
  });

  it('goes when somebody else gets it', async () => {
    const [anna, bart] = [staff('case-director'), staff('case-director')];
    const [clientSystemId, trajectoryId] = [randomUUID(), randomUUID()];
    await elsewhere.assign(clientSystemId, anna, { trajectoryId });
    await elsewhere.assign(clientSystemId, bart, { trajectoryId, sequence: 2 });
    assert.deepEqual([await elsewhere.kindsOf(anna), await elsewhere.kindsOf(bart)], [[], ['trajectory-assigned']]);
  });

  it('comes once, however often the event is delivered', async () => {
    const anna = staff('case-director');
    const event = told(trajectoryAssigned, {
      trajectoryId: randomUUID(),
      clientSystemId: randomUUID(),
      assigneeId: anna.subject,
    });
    await Promise.all([gateway.events.assigned(event), gateway.events.assigned(event)]);
    await gateway.events.assigned(event);
    assert.equal((await gateway.list(anna)).length, 1);
  });
});

describe('R37: a notice of an emergency access', () => {
  const officer = staff('privacy-officer');
  const coordinator = staff('operational-coordinator');
  const grantee = staff('caw-worker');
  let holder: Principal;
  let clientSystemId = '';
  beforeEach(async () => {
    await gateway.rows.deleteMany({});
    [holder, clientSystemId] = [staff('case-director'), randomUUID()];
    await elsewhere.grant(clientSystemId, holder);
  });

  it('comes to who holds the file, to the coordinators and the privacy officer of its centre, not to others', async () => {
    await elsewhere.emergency(clientSystemId, grantee);
    const other = staff('case-director');
    await elsewhere.grant(randomUUID(), other);
    for (const who of [grantee, other, staff('auditor'), staff('privacy-officer', { centre: 'ant' })])
      assert.deepEqual(await elsewhere.kindsOf(who), [], who.roles[0]);
    for (const who of [holder, coordinator, officer])
      assert.deepEqual((await gateway.list(who))[0]?.record, { kind: 'client-system', id: clientSystemId });
  });

  it('no longer to who gave the case back, also when that was heard first', async () => {
    const [before, early] = [staff('case-director'), staff('case-director')];
    const ended = { clientSystemId, ground: 'assigned', until: '2026-06-01' } as const;
    const [one, other] = [randomUUID(), randomUUID()];
    await elsewhere.grant(clientSystemId, before, one);
    await gateway.events.revoked(told(groundRevoked, { ...ended, grantId: one }));
    await gateway.events.revoked(told(groundRevoked, { ...ended, grantId: other }));
    await elsewhere.grant(clientSystemId, early, other);
    await elsewhere.emergency(clientSystemId, grantee);
    assert.deepEqual([await elsewhere.kindsOf(before), await elsewhere.kindsOf(early)], [[], []]);
    assert.equal((await elsewhere.kindsOf(holder)).length, 1, 'negative control');
  });

  it('R09: comes to who holds what was merged into it, until that is undone', async () => {
    const survivingId = randomUUID();
    const both = { survivingId, absorbedId: clientSystemId };
    await gateway.events.merged(told(clientSystemsMerged, both, { sequence: 3 }), false);
    await elsewhere.emergency(survivingId, grantee);
    assert.equal((await elsewhere.kindsOf(holder)).length, 1);
    await gateway.events.merged(told(mergeUndone, both, { sequence: 4 }), true);
    await elsewhere.emergency(survivingId, grantee);
    assert.equal((await elsewhere.kindsOf(holder)).length, 1);
  });

  it('R36: of a shielded file it comes to the privacy officer and to who is named, to no other', async () => {
    const named = staff('case-supporter');
    await elsewhere.grant(clientSystemId, named);
    await elsewhere.shield(clientSystemId, [named, grantee]);
    await elsewhere.emergency(clientSystemId, grantee);
    assert.deepEqual([await elsewhere.kindsOf(coordinator), await elsewhere.kindsOf(holder)], [[], []]);
    for (const who of [officer, named]) assert.deepEqual(await elsewhere.kindsOf(who), ['emergency-access-opened']);
  });
});

describe('A notice that files wait for the table', () => {
  beforeEach(() => gateway.rows.deleteMany({}));

  it('is one for each day and centre, counts them, and is new again each time', async () => {
    const liaison = staff('police-liaison');
    const first = opened(randomUUID());
    await gateway.events.onTriageList(first);
    await gateway.events.onTriageList(first);
    const [one] = await gateway.list(liaison);
    await gateway.own.markRead(liaison, [one?.noticeId ?? '']);
    assert.deepEqual(await gateway.list(liaison, true), []);
    await gateway.events.onTriageList(opened(randomUUID()));
    const rows = await gateway.list(liaison, true);
    assert.deepEqual(
      rows.map(({ kind, count, record, noticeId }) => [kind, count, record, noticeId]),
      [['triage-files-waiting', 2, undefined, one?.noticeId]],
    );
    for (const who of [staff('case-director'), staff('caw-worker', { centre: 'ant' })])
      assert.deepEqual(await gateway.list(who), []);
  });

  it('of two at the same moment both are counted', async () => {
    await Promise.all([1, 2, 3].map(() => gateway.events.onTriageList(opened(randomUUID()))));
    assert.equal((await gateway.list(staff('caw-worker')))[0]?.count, 3);
  });

  it('R36: does not count a shielded file', async () => {
    const clientSystemId = randomUUID();
    await elsewhere.shield(clientSystemId, []);
    await gateway.events.onTriageList(opened(clientSystemId));
    assert.deepEqual(await gateway.list(staff('caw-worker')), []);
  });
});

describe('R09: a notice that there is a possible match', () => {
  beforeEach(() => gateway.rows.deleteMany({}));
  const coordinator = staff('operational-coordinator');
  const offered = (leftId: string, rightId: string) =>
    gateway.events.matchOffered(told(possibleMatchOffered, { matchId: randomUUID(), leftId, rightId }));

  it('is for those who decide on it', async () => {
    await offered(randomUUID(), randomUUID());
    assert.deepEqual(await elsewhere.kindsOf(coordinator), ['possible-match-offered']);
    assert.deepEqual(await elsewhere.kindsOf(staff('police-liaison')), []);
  });

  it('comes for each of very many about one client system at once', async () => {
    const leftId = randomUUID();
    await Promise.all(Array.from({ length: 60 }, () => offered(leftId, randomUUID())));
    const rows = await gateway.rows.countDocuments({ clientSystemIds: leftId });
    assert.equal(rows, 60);
  });

  it('R36: is not there for a file that is shielded, or becomes so', async () => {
    const [before, since] = [randomUUID(), randomUUID()];
    await elsewhere.shield(before, [coordinator]);
    await offered(randomUUID(), before);
    await offered(since, randomUUID());
    assert.deepEqual(await elsewhere.kindsOf(coordinator), ['possible-match-offered'], 'negative control');
    await elsewhere.shield(since, [coordinator]);
    assert.deepEqual(await elsewhere.kindsOf(coordinator), []);
  });
});
