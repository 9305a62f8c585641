import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Timestamp } from 'mongodb';
import type { PendingEvent } from '../src/index.ts';
import { OutboxTail } from '../src/outbox/outbox-tail.ts';
import { inOrderPerSubject } from '../src/outbox/order.ts';
import { useParts } from './support/harness.ts';
import { context, newThing, thingCounted } from './support/models.ts';

describe('Outbox', () => {
  const parts = useParts();

  async function announce(subject: string, sequence: number): Promise<void> {
    await parts().work.run(context, (tx) => {
      tx.announce(thingCounted, { subject, sequence, data: { count: sequence } });
      return Promise.resolve();
    });
  }
  async function drain(): Promise<PendingEvent[]> {
    const { outbox } = parts();
    const all: PendingEvent[] = [];
    for (;;) {
      const batch = await outbox.pending(7);
      if (batch.length === 0) return all;
      all.push(...batch);
      await outbox.markPublished(batch.map(({ id }) => id));
    }
  }

  it('gives the events of each subject in the order of their sequence, over batches and parallel writers', async () => {
    const { work, store } = parts();
    const subjects = Array.from({ length: 8 }, () => newThing());
    await Promise.all(subjects.map((thing) => work.run(context, (tx) => store.insert(tx, thing))));
    const change = (id: string) =>
      work.run(context, async (tx) => {
        const seen = await store.find(id, tx.session);
        assert.ok(seen);
        const next = await store.replace(tx, { ...seen, count: seen.count + 1 }, seen.version);
        tx.announce(thingCounted, { subject: id, sequence: next.version, data: { count: next.count } });
        tx.announce(thingCounted, { subject: id, sequence: next.version, data: { count: next.count + 1000 } });
      });
    await Promise.all(subjects.flatMap(({ _id }) => Array.from({ length: 5 }, () => change(_id))));
    const events = await drain();
    for (const { _id } of subjects) {
      const counts = events
        .filter(({ envelope }) => envelope.subject === _id)
        .map(({ envelope }) => envelope.data['count']);
      assert.deepEqual(
        counts,
        [1, 2, 3, 4, 5].flatMap((count) => [count, count + 1000]),
      );
    }
  });

  it('puts the events of a subject in order whatever the database gives, and moves no other (property)', () => {
    const events = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 9 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(events, (pairs) => {
        const given = pairs.map(
          ([subject, sequence], id) => ({ id: String(id), envelope: { subject, sequence } }) as PendingEvent,
        );
        const ordered = inOrderPerSubject(given);
        assert.deepEqual(
          ordered.map(({ envelope }) => envelope.subject),
          given.map(({ envelope }) => envelope.subject),
        );
        for (const [, own] of Map.groupBy(ordered, ({ envelope }) => envelope.subject)) {
          assert.deepEqual(
            own.map(({ id, envelope }) => [envelope.sequence, Number(id)]),
            own
              .map(({ id, envelope }) => [envelope.sequence, Number(id)])
              .toSorted(([a = 0, x = 0], [b = 0, y = 0]) => a - b || x - y),
          );
        }
      }),
    );
  });

  it('gives an event that was inserted earlier and committed later than one that was given already', async () => {
    const { work, outbox } = parts();
    await drain();
    const [slow, quick] = [randomUUID(), randomUUID()];
    await work.run(context, (tx) => {
      tx.announce(thingCounted, { subject: slow, sequence: 1, data: { count: 1 } });
      const commit = tx.session.commitTransaction.bind(tx.session);
      tx.session.commitTransaction = async () => {
        await announce(quick, 1);
        assert.deepEqual(
          (await drain()).map(({ envelope }) => envelope.subject),
          [quick],
        );
        await commit();
      };
      return Promise.resolve();
    });
    assert.deepEqual(
      (await outbox.pending(10)).map(({ envelope }) => envelope.subject),
      [slow],
    );
  });

  it('reads the whole index at first and each minute, and else from half a minute below the newest', () => {
    const tail = new OutboxTail();
    const row = (t: number) => ({
      _id: '',
      order: new Timestamp({ t, i: 5 }),
      envelope: {} as PendingEvent['envelope'],
    });
    assert.deepEqual(tail.filter(0), {});
    tail.saw([row(1000), row(990)]);
    assert.deepEqual(tail.filter(1), { order: { $gte: new Timestamp({ t: 970, i: 0 }) } });
    assert.deepEqual(tail.filter(60_000), {});
    assert.deepEqual(tail.filter(60_001), { order: { $gte: new Timestamp({ t: 970, i: 0 }) } });
  });

  it('forgets what was published, and bears two relays that mark the same', async () => {
    const { outbox } = parts();
    await drain();
    assert.equal(await outbox.oldestPendingAt(), undefined);
    const subject = randomUUID();
    await announce(subject, 1);
    await announce(subject, 2);
    const oldest = await outbox.oldestPendingAt();
    assert.ok(oldest !== undefined && Date.now() - oldest.getTime() < 10_000);
    assert.equal(await outbox.pendingCount(), 2);
    const ids = (await outbox.pending(10)).map(({ id }) => id);
    await Promise.all([outbox.markPublished(ids), outbox.markPublished(ids)]);
    await outbox.markPublished([]);
    assert.deepEqual(await outbox.pending(10), []);
  });

  it('shows nothing of a transaction before its commit', async () => {
    const { work, outbox } = parts();
    await drain();
    await work.run(context, async (tx) => {
      tx.announce(thingCounted, { subject: randomUUID(), sequence: 1, data: { count: 1 } });
      assert.deepEqual(await outbox.pending(10), []);
    });
    assert.equal((await drain()).length, 1);
  });

  it('wakes the relay after each commit of events, and not for a roll-back', async () => {
    let wakes = 0;
    const watch = parts().outbox.watch(() => {
      wakes += 1;
    });
    await announce(randomUUID(), 1);
    assert.equal(wakes, 1);
    const rolledBack = parts().work.run(context, (tx) => {
      tx.announce(thingCounted, { subject: randomUUID(), sequence: 1, data: { count: 1 } });
      throw new Error('changed my mind');
    });
    await assert.rejects(rolledBack, /changed my mind/);
    assert.equal(wakes, 1);
    watch.close();
    await announce(randomUUID(), 1);
    assert.equal(wakes, 1);
    await drain();
  });
});
