import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ServerHandle } from '@veilighuis/infra';
import { OutboxRelay, queues } from '../src/index.ts';
import { openDatabase, TestOutbox } from './support/database.ts';
import { eventually, gate } from './support/eventually.ts';
import { ownBroker, type OwnBroker } from './support/own-broker.ts';
import { envelope, meta, newNames, operationOf, Rig } from './support/rig.ts';

const BACK_MS = 60_000;

describe('a broker that comes, goes and complains', () => {
  let broker: OwnBroker;
  let server: ServerHandle;

  before(async () => {
    broker = await ownBroker();
  });
  after(() => broker.remove());

  it('start before the broker: the consumer waits, says so, and begins by itself when the broker is there', async () => {
    await using rig = new Rig(broker.url);
    const { service, event } = newNames();
    const seen: number[] = [];
    const strategy = rig.strategy(
      { events: { [event.type]: ({ data }) => seen.push(data.n) } },
      { service, events: [event] },
    );
    let listening = false;
    strategy.listen(() => {
      listening = true;
    });
    assert.ok(listening, 'the application starts whether or not the broker is there');
    await eventually('noticed', () => rig.logger.events().includes('broker-unreachable'));
    assert.deepEqual(strategy.health(), {
      ready: false,
      reasons: ['event-consumer-connecting', 'retry-publisher-connecting'],
    });

    server = await broker.start();
    await eventually('ready by itself', () => strategy.health().ready, BACK_MS);
    await (await rig.publisher()).publish(envelope(event.type, 1));
    await eventually('handled', () => seen.length === 1);
  });

  it('broker restart while idle: consumers, callers and publishers come back by themselves', async () => {
    await using rig = new Rig(broker.url);
    const { service, event } = newNames();
    const operation = operationOf(service);
    const seen: number[] = [];
    const strategy = await rig.consume(
      {
        events: { [event.type]: ({ data }) => seen.push(data.n) },
        operations: { [operation.id]: ({ n }) => ({ doubled: 2 * n }) },
      },
      { service, events: [event] },
    );
    const publisher = await rig.publisher();
    const client = await rig.client();
    await server.stop();
    await eventually('noticed', () => !strategy.health().ready && !publisher.health().ready && !client.health().ready);
    await server.start();
    const parts = [strategy, publisher, client];
    await eventually('all ready by themselves', () => parts.every((part) => part.health().ready), BACK_MS);
    await publisher.publish(envelope(event.type, 1));
    await eventually('handled', () => seen.length === 1);
    assert.deepEqual(await client.call(operation, { n: 1 }, meta), { doubled: 2 });
  });

  it('broker restart while publishing and while acknowledging: every event is handled, none is left behind', async () => {
    await using database = await openDatabase();
    await using rig = new Rig(broker.url);
    const { service, event } = newNames();
    const outbox = new TestOutbox(database.db);
    const seen = new Map<string, number>();
    const finish = gate();
    await rig.consume(
      {
        events: {
          [event.type]: async ({ id, data }) => {
            // The first ones are still at work when the broker dies, so that their acknowledgements are lost.
            if (data.n < 5 && !seen.has(id)) {
              seen.set(id, 0);
              await finish.opened;
            }
            seen.set(id, (seen.get(id) ?? 0) + 1);
          },
        },
      },
      { service, events: [event], eventPrefetch: 10 },
    );
    const publisher = await rig.publisher({ confirmMs: 2_000 });
    const relay = new OutboxRelay({ source: outbox, publisher, batchSize: 50, sweepMs: 200 });
    rig.onEnd(() => relay.stop());
    relay.start();
    const events = Array.from({ length: 2_000 }, (_, n) => envelope(event.type, n));
    const adding = (async () => {
      for (let from = 0; from < events.length; from += 50) await outbox.addMany(events.slice(from, from + 50));
    })();
    await eventually('under way', () => seen.size > 100);
    await server.kill();
    assert.ok((await outbox.count()) > 0, 'control: it died in the middle');
    finish.open();
    await adding;
    await server.start();
    await eventually(
      'all handled',
      () => seen.size === events.length && [...seen.values()].every((n) => n > 0),
      BACK_MS,
    );
    await eventually('all marked', async () => (await outbox.count()) === 0, BACK_MS);
    assert.ok(
      events.slice(0, 5).every(({ id }) => (seen.get(id) ?? 0) >= 2),
      'control: lost acknowledgements came again',
    );
    const door = await rig.backdoor();
    await eventually('queue empty', async () => (await door.depth(queues.events(service))) === 0);
    assert.equal(await door.depth(queues.dead(service)), 0);
  });

  it('channel closed by the broker while the connection stays: noticed, opened again, nothing lost', async () => {
    await using rig = new Rig(broker.url);
    const { service, event } = newNames();
    const operation = operationOf(service);
    const hold = gate();
    const seen: number[] = [];
    const strategy = await rig.consume(
      {
        events: {
          [event.type]: async ({ data }) => {
            seen.push(data.n);
            // Longer than this broker allows: it closes the channel, and only that.
            if (seen.length === 1) await hold.opened;
          },
        },
        operations: { [operation.id]: ({ n }) => ({ doubled: 2 * n }) },
      },
      { service, events: [event] },
    );
    const client = await rig.client();
    await (await rig.publisher()).publish(envelope(event.type, 1));
    await eventually('closed by the broker', () => rig.logger.events().includes('channel-closed-by-broker'), 20_000);
    assert.ok(!rig.logger.events().includes('broker-disconnected'), 'control: the connection stayed');
    assert.deepEqual(
      await client.call(operation, { n: 1 }, meta),
      { doubled: 2 },
      'operations have a channel of their own',
    );
    await eventually('delivered again', () => seen.length === 2);
    assert.ok(strategy.health().ready);
    hold.open();
    const door = await rig.backdoor();
    await eventually('queue empty', async () => (await door.depth(queues.events(service))) === 0);
  });

  it('a queue deleted under its consumer is noticed, declared again, and bound again', async () => {
    await using rig = new Rig(broker.url);
    const { service, event } = newNames();
    const seen: number[] = [];
    const strategy = await rig.consume(
      { events: { [event.type]: ({ data }) => seen.push(data.n) } },
      { service, events: [event] },
    );
    const door = await rig.backdoor();
    await door.channel.deleteQueue(queues.events(service));
    await eventually('noticed', () => rig.logger.events().includes('channel-renewed'));
    await eventually('ready again', () => strategy.health().ready);
    await (await rig.publisher()).publish(envelope(event.type, 1));
    await eventually('handled', () => seen.length === 1);
  });

  it('message over the limit of the broker: its sender gets an error, those beside it are published in the end', async () => {
    await using rig = new Rig(broker.url);
    const { service, event } = newNames();
    const seen = new Set<number>();
    await rig.consume({ events: { [event.type]: ({ data }) => seen.add(data.n) } }, { service, events: [event] });
    const publisher = await rig.publisher({ maxMessageBytes: 10_000_000 });
    const large = { ...envelope(event.type, 0), data: { n: 0, filler: 'x'.repeat(600_000) } };
    const small = Array.from({ length: 50 }, (_, n) => envelope(event.type, n + 1));
    const outcomes = await Promise.allSettled([large, ...small].map((one) => publisher.publish(one)));
    assert.equal(outcomes[0]?.status, 'rejected');
    // The broker closes the channel over it; what was behind it on that channel is published again, as a relay does.
    await publisher.ready(10_000);
    const again = small.filter((_, index) => outcomes[index + 1]?.status === 'rejected');
    await Promise.all(again.map((one) => publisher.publish(one)));
    await eventually('all small ones', () => seen.size === 50);
    assert.ok(!seen.has(0));
  });
});
