import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { EventEnvelope } from '@veilighuis/contracts';
import { OutboxRelay, UnroutableError, type OutboxRelayOptions, type OutboxRow } from '../src/index.ts';
import { openDatabase, TestOutbox } from './support/database.ts';
import { eventually } from './support/eventually.ts';
import { envelope, newNames, Rig } from './support/rig.ts';

/** An outbox, a consumer that notes what comes, and a relay between them. */
async function relaying(rig: Rig, outbox: TestOutbox) {
  const { service, event } = newNames();
  const seen: EventEnvelope<{ n: number }>[] = [];
  // One at a time, so that the order of handling is the order of delivery.
  await rig.consume(
    { events: { [event.type]: (given) => seen.push(given) } },
    { service, events: [event], eventPrefetch: 1 },
  );
  const publisher = await rig.publisher();
  const relay = (options: Partial<OutboxRelayOptions> = {}) => {
    const made = new OutboxRelay({ source: outbox, publisher, sweepMs: 100, ...options });
    rig.onEnd(() => made.stop());
    return made;
  };
  return { event, seen, publisher, relay };
}

/** Without duplicates, per subject, what was seen last to first must never go down. */
function ordersBySubject(seen: readonly EventEnvelope[]): number[][] {
  const firsts = seen.filter(({ id }, index) => seen.findIndex((other) => other.id === id) === index);
  return [...Map.groupBy(firsts, ({ subject }) => subject).values()].map((ofOne) =>
    ofOne.map(({ sequence }) => sequence),
  );
}

function subjects(type: string, count: number, length: number): EventEnvelope[] {
  return Array.from({ length: count }, () => randomUUID()).flatMap((subject) =>
    Array.from({ length }, (_, index) => envelope(type, index, { subject, sequence: index + 1 })),
  );
}

