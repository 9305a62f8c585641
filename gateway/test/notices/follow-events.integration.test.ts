import 'reflect-metadata';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Principal } from '@veilighuis/access';
import {
  clientSystemsMerged,
  clientSystemTransferred,
  emergencyAccessOpened,
  erasureOrdered,
  groundGranted,
  groundRevoked,
  mergeUndone,
  possibleMatchOffered,
  shieldingChanged,
  trajectoryAssigned,
  triageFileOpened,
} from '@veilighuis/contracts';
import { explainQueries } from '@veilighuis/persistence';
import { following, staff, told } from '../support/following.ts';
import type { Following } from '../support/following.ts';

let gateway: Following;
before(async () => {
  gateway = await following();
});
after(() => gateway.stop());

const kindsOf = async (who: Principal) => (await gateway.list(who)).map(({ kind }) => kind);
const assign = (clientSystemId: string, who: Principal, more: { trajectoryId?: string; sequence?: number } = {}) => {
  const { trajectoryId = randomUUID(), sequence = 1 } = more;
  const data = { trajectoryId, clientSystemId, assigneeId: who.subject };
  return gateway.events.assigned(told(trajectoryAssigned, data, { subject: trajectoryId, sequence }));
};
const grant = (clientSystemId: string, who: Principal, grantId = randomUUID()) =>
  gateway.events.granted(
    told(groundGranted, { grantId, clientSystemId, ground: 'assigned', granteeId: who.subject, from: '2026-01-01' }),
  );
const emergency = (clientSystemId: string, who: Principal) =>
  gateway.events.emergency(
    told(emergencyAccessOpened, { grantId: randomUUID(), clientSystemId, granteeId: who.subject, hours: 4 }),
  );
const shield = (clientSystemId: string, visibleTo: readonly Principal[], sequence = 2) => {
  const data = { clientSystemId, shielded: true, visibleTo: visibleTo.map(({ subject }) => subject) };
  return gateway.events.shielded(told(shieldingChanged, data, { sequence }));
};
const opened = (clientSystemId: string) =>
  told(triageFileOpened, { fileId: randomUUID(), clientSystemId, repeat: false, finalOn: '2026-12-01' });

