import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { ProblemError } from '@veilighuis/contracts';
import { UnitOfWork } from '../src/index.ts';
import { auditCollection } from '../src/audit/audit-row.ts';
import { outboxCollection } from '../src/outbox/outbox-row.ts';
import { dataKeyCollection } from '../src/vault/data-keys.ts';
import { useParts } from './support/harness.ts';
import { context, newThing, thingCounted } from './support/models.ts';

const code = (expected: string) => (error: unknown) => error instanceof ProblemError && error.problem.code === expected;

describe('Unit of work', () => {
  const parts = useParts();

  it('commits state, events and audit together', async () => {
    const { work, store, database } = parts();
    const thing = newThing(7);
    await work.run(context, async (tx) => {
      await store.insert(tx, thing);
      tx.announce(thingCounted, { subject: thing._id, sequence: 1, data: { count: 7 } });
      tx.audit({ operation: 'test.count', clientSystemIds: [thing._id], result: 'granted' });
    });
    assert.deepEqual(await store.find(thing._id), thing);
    const event = await outboxCollection.in(database.db).findOne({ 'envelope.subject': thing._id });
    assert.ok(event);
    assert.equal(event.envelope.traceparent, context.traceparent);
    assert.equal(event.envelope.type, 'be.veilighuis.test.thing-counted.v1');
    assert.ok(event.order.t > 0, 'the server filled in the moment');
    const audit = await auditCollection.in(database.db).findOne({ clientSystemIds: thing._id });
    assert.ok(audit);
    assert.equal(audit.subject, context.actor.subject);
    assert.equal(audit.traceId, '0af7651916cd43dd8448eb211c80319c');
  });

  it('leaves nothing behind when the work throws, and lets the error through', async () => {
    const { work, store, vault, database } = parts();
    const thing = newThing();
    const failing = work.run(context, async (tx) => {
      await vault.seal(thing._id, { collection: 'things', id: thing._id, field: 'body' }, 'x', tx.session);
      await store.insert(tx, thing);
      tx.announce(thingCounted, { subject: thing._id, sequence: 1, data: { count: 0 } });
      throw new RangeError('refused');
    });
    await assert.rejects(failing, RangeError);
    assert.equal(await store.find(thing._id), undefined);
    assert.equal(await outboxCollection.in(database.db).countDocuments({ 'envelope.subject': thing._id }), 0);
    assert.equal(await dataKeyCollection.in(database.db).countDocuments({ _id: thing._id }), 0);
  });

  it('refuses event data with a field that the schema does not know (R39)', async () => {
    const { work, store } = parts();
    const thing = newThing();
    const failing = work.run(context, async (tx) => {
      await store.insert(tx, thing);
      const data = { count: 1, name: 'not for the broker' };
      tx.announce(thingCounted, { subject: thing._id, sequence: 1, data });
    });
    await assert.rejects(failing, { name: 'ZodError' });
    assert.equal(await store.find(thing._id), undefined);
  });

  it('loses no update of 50 parallel writers: each that meets a conflict looks again', async () => {
    const { work, store, database } = parts();
    const thing = newThing();
    await work.run(context, (tx) => store.insert(tx, thing));
    await Promise.all(Array.from({ length: 50 }, () => countUp(thing._id)));
    const stored = await store.find(thing._id);
    assert.equal(stored?.version, 51);
    assert.equal(stored.count, 50);
    const rows = await outboxCollection
      .in(database.db)
      .find({ 'envelope.subject': thing._id })
      .sort({ order: 1 })
      .toArray();
    assert.deepEqual(
      rows.map(({ envelope }) => envelope.sequence),
      Array.from({ length: 50 }, (_, index) => index + 2),
    );
  });

  /** A caller that reads outside the transaction, as a person with a screen does, and tries again on a conflict. */
  async function countUp(id: string): Promise<void> {
    const { work, store } = parts();
    for (;;) {
      const seen = await store.find(id);
      assert.ok(seen);
      try {
        await work.run(context, async (tx) => {
          const next = await store.replace(tx, { ...seen, count: seen.count + 1 }, seen.version);
          tx.announce(thingCounted, { subject: id, sequence: next.version, data: { count: next.count } });
        });
        return;
      } catch (error) {
        if (!code('version-conflict')(error)) throw error;
      }
    }
  }

  it('answers a change of an old version with the version that stands', async () => {
    const { work, store } = parts();
    const thing = newThing();
    await work.run(context, (tx) => store.insert(tx, thing));
    await work.run(context, (tx) => store.replace(tx, { ...thing, count: 1 }, 1));
    await assert.rejects(
      work.run(context, (tx) => store.replace(tx, { ...thing, count: 2 }, 1)),
      (error) => code('version-conflict')(error) && (error as ProblemError).problem.currentVersion === 2,
    );
    assert.equal((await store.find(thing._id))?.count, 1);
  });

  it('runs the work again after a write conflict, on what the other committed', async () => {
    const { work, store } = parts();
    const thing = newThing();
    await work.run(context, (tx) => store.insert(tx, thing));
    let attempts = 0;
    await work.run(context, async (tx) => {
      attempts += 1;
      const seen = await store.find(thing._id, tx.session);
      assert.ok(seen);
      if (attempts === 1)
        await work.run(context, (other) => store.replace(other, { ...seen, count: 10 }, seen.version));
      await store.replace(tx, { ...seen, count: seen.count + 1 }, seen.version);
    });
    assert.equal(attempts, 2);
    assert.equal((await store.find(thing._id))?.count, 11);
  });

  it('runs the work again when a unique index refuses what another committed meanwhile', async () => {
    const { work, store } = parts();
    const key = randomUUID();
    const register = () =>
      work.run(context, async (tx) => {
        const known = await store.collection.findOne({ key }, { session: tx.session });
        if (known !== null) return known._id;
        const thing = { ...newThing(), key };
        await store.insert(tx, thing);
        return thing._id;
      });
    const answers = await Promise.all(Array.from({ length: 20 }, register));
    assert.equal(new Set(answers).size, 1);
    assert.equal(await store.collection.countDocuments({ key }), 1);
  });

  it('answers `conflict`, without the key, when a unique index refuses what the work should have seen', async () => {
    const { work, store } = parts();
    const thing = newThing();
    await work.run(context, (tx) => store.insert(tx, thing));
    await assert.rejects(
      work.run(context, (tx) => store.insert(tx, { ...newThing(), key: thing.key })),
      (error) => code('conflict')(error) && !JSON.stringify((error as ProblemError).problem).includes(thing.key),
    );
  });

  it('gives up with `service-unavailable` when the deadline passes', async () => {
    const { store, database, vault } = parts();
    const hasty = new UnitOfWork({ database, vault, deadlineMs: 300 });
    const thing = newThing();
    await hasty.run(context, (tx) => store.insert(tx, thing));
    await database.client.withSession(async (session) => {
      session.startTransaction();
      await store.collection.updateOne({ _id: thing._id }, { $set: { count: 5 } }, { session });
      await assert.rejects(
        hasty.run(context, (tx) => store.replace(tx, thing, 1)),
        code('service-unavailable'),
      );
      await session.abortTransaction();
    });
    await hasty.run(context, (tx) => store.replace(tx, thing, 1));
  });
});
