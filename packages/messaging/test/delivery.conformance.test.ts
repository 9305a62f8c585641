import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { queues } from '../src/index.ts';
import { brokerUrl } from './support/broker.ts';
import { once, openDatabase } from './support/database.ts';
import { eventually, gate } from './support/eventually.ts';
import { envelope, meta, newNames, operationOf, Rig } from './support/rig.ts';
import { startProxy } from './support/tcp-proxy.ts';

describe('delivery', () => {
  it('redelivery: what was at work when the connection broke comes again, as the same attempt', async () => {
    await using proxy = await startProxy(brokerUrl);
    await using rig = new Rig();
    const { service, event } = newNames();
    const hold = gate();
    const calls: number[] = [];
    await rig.consume(
      {
        events: {
          [event.type]: async (_, { attempt }) => {
            calls.push(attempt);
            if (calls.length === 1) await hold.opened;
          },
        },
      },
      { service, events: [event], url: proxy.url },
    );
    await (await rig.publisher()).publish(envelope(event.type, 1));
    await eventually('handler at work', () => calls.length === 1);
    proxy.cut();
    await eventually('delivered again', () => calls.length === 2);
    hold.open();
    const door = await rig.backdoor();
    await eventually('queue empty', async () => (await door.depth(queues.events(service))) === 0);
    assert.deepEqual(calls, [1, 1]);
    // The acknowledgement of the first could not be given any more; that is told, and ends nothing.
    await eventually('told', () => rig.logger.events().includes('message-not-settled'));
  });

  it('a broker that falls silent is noticed by heartbeats, and its consumer begins again on a new connection', async () => {
    await using proxy = await startProxy(brokerUrl);
    await using rig = new Rig();
    const { service, event } = newNames();
    const seen: number[] = [];
    const strategy = await rig.consume(
      { events: { [event.type]: ({ data }) => seen.push(data.n) } },
      { service, events: [event], url: `${proxy.url}?heartbeat=1` },
    );
    proxy.swallowServer();
    await (await rig.publisher()).publish(envelope(event.type, 1));
    await eventually('new connection', () => proxy.connections === 2 && strategy.health().ready);
    await eventually('handled', () => seen.length === 1);
  });

  it('stopping ends although the broker is silent', async () => {
    await using proxy = await startProxy(brokerUrl);
    await using rig = new Rig();
    const { service, event } = newNames();
    const strategy = await rig.consume(
      { events: { [event.type]: () => undefined } },
      { service, events: [event], url: proxy.url },
    );
    proxy.swallowServer();
    const started = Date.now();
    await strategy.close();
    assert.ok(Date.now() - started < 15_000);
  });

  it('an acknowledged message does not come again after the connection broke', async () => {
    await using proxy = await startProxy(brokerUrl);
    await using rig = new Rig();
    const { service, event } = newNames();
    const seen: number[] = [];
    const strategy = await rig.consume(
      { events: { [event.type]: ({ data }) => seen.push(data.n) } },
      { service, events: [event], url: proxy.url },
    );
    const publisher = await rig.publisher();
    await publisher.publish(envelope(event.type, 1));
    await eventually('handled', () => seen.length === 1);
    const door = await rig.backdoor();
    await eventually('acknowledged', async () => (await door.depth(queues.events(service))) === 0);
    const before = proxy.connections;
    proxy.cut();
    await eventually('back', () => proxy.connections > before && strategy.health().ready);
    await publisher.publish(envelope(event.type, 2));
    await eventually('next one handled', () => seen.includes(2));
    assert.deepEqual(seen, [1, 2]);
  });

  it('duplicates: an inbox row in the transaction of the effect makes it once, whatever comes twice', async () => {
    await using database = await openDatabase();
    await using rig = new Rig();
    const { service, event } = newNames();
    const { db, client } = database;
    await db.createCollection('inbox');
    await db.collection('effects').insertOne({ kind: 'with-inbox', count: 0 });
    await db.collection('effects').insertOne({ kind: 'without', count: 0 });
    let handled = 0;
    await rig.consume(
      {
        events: {
          [event.type]: async (_, context) => {
            await db.collection('effects').updateOne({ kind: 'without' }, { $inc: { count: 1 } });
            await once(client, db, context.id, async (session) => {
              await db.collection('effects').updateOne({ kind: 'with-inbox' }, { $inc: { count: 1 } }, { session });
            });
            handled += 1;
          },
        },
      },
      { service, events: [event] },
    );
    const publisher = await rig.publisher();
    const event1 = envelope(event.type, 1);
    await Promise.all(Array.from({ length: 8 }, () => publisher.publish(event1)));
    const door = await rig.backdoor();
    await eventually('all handled', async () => handled >= 8 && (await door.depth(queues.events(service))) === 0);
    const effects = await db.collection<{ kind: string; count: number }>('effects').find().toArray();
    const counts = Object.fromEntries(effects.map(({ kind, count }) => [kind, count]));
    assert.equal(counts['with-inbox'], 1);
    assert.ok((counts.without ?? 0) >= 8, 'control: without an inbox each duplicate counts');
    assert.equal(await door.depth(queues.dead(service)), 0);
  });

  it('duplicates: when the effect fails its inbox row goes too, so that the next attempt does the work', async () => {
    await using database = await openDatabase();
    await using rig = new Rig();
    const { service, event } = newNames();
    const { db, client } = database;
    await db.createCollection('inbox');
    await db.createCollection('effects');
    await rig.consume(
      {
        events: {
          [event.type]: async (_, context) => {
            await once(client, db, context.id, async (session) => {
              await db.collection('effects').insertOne({ attempt: context.attempt }, { session });
              if (context.attempt === 1) throw new Error('after the write');
            });
          },
        },
      },
      { service, events: [event] },
    );
    await (await rig.publisher()).publish(envelope(event.type, 1));
    const rows = await eventually('effect', async () => {
      const found = await db.collection<{ attempt: number }>('effects').find().toArray();
      return found.length > 0 ? found : undefined;
    });
    assert.deepEqual(
      rows.map((row) => row.attempt),
      [2],
    );
  });

  it('out of order: a retried event comes after its successor, and its sequence tells', async () => {
    await using rig = new Rig();
    const { service, event } = newNames();
    const subject = randomUUID();
    const arrivals: number[] = [];
    let state = { sequence: 0, n: 0 };
    await rig.consume(
      {
        events: {
          [event.type]: ({ sequence, data }, { attempt }) => {
            if (sequence === 1 && attempt === 1) throw new Error('fails once');
            arrivals.push(sequence);
            if (sequence > state.sequence) state = { sequence, n: data.n };
          },
        },
      },
      { service, events: [event] },
    );
    const publisher = await rig.publisher();
    for (const sequence of [1, 2, 3])
      await publisher.publish(envelope(event.type, sequence * 10, { subject, sequence }));
    await eventually('all came', () => arrivals.length === 3);
    assert.deepEqual(arrivals, [2, 3, 1], 'control: they really came out of order');
    assert.deepEqual(state, { sequence: 3, n: 30 });
  });

  it('slow consumer and back-pressure: no more than the prefetch are at work, the rest waits at the broker', async () => {
    await using rig = new Rig();
    const { service, event } = newNames();
    const hold = gate();
    let atWork = 0;
    let most = 0;
    let done = 0;
    await rig.consume(
      {
        events: {
          [event.type]: async () => {
            most = Math.max(most, (atWork += 1));
            await hold.opened;
            atWork -= 1;
            done += 1;
          },
        },
      },
      { service, events: [event], eventPrefetch: 5 },
    );
    const publisher = await rig.publisher();
    await Promise.all(Array.from({ length: 300 }, (_, n) => publisher.publish(envelope(event.type, n))));
    await eventually('five at work', () => atWork === 5);
    const door = await rig.backdoor();
    assert.equal(await door.depth(queues.events(service)), 295);
    hold.open();
    await eventually('all done', () => done === 300);
    assert.equal(most, 5);
  });

  it('slow events do not hold up operations: each has a channel and a prefetch of its own', async () => {
    await using rig = new Rig();
    const { service, event } = newNames();
    const hold = gate();
    const operation = operationOf(service);
    await rig.consume(
      { events: { [event.type]: () => hold.opened }, operations: { [operation.id]: ({ n }) => ({ doubled: 2 * n }) } },
      { service, events: [event], eventPrefetch: 1 },
    );
    const publisher = await rig.publisher();
    for (let n = 0; n < 20; n += 1) await publisher.publish(envelope(event.type, n));
    const client = await rig.client();
    assert.deepEqual(await client.call(operation, { n: 4 }, meta), { doubled: 8 });
    hold.open();
  });
});