describe('A notice that a trajectory was assigned', () => {
  it('is for the one who got it, and for nobody else', async () => {
    const [anna, bart] = [staff('case-director'), staff('case-director')];
    const trajectoryId = randomUUID();
    await assign(randomUUID(), anna, { trajectoryId });
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
    await assign(clientSystemId, anna, { trajectoryId });
    await assign(clientSystemId, bart, { trajectoryId, sequence: 2 });
    assert.deepEqual([await kindsOf(anna), await kindsOf(bart)], [[], ['trajectory-assigned']]);
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
    await grant(clientSystemId, holder);
  });

  it('comes to who holds the file, to the coordinators and the privacy officer of its centre, not to others', async () => {
    await emergency(clientSystemId, grantee);
    const other = staff('case-director');
    await grant(randomUUID(), other);
    for (const who of [grantee, other, staff('auditor'), staff('privacy-officer', { centre: 'ant' })])
      assert.deepEqual(await kindsOf(who), [], who.roles[0]);
    for (const who of [holder, coordinator, officer])
      assert.deepEqual((await gateway.list(who))[0]?.record, { kind: 'client-system', id: clientSystemId });
  });

  it('no longer to who gave the case back, also when that was heard first', async () => {
    const [before, early] = [staff('case-director'), staff('case-director')];
    const ended = { clientSystemId, ground: 'assigned', until: '2026-06-01' } as const;
    const [one, other] = [randomUUID(), randomUUID()];
    await grant(clientSystemId, before, one);
    await gateway.events.revoked(told(groundRevoked, { ...ended, grantId: one }));
    await gateway.events.revoked(told(groundRevoked, { ...ended, grantId: other }));
    await grant(clientSystemId, early, other);
    await emergency(clientSystemId, grantee);
    assert.deepEqual([await kindsOf(before), await kindsOf(early)], [[], []]);
    assert.equal((await kindsOf(holder)).length, 1, 'negative control');
  });

  it('R09: comes to who holds what was merged into it, until that is undone', async () => {
    const survivingId = randomUUID();
    const both = { survivingId, absorbedId: clientSystemId };
    await gateway.events.merged(told(clientSystemsMerged, both, { sequence: 3 }), false);
    await emergency(survivingId, grantee);
    assert.equal((await kindsOf(holder)).length, 1);
    await gateway.events.merged(told(mergeUndone, both, { sequence: 4 }), true);
    await emergency(survivingId, grantee);
    assert.equal((await kindsOf(holder)).length, 1);
  });

  it('R36: of a shielded file it comes to the privacy officer and to who is named, to no other', async () => {
    const named = staff('case-supporter');
    await grant(clientSystemId, named);
    await shield(clientSystemId, [named, grantee]);
    await emergency(clientSystemId, grantee);
    assert.deepEqual([await kindsOf(coordinator), await kindsOf(holder)], [[], []]);
    for (const who of [officer, named]) assert.deepEqual(await kindsOf(who), ['emergency-access-opened']);
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
    await shield(clientSystemId, []);
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
    assert.deepEqual(await kindsOf(coordinator), ['possible-match-offered']);
    assert.deepEqual(await kindsOf(staff('police-liaison')), []);
  });

  it('comes for each of very many about one client system at once', async () => {
    const leftId = randomUUID();
    await Promise.all(Array.from({ length: 60 }, () => offered(leftId, randomUUID())));
    const rows = await gateway.rows.countDocuments({ clientSystemIds: leftId });
    assert.equal(rows, 60);
  });

  it('R36: is not there for a file that is shielded, or becomes so', async () => {
    const [before, since] = [randomUUID(), randomUUID()];
    await shield(before, [coordinator]);
    await offered(randomUUID(), before);
    await offered(since, randomUUID());
    assert.deepEqual(await kindsOf(coordinator), ['possible-match-offered'], 'negative control');
    await shield(since, [coordinator]);
    assert.deepEqual(await kindsOf(coordinator), []);
  });
});

