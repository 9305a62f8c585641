import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { explainQueries } from '../src/index.ts';
import { newKey, Parts, serverUrl, useParts } from './support/harness.ts';
import { context, newThing, thingCounted, type Thing } from './support/models.ts';
import { until } from './support/until.ts';

describe('Explained queries', () => {
  const parts = useParts();
  const scans = async (run: () => Promise<unknown>) =>
    (await explainQueries(parts().database, run))
      .filter(({ scansCollection }) => scansCollection)
      .map(({ shape }) => shape);

  it('show every kind of statement that scans a collection (negative control)', async () => {
    const { collection } = parts().store;
    await parts().work.run(context, (tx) => parts().store.insert(tx, newThing()));
    const lookup = (foreignField: string) => [
      { $match: { key: 'x' } },
      { $lookup: { from: 'things', localField: 'count', foreignField, as: 'found' } },
    ];
    const found = await scans(async () => {
      await collection.find({ count: 1 }).toArray();
      await collection.find({ count: 2 }).toArray();
      await collection.countDocuments({ centre: 'x' });
      await collection.distinct('count', { body: 'x' });
      await collection.updateMany({ count: 77 }, { $set: { count: 78 } });
      await collection.deleteOne({ body: 'none' });
      await collection.findOneAndUpdate({ version: 99 }, { $set: { version: 100 } });
      await collection.aggregate(lookup('centre')).toArray();
      await collection.aggregate(lookup('_id')).toArray();
      await collection.find({ key: 'x' }).toArray();
    });
    assert.deepEqual(found, [
      'find {count: ?}',
      'aggregate [{$match: {centre: ?}}, {$group: {_id: ?, n: {$sum: ?}}}]',
      'distinct {body: ?}',
      'update {count: ?}',
      'delete {body: ?}',
      'findAndModify {version: ?}',
      'aggregate [{$match: {key: ?}}, {$lookup: {from: things, localField: count, foreignField: centre, as: found}}]',
    ]);
  });

  it('tell the index and whether rows are sorted in memory', async () => {
    const { collection } = parts().store;
    const explained = await explainQueries(parts().database, async () => {
      await collection
        .find({ key: { $gt: 'a' } })
        .sort({ key: 1 })
        .toArray();
      await collection
        .find({ key: { $gt: 'a' } })
        .sort({ count: 1 })
        .toArray();
    });
    assert.deepEqual(
      explained.map(({ shape, indexes, sortsInMemory }) => ({ shape, indexes, sortsInMemory })),
      [
        { shape: 'find {key: {$gt: ?}} sort {"key":1}', indexes: ['by-key'], sortsInMemory: false },
        { shape: 'find {key: {$gt: ?}} sort {"count":1}', indexes: ['by-key'], sortsInMemory: true },
      ],
    );
  });

  it('of this package itself never scan a collection', async () => {
    const { database, store, outbox, auditLog } = parts();
    const found = await explainQueries(database, async () => {
      const own = new Parts(database, newKey('other'));
      await useEverything(own, newThing());
      await own.vault.rotate();
      await outbox.markPublished((await outbox.pending(5)).map(({ id }) => id));
      await outbox.oldestPendingAt();
      await outbox.pendingCount();
      const [personId, ...clientSystemIds] = Array.from({ length: 4 }, () => randomUUID());
      const before = { at: new Date(), lineId: randomUUID() };
      for (const about of [{ personId, clientSystemIds }, { personId, clientSystemIds: [] }, { clientSystemIds }]) {
        await auditLog.page({ centre: 'ovl', ...about }, 5);
        await auditLog.page({ centre: 'ovl', ...about }, 5, before);
      }
      await auditLog.knowsPerson('ovl', randomUUID());
      await auditLog.clientSystemsOf('ovl', randomUUID());
      const again = await Parts.open(serverUrl(), database.db.databaseName);
      await again.database.ready;
      await again.database.close();
    });
    const seen = new Set(found.map(({ collection }) => collection));
    for (const collection of [
      'outbox',
      'inbox',
      'audit',
      'idempotency',
      'data-keys',
      'migrations',
      store.collection.collectionName,
    ]) {
      assert.ok(seen.has(collection), `${collection} was looked at`);
    }
    assert.deepEqual(
      found.filter(({ scansCollection, sortsInMemory }) => scansCollection || sortsInMemory),
      [],
    );
  });

  async function useEverything({ work, store, vault }: Parts, thing: Thing): Promise<void> {
    const place = { collection: 'things', id: thing._id, field: 'body' };
    const key = { subject: 's', operation: 'o', idempotencyKey: thing._id, requestHash: 'h' };
    const act = () =>
      work.run(context, (tx) =>
        tx.accept(thing._id, async () => {
          await tx.once(key, () => vault.seal(thing._id, place, 'x', tx.session));
          await store.insert(tx, thing);
          await store.replace(tx, thing, 1);
          tx.announce(thingCounted, { subject: thing._id, sequence: 2, data: { count: 1 } });
          tx.audit({ operation: 'o', result: 'granted' });
        }),
      );
    assert.equal(await act(), true);
    assert.equal(await act(), false);
    await until('the document', () => store.find(thing._id));
    await vault.open(thing._id, place, await vault.seal(thing._id, place, 'x'));
    await work.run(context, (tx) => vault.erase(thing._id, tx));
  }
});
