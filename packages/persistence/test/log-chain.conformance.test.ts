import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { Timestamp } from 'mongodb';
import { auditCollection, type AuditRow } from '../src/audit/audit-row.ts';
import { anchorCollection } from '../src/audit/chain/anchors.ts';
import { beginning, linkCollection, linksBehind } from '../src/audit/chain/chain.ts';
import { Sealer } from '../src/audit/chain/sealer.ts';
import { ChainedLog, kinds, never, newAnchorKey, SERVICE } from './support/chained-log.ts';
import { context } from './support/models.ts';
import { anyServer } from './support/server.ts';

const THREE_DAYS_MS = 3 * 24 * 3_600_000;

describe('R32: the chain of the access log', () => {
  let server: Awaited<ReturnType<typeof anyServer>>;
  let log: ChainedLog;
  before(async () => {
    server = await anyServer();
  });
  after(async () => {
    await server[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    log = await ChainedLog.open(server.url);
  });
  afterEach(async () => {
    await log.close();
  });

  const rows = () => auditCollection.in(log.db);
  const links = () => linkCollection.in(log.db);
  const inOrder = (): Promise<AuditRow[]> => rows().find().sort({ order: 1 }).toArray();

  /** What someone with every right on the database would do who doesn't have the key. */
  async function relinkAll(lines: readonly AuditRow[]): Promise<void> {
    await links().deleteMany({});
    await links().insertMany(linksBehind(beginning(SERVICE), lines));
  }

  it('verifies thousands of clean lines, read changes and refusals alike, in the order of their arrival', async () => {
    await log.write(4_000);
    await log.parts.auditLog.recordRead(context, { operation: 'o', result: 'refused', reason: 'not-found' });
    await log.parts.work.run(context, (tx) => {
      tx.audit({ operation: 'test.change', result: 'granted' });
      return Promise.resolve();
    });
    assert.equal(await log.seal(), 4_002);
    await log.sign();
    const found = await log.verify();
    assert.deepEqual(found, {
      service: SERVICE,
      lines: 4_002,
      unsealed: 0,
      anchors: 1,
      vouchedFor: 4_002,
      findings: [],
    });
    const linked = await links().find().sort({ _id: 1 }).toArray();
    assert.deepEqual(
      linked.map(({ row }) => row),
      (await inOrder()).map(({ _id }) => _id),
    );
  });

  it('goes on where it was, and links nothing twice', async () => {
    await log.write(3);
    assert.deepEqual([await log.seal(), await log.seal()], [3, 0]);
    await log.write(2);
    assert.equal(await log.seal(), 2);
    const { lines, findings } = await log.verify();
    assert.deepEqual([lines, findings], [5, []]);
  });

  it('leaves a line alone that a transaction of before may still overtake', async () => {
    await log.write(3);
    assert.equal(await new Sealer(log.db, SERVICE).seal(never), 0);
    assert.equal((await log.verify()).unsealed, 3);
    assert.equal(await log.seal(), 3, 'negative control');
  });

  it('two sealers at once make no fork and no gap', async () => {
    await log.write(1_300);
    for (let round = 0; round < 20 && (await links().countDocuments()) < 1_300; round += 1) {
      await Promise.all([log.seal(), log.seal(), log.seal()]);
    }
    const { lines, findings } = await log.verify();
    assert.deepEqual([lines, findings], [1_300, []]);
  });

  it('goes on from a batch that was cut off in the middle', async () => {
    await log.write(10);
    const planned = linksBehind(beginning(SERVICE), await inOrder());
    await links().insertMany(planned.slice(0, 4));
    assert.equal(await log.seal(), 6);
    assert.deepEqual((await log.verify()).findings, []);
  });

  it('links a line that came below the head after all, once', async () => {
    await log.write(5);
    await log.seal();
    const [second] = (await inOrder()).slice(1);
    assert.ok(second);
    // As when the clock of the database jumped ahead during a transaction.
    const order = new Timestamp({ t: second.order.t - 1, i: 1 });
    await rows().insertOne({ ...second, _id: randomUUID(), order });
    assert.deepEqual(kinds(await log.verify()), ['line-inserted'], 'until it is linked');
    assert.equal(await log.seal(), 1);
    await log.write(2);
    assert.equal(await log.seal(), 2);
    assert.deepEqual((await log.verify()).findings, []);
  });

  describe('finds', () => {
    beforeEach(async () => {
      await log.write(20);
      await log.seal();
      await log.sign();
    });

    const third = async (): Promise<AuditRow> => {
      const [row] = (await inOrder()).slice(2);
      assert.ok(row);
      return row;
    };

    it('nothing in a clean log (negative control)', async () => {
      assert.deepEqual((await log.verify()).findings, []);
    });

    for (const [what, change] of Object.entries({
      'who it was': { $set: { subject: 'someone-else' } },
      'the moment': { $set: { at: new Date('2020-01-01T00:00:00Z') } },
      'the persons': { $set: { personIds: [] } },
      'the result': { $set: { result: 'refused' as const } },
      'a field taken away': { $unset: { resultCount: 1 as const } },
      'a field added': { $set: { note: 'harmless' } },
    })) {
      it(`a changed line: ${what}, with place, line and day, and only that line`, async () => {
        const row = await third();
        await rows().updateOne({ _id: row._id }, change);
        const day = new Date(row.order.t * 1000).toISOString().slice(0, 10);
        const { findings } = await log.verify();
        assert.deepEqual(findings, [{ kind: 'line-changed', sequence: 3, lineId: row._id, day }]);
      });
    }

    it('a removed line', async () => {
      const row = await third();
      await rows().deleteOne({ _id: row._id });
      const { findings } = await log.verify();
      assert.deepEqual([findings[0]?.kind, findings[0]?.sequence, findings[0]?.lineId], ['line-removed', 3, row._id]);
      assert.equal(findings.length, 1);
    });

    it('a removed line with its link', async () => {
      const row = await third();
      await rows().deleteOne({ _id: row._id });
      await links().deleteOne({ row: row._id });
      assert.deepEqual(kinds(await log.verify()), ['link-removed']);
    });

    it('an inserted line, also one without an order', async () => {
      const row = await third();
      await rows().insertOne({ ...row, _id: randomUUID() });
      const { order: _order, ...bare } = row;
      await rows().insertOne({ ...bare, _id: randomUUID() } as unknown as AuditRow);
      assert.deepEqual(kinds(await log.verify()), ['line-inserted', 'line-inserted']);
    });

    it('two lines that changed places', async () => {
      const [one, other] = await inOrder();
      assert.ok(one && other);
      await rows().updateOne({ _id: one._id }, { $set: { order: other.order } });
      await rows().updateOne({ _id: other._id }, { $set: { order: one.order } });
      assert.deepEqual(kinds(await log.verify()), ['line-changed', 'line-changed']);
    });

    it('a link that says another reach, which would hold up the sealer', async () => {
      await links().updateOne({ _id: 20 }, { $set: { reached: new Timestamp({ t: 4_000_000_000, i: 1 }) } });
      assert.deepEqual(kinds(await log.verify()), ['line-changed']);
    });

    it('a tail that was cut off, by the anchor beyond it', async () => {
      const cut = (await inOrder()).slice(-5).map(({ _id }) => _id);
      await rows().deleteMany({ _id: { $in: cut } });
      await links().deleteMany({ row: { $in: cut } });
      assert.deepEqual(kinds(await log.verify()), ['tail-cut']);
    });

    it('a chain that was made anew around a removed line', async () => {
      const row = await third();
      await rows().deleteOne({ _id: row._id });
      await relinkAll(await inOrder());
      await log.write(1);
      await log.seal();
      assert.deepEqual(kinds(await log.verify()), ['chain-replaced']);
    });

    it('a chain that was made anew, and signed by another key of the same name', async () => {
      await anchorCollection.in(log.db).deleteMany({});
      await rows().deleteOne({ _id: (await third())._id });
      await relinkAll(await inOrder());
      await log.sign(new Date(), newAnchorKey().key);
      assert.deepEqual(kinds(await log.verify()), ['signature-wrong']);
    });

    it('an anchor that someone altered, and one by a key that nobody gave', async () => {
      await anchorCollection.in(log.db).updateOne({ _id: 20 }, { $set: { day: '2020-01-01' } });
      await log.write(1);
      await log.seal();
      await log.sign(new Date(), newAnchorKey('unheard-of').key);
      assert.deepEqual(kinds(await log.verify()).toSorted(), ['key-unknown', 'signature-wrong']);
    });

    it('all of that also when the anchors are gone from the database, by those kept elsewhere', async () => {
      const kept = await log.verify().then(() => anchorsOf(log));
      await anchorCollection.in(log.db).deleteMany({});
      const cut = (await inOrder()).slice(-5).map(({ _id }) => _id);
      await rows().deleteMany({ _id: { $in: cut } });
      await links().deleteMany({ row: { $in: cut } });
      assert.deepEqual(kinds(await log.verify()), [], 'the database alone no longer tells');
      assert.deepEqual(kinds(await log.verify(kept)), ['anchor-removed', 'tail-cut']);
    });

    it('that for days nobody signed anything', async () => {
      await anchorCollection.in(log.db).deleteMany({});
      const inThreeDays = new Date(Date.now() + THREE_DAYS_MS);
      assert.deepEqual(kinds(await log.verify([], inThreeDays)), ['anchor-missing']);
    });
  });

  it('an anchor by the key of before holds after a rotation, by its public half alone', async () => {
    await log.write(2);
    await log.seal();
    await log.sign();
    const next = newAnchorKey('a2');
    await log.write(2);
    await log.seal();
    await log.sign(new Date(), next.key);
    const both = await log.verify([], new Date(), [next.key.publicText, log.signer.key.publicText]);
    assert.deepEqual([both.vouchedFor, both.findings], [4, []]);
    assert.deepEqual(
      kinds(await log.verify([], new Date(), [next.key.publicText])),
      ['key-unknown'],
      'negative control',
    );
  });

  it('the chain of another service can not stand in for this one', async () => {
    await log.write(2);
    await new Sealer(log.db, 'triage', 0).seal(never);
    assert.deepEqual(kinds(await log.verify()), ['line-changed']);
  });

  it('survives the erasure of a file: its lines hold ids only, and who looked', async () => {
    const clientSystemId = randomUUID();
    const { vault, work, auditLog } = log.parts;
    await auditLog.recordRead(context, {
      operation: 'test.read',
      clientSystemIds: [clientSystemId],
      result: 'granted',
    });
    await log.seal();
    await work.run(context, async (tx) => {
      await vault.begin(clientSystemId, tx);
    });
    await work.run(context, (tx) => vault.erase(clientSystemId, tx));
    await assert.rejects(vault.seal(clientSystemId, { collection: 'c', id: 'i', field: 'f' }, 'x'), {
      name: 'ErasedError',
    });
    const [line] = await auditLog.page({ centre: context.centre, clientSystemIds: [clientSystemId] }, 1);
    assert.deepEqual([line?.subject, line?.organisation], [context.actor.subject, context.actor.organisation]);
    assert.deepEqual((await log.verify()).findings, []);
  });
});

async function anchorsOf(log: ChainedLog) {
  const stored = await anchorCollection.in(log.db).find().toArray();
  return stored.map(({ _id, ...rest }) => ({ ...rest, sequence: _id }));
}