describe('What becomes of notices', () => {
  beforeEach(() => gateway.rows.deleteMany({}));

  it('R36: of a file that becomes shielded they stay with who is named only, and older news changes nothing', async () => {
    const [named, other] = [staff('case-director'), staff('case-director')];
    const clientSystemId = randomUUID();
    await assign(clientSystemId, named);
    await assign(clientSystemId, other);
    await shield(clientSystemId, [named], 5);
    await gateway.events.shielded(
      told(shieldingChanged, { clientSystemId, shielded: false, visibleTo: [] }, { sequence: 4 }),
    );
    await assign(clientSystemId, other);
    assert.deepEqual([await kindsOf(named), await kindsOf(other)], [['trajectory-assigned'], []]);
  });

  it('R36, R50: of a file that is shielded or erased at that very moment none stays either', async () => {
    const other = staff('case-director');
    const ids = Array.from({ length: 12 }, () => randomUUID());
    const acts = ids.flatMap((clientSystemId, place) => [
      assign(clientSystemId, other),
      place % 2 === 0
        ? shield(clientSystemId, [])
        : gateway.events.erased(told(erasureOrdered, { erasureId: randomUUID(), clientSystemId, absorbedIds: [] })),
    ]);
    await Promise.all(acts);
    assert.deepEqual(await kindsOf(other), []);
  });

  it('R51: those of the old centre go when the file goes to another one', async () => {
    const holder = staff('case-director');
    const clientSystemId = randomUUID();
    await assign(clientSystemId, holder);
    const data = { clientSystemId, absorbedIds: [] };
    await gateway.events.transferred(told(clientSystemTransferred, data, { centre: 'ant', sequence: 7 }));
    assert.deepEqual(await kindsOf(holder), []);
  });

  it('R50: nothing is left about an erased client system, and what still comes in about it is dropped', async () => {
    const holder = staff('case-director');
    const [clientSystemId, absorbedId, kept] = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of [clientSystemId, absorbedId, kept]) {
      await grant(id, holder);
      await assign(id, holder);
    }
    const place = { owner: holder.subject, form: 'contact', subject: clientSystemId } as const;
    await gateway.drafts.save(place, '{}', undefined, new Date());
    const order = told(erasureOrdered, { erasureId: randomUUID(), clientSystemId, absorbedIds: [absorbedId] });
    await gateway.events.erased(order);
    await gateway.events.erased(order);
    await assign(clientSystemId, holder);
    await grant(absorbedId, holder);
    assert.deepEqual(await kindsOf(holder), ['trajectory-assigned'], 'that of the other one is left');
    assert.deepEqual(await gateway.drafts.get(place), { draft: null });
    for (const name of ['notices', 'holders', 'merged-client-systems']) {
      const rows = await gateway.database.db.collection(name).find().toArray();
      assert.doesNotMatch(JSON.stringify(rows), new RegExp(`${clientSystemId}|${absorbedId}`), name);
    }
  });

  it('each user reads them for him or herself; what is not for the caller is passed over', async () => {
    const [one, other] = [staff('operational-coordinator'), staff('operational-coordinator')];
    await gateway.events.matchOffered(
      told(possibleMatchOffered, { matchId: randomUUID(), leftId: randomUUID(), rightId: randomUUID() }),
    );
    const [notice] = await gateway.list(one);
    const noticeId = notice?.noticeId ?? '';
    await gateway.own.markRead(staff('expert'), [noticeId]);
    await gateway.own.markRead(one, [noticeId, randomUUID()]);
    assert.deepEqual([await gateway.list(one, true), (await gateway.list(other, true)).length], [[], 1]);
    assert.equal((await gateway.list(one, false)).length, 1);
    assert.equal(await gateway.own.unread(one, ['possible-match-offered']), 0);
  });

  it('come page by page, the last one first, of the kinds that are wanted', async () => {
    const who = staff('case-director');
    for (const hour of ['08', '09', '10']) {
      const data = { trajectoryId: randomUUID(), clientSystemId: randomUUID(), assigneeId: who.subject };
      await gateway.events.assigned(told(trajectoryAssigned, data, { time: `2026-11-02T${hour}:00:00.000Z` }));
    }
    const page = await gateway.own.list(who, ['trajectory-assigned'], { limit: 2 });
    const rest = await gateway.own.list(who, ['trajectory-assigned'], { limit: 2, cursor: page.nextCursor });
    assert.deepEqual(
      [...page.rows, ...rest.rows].map(({ at }) => at.slice(11, 13)),
      ['10', '09', '08'],
    );
    assert.deepEqual([page.unread, rest.nextCursor], [3, undefined]);
    assert.deepEqual((await gateway.own.list(who, ['emergency-access-opened'], { limit: 2 })).rows, []);
  });

  it('every query goes by an index, and none sorts in memory', async () => {
    const who = staff('operational-coordinator');
    const queries = await explainQueries(gateway.database, async () => {
      const clientSystemId = randomUUID();
      await grant(clientSystemId, who);
      await assign(clientSystemId, who);
      await emergency(clientSystemId, who);
      await gateway.events.onTriageList(opened(clientSystemId));
      await shield(clientSystemId, [who]);
      const page = await gateway.own.list(who, ['trajectory-assigned', 'emergency-access-opened'], {
        limit: 1,
        unread: true,
      });
      await gateway.own.list(who, ['trajectory-assigned'], { limit: 1, cursor: page.nextCursor });
      await gateway.own.markRead(who, [page.rows[0]?.noticeId ?? '']);
      await gateway.own.changedSince(new Date());
      await gateway.events.erased(told(erasureOrdered, { erasureId: randomUUID(), clientSystemId, absorbedIds: [] }));
    });
    assert.deepEqual(
      queries.filter(({ scansCollection, sortsInMemory }) => scansCollection || sortsInMemory),
      [],
    );
    assert.ok(queries.length > 10);
  });
});
