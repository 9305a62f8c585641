import 'reflect-metadata';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import {
  clientSystemTransferred,
  erasureOrdered,
  possibleMatchOffered,
  shieldingChanged,
  trajectoryAssigned,
} from '@veilighuis/contracts';
import { explainQueries } from '@veilighuis/persistence';
import { Elsewhere, opened } from '../support/elsewhere.ts';
import { following, staff, told } from '../support/following.ts';
import type { Following } from '../support/following.ts';

let gateway: Following;
before(async () => {
  gateway = await following();
});
after(() => gateway.stop());

const elsewhere = new Elsewhere(() => gateway);

describe('What becomes of notices', () => {
  beforeEach(() => gateway.rows.deleteMany({}));

  it('R36: of a file that becomes shielded they stay with who is named only, and older news changes nothing', async () => {
    const [named, other] = [staff('case-director'), staff('case-director')];
    const clientSystemId = randomUUID();
    await elsewhere.assign(clientSystemId, named);
    await elsewhere.assign(clientSystemId, other);
    await elsewhere.shield(clientSystemId, [named], 5);
    await gateway.events.shielded(
      told(shieldingChanged, { clientSystemId, shielded: false, visibleTo: [] }, { sequence: 4 }),
    );
    await elsewhere.assign(clientSystemId, other);
    assert.deepEqual([await elsewhere.kindsOf(named), await elsewhere.kindsOf(other)], [['trajectory-assigned'], []]);
  });

  it('R36, R50: of a file that is shielded or erased at that very moment none stays either', async () => {
    const other = staff('case-director');
    const ids = Array.from({ length: 12 }, () => randomUUID());
    const acts = ids.flatMap((clientSystemId, place) => [
      elsewhere.assign(clientSystemId, other),
      place % 2 === 0
        ? elsewhere.shield(clientSystemId, [])
        : gateway.events.erased(told(erasureOrdered, { erasureId: randomUUID(), clientSystemId, absorbedIds: [] })),
    ]);
    await Promise.all(acts);
    assert.deepEqual(await elsewhere.kindsOf(other), []);
  });

  it('R51: those of the old centre go when the file goes to another one', async () => {
    const holder = staff('case-director');
    const clientSystemId = randomUUID();
    await elsewhere.assign(clientSystemId, holder);
    const data = { clientSystemId, absorbedIds: [] };
    await gateway.events.transferred(told(clientSystemTransferred, data, { centre: 'ant', sequence: 7 }));
    assert.deepEqual(await elsewhere.kindsOf(holder), []);
  });

  it('R50: nothing is left about an erased client system, and what still comes in about it is dropped', async () => {
    const holder = staff('case-director');
    const [clientSystemId, absorbedId, kept] = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of [clientSystemId, absorbedId, kept]) {
      await elsewhere.grant(id, holder);
      await elsewhere.assign(id, holder);
    }
    const place = { owner: holder.subject, form: 'contact', subject: clientSystemId } as const;
    await gateway.drafts.save(place, '{}', undefined, new Date());
    const order = told(erasureOrdered, { erasureId: randomUUID(), clientSystemId, absorbedIds: [absorbedId] });
    await gateway.events.erased(order);
    await gateway.events.erased(order);
    await elsewhere.assign(clientSystemId, holder);
    await elsewhere.grant(absorbedId, holder);
    assert.deepEqual(await elsewhere.kindsOf(holder), ['trajectory-assigned'], 'that of the other one is left');
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
      await elsewhere.grant(clientSystemId, who);
      await elsewhere.assign(clientSystemId, who);
      await elsewhere.emergency(clientSystemId, who);
      await gateway.events.onTriageList(opened(clientSystemId));
      await elsewhere.shield(clientSystemId, [who]);
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