describe('outbox relay', () => {
  it('publishes what is there and what comes, in order per subject, and marks it', async () => {
    await using database = await openDatabase();
    await using rig = new Rig();
    const outbox = new TestOutbox(database.db);
    const { event, seen, relay } = await relaying(rig, outbox);
    await outbox.addMany(subjects(event.type, 20, 5));
    const relayed = relay({ batchSize: 30, sweepMs: 60_000 });
    assert.ok((await relayed.oldestAgeSeconds()) > 0);
    relayed.start();
    await eventually('all there', () => seen.length === 100);
    // The sweep is a minute away: only the watch can tell.
    await outbox.add(...subjects(event.type, 1, 3));
    await eventually('and what came later', () => seen.length === 103);
    for (const order of ordersBySubject(seen))
      assert.deepEqual(
        order,
        order.toSorted((a, b) => a - b),
      );
    await eventually('marked', async () => (await outbox.count()) === 0);
    assert.equal(await relayed.oldestAgeSeconds(), 0);
    assert.deepEqual(relayed.health(), { ready: true, reasons: [] });
  });

  it('what another process committed and left behind is found by the sweep', async () => {
    await using database = await openDatabase();
    await using rig = new Rig();
    const outbox = new TestOutbox(database.db);
    const { event, seen, relay } = await relaying(rig, outbox);
    outbox.watch = () => ({ close: () => undefined });
    relay({ sweepMs: 50 }).start();
    await outbox.add(envelope(event.type, 1));
    await eventually('found by the sweep', () => seen.length === 1);
  });

  it('two relays: everything is published, in order per subject, and nothing stays', async () => {
    await using database = await openDatabase();
    await using rig = new Rig();
    const outbox = new TestOutbox(database.db);
    const { event, seen, relay } = await relaying(rig, outbox);
    const events = subjects(event.type, 40, 5);
    await outbox.addMany(events.slice(0, 100));
    relay({ batchSize: 25 }).start();
    relay({ batchSize: 25 }).start();
    await outbox.addMany(events.slice(100));
    await eventually('all there', () => new Set(seen.map(({ id }) => id)).size === 200);
    await eventually('nothing stays', async () => (await outbox.count()) === 0);
    for (const order of ordersBySubject(seen)) assert.deepEqual(order, [1, 2, 3, 4, 5]);
  });

  it('crash between publish and mark: the rows are published again, nothing is lost', async () => {
    await using database = await openDatabase();
    await using rig = new Rig();
    const outbox = new TestOutbox(database.db);
    const { event, seen, publisher, relay } = await relaying(rig, outbox);
    await outbox.addMany(subjects(event.type, 10, 2));
    const crashing = {
      pending: (limit: number) => outbox.pending(limit),
      markPublished: () => new Promise<never>(() => undefined),
      watch: (wake: () => void) => outbox.watch(wake),
      oldestPendingAt: () => outbox.oldestPendingAt(),
    };
    // Never comes back from marking: as a process that died there. It is left hanging, not stopped.
    const died = new OutboxRelay({ source: crashing, publisher, sweepMs: 100 });
    died.start();
    await eventually('published', () => seen.length === 20);
    assert.equal(await outbox.count(), 20, 'control: nothing was marked');
    relay().start();
    await eventually('nothing stays', async () => (await outbox.count()) === 0);
    await eventually('each came twice', () => seen.length === 40);
    assert.equal(new Set(seen.map(({ id }) => id)).size, 20);
  });

  it('a row that cannot be published holds up its own subject only, is told, and goes once it can', async () => {
    await using database = await openDatabase();
    await using rig = new Rig();
    const outbox = new TestOutbox(database.db);
    const { event, seen, publisher, relay } = await relaying(rig, outbox);
    const stuck = subjects(event.type, 1, 3);
    // More rows that are stuck than a batch holds: the relay must look past them.
    const alsoStuck = subjects(event.type, 30, 1);
    const free = subjects(event.type, 10, 2);
    await outbox.addMany([...stuck, ...alsoStuck, ...free]);
    const held = new Set([stuck[0], ...alsoStuck].map((one) => one?.id));
    const tried = new Set<string | undefined>();
    let mended = false;
    const told: (OutboxRow | undefined)[] = [];
    const relayed = relay({
      batchSize: 10,
      publisher: {
        publish: (one) => {
          tried.add(one.id);
          const stays = held.has(one.id) && !mended;
          return stays ? Promise.reject(new UnroutableError(one.type)) : publisher.publish(one);
        },
      },
      onError: (_, row) => told.push(row),
    });
    relayed.start();
    await eventually('the free ones', () => seen.length === 20);
    assert.deepEqual(relayed.health(), { ready: true, reasons: ['outbox-rows-held-up'] });
    assert.ok(told.length > 0 && told.every((row) => row !== undefined && held.has(row.id)));
    assert.ok(!tried.has(stuck[1]?.id), 'its successor is not even tried');
    mended = true;
    await eventually('all came', () => seen.length === 53);
    await eventually('nothing stays', async () => (await outbox.count()) === 0);
    assert.deepEqual(
      seen.filter(({ subject }) => subject === stuck[0]?.subject).map(({ sequence }) => sequence),
      [1, 2, 3],
    );
    assert.deepEqual(relayed.health().reasons, []);
  });

  it('an outbox that cannot be read is told, and tried again', async () => {
    await using database = await openDatabase();
    await using rig = new Rig();
    const outbox = new TestOutbox(database.db);
    const { event, seen, relay } = await relaying(rig, outbox);
    let failures = 0;
    const source = Object.assign(Object.create(outbox) as TestOutbox, {
      pending: (limit: number) => ((failures += 1) < 3 ? Promise.reject(new Error('away')) : outbox.pending(limit)),
      markPublished: (ids: string[]) => outbox.markPublished(ids),
      watch: () => ({ close: () => undefined }),
    });
    await outbox.add(envelope(event.type, 1));
    const errors: unknown[] = [];
    const relayed = relay({ source, sweepMs: 200, onError: (error) => errors.push(error) });
    relayed.start();
    await eventually('told', () => errors.length === 1);
    assert.deepEqual(relayed.health(), { ready: false, reasons: ['outbox-source-unavailable'] });
    await eventually('published in the end', () => seen.length === 1);
    assert.equal(errors.length, 2);
  });

  it('stopping finishes and marks the batch at work', async () => {
    await using database = await openDatabase();
    await using rig = new Rig();
    const outbox = new TestOutbox(database.db);
    const { event, seen, relay } = await relaying(rig, outbox);
    await outbox.addMany(subjects(event.type, 50, 1));
    const relayed = relay({ batchSize: 10 });
    relayed.start();
    await eventually('begun', async () => (await outbox.count()) < 50);
    await relayed.stop();
    const left = await outbox.count();
    await eventually('what was marked was published', () => seen.length === 50 - left);
  });
});
