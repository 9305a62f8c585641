import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { queues } from '../src/index.ts';
import { eventually, gate } from './support/eventually.ts';
import { envelope, meta, newNames, operationOf, Rig } from './support/rig.ts';

describe('stopping', () => {
  it('shutdown with work in flight: what is at work is finished and acknowledged, what is not begun goes back', async () => {
    await using rig = new Rig();
    const { service, event } = newNames();
    const hold = gate();
    const first: number[] = [];
    const strategy = await rig.consume(
      {
        events: {
          [event.type]: async ({ data }) => {
            first.push(data.n);
            await hold.opened;
          },
        },
      },
      { service, events: [event], eventPrefetch: 3, closeMs: 10_000 },
    );
    const publisher = await rig.publisher();
    for (let n = 0; n < 10; n += 1) await publisher.publish(envelope(event.type, n));
    await eventually('three at work', () => first.length === 3);
    const closed = strategy.close();
    assert.deepEqual(strategy.health(), { ready: false, reasons: ['consumers-stopping'] });
    hold.open();
    await closed;
    assert.equal(first.length, 3);
    const door = await rig.backdoor();
    assert.equal(await door.depth(queues.events(service)), 7);

    const second: number[] = [];
    await rig.consume({ events: { [event.type]: ({ data }) => second.push(data.n) } }, { service, events: [event] });
    await eventually('the rest', () => second.length >= 7);
    assert.deepEqual(
      [...first, ...second].sort((a, b) => a - b),
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      'each handled once',
    );
  });

  it('a process that stops takes no new messages, though it has places free; another one gets them', async () => {
    await using rig = new Rig();
    const { service, event } = newNames();
    const hold = gate();
    const first: number[] = [];
    const options = { service, events: [event], eventPrefetch: 10, closeMs: 10_000 };
    const slow = async ({ data }: { data: { n: number } }) => {
      first.push(data.n);
      await hold.opened;
    };
    const stopping = await rig.consume({ events: { [event.type]: slow } }, options);
    const publisher = await rig.publisher();
    await publisher.publish(envelope(event.type, 0));
    await eventually('one at work', () => first.length === 1);
    const closed = stopping.close();
    const second: number[] = [];
    await rig.consume({ events: { [event.type]: ({ data }) => second.push(data.n) } }, options);
    for (let n = 1; n <= 10; n += 1) await publisher.publish(envelope(event.type, n));
    await eventually('the other one has them', () => second.length === 10);
    assert.deepEqual(first, [0]);
    hold.open();
    await closed;
  });

  it('shutdown with a handler that does not end: it is told to stop at the limit, and its message is not lost', async () => {
    await using rig = new Rig();
    const { service, event } = newNames();
    let aborted = false;
    let begun = 0;
    const strategy = await rig.consume(
      {
        events: {
          [event.type]: async (_, { signal }) => {
            begun += 1;
            await new Promise((resolve) => signal.addEventListener('abort', resolve));
            aborted = true;
            await new Promise(() => undefined);
          },
        },
      },
      { service, events: [event], closeMs: 100 },
    );
    await (await rig.publisher()).publish(envelope(event.type, 1));
    await eventually('at work', () => begun === 1);
    const started = Date.now();
    await strategy.close();
    assert.ok(Date.now() - started < 3_000);
    assert.ok(aborted);
    const door = await rig.backdoor();
    await eventually('back in its queue', async () => (await door.depth(queues.events(service))) === 1);
  });

  it('shutdown with a request at work: its caller still gets the answer', async () => {
    await using rig = new Rig();
    const { service } = newNames();
    const operation = operationOf(service);
    const hold = gate();
    let begun = false;
    const strategy = await rig.consume(
      {
        operations: {
          [operation.id]: async ({ n }) => {
            begun = true;
            await hold.opened;
            return { doubled: 2 * n };
          },
        },
      },
      { service, events: [] },
    );
    const client = await rig.client();
    const answer = client.call(operation, { n: 21 }, meta);
    await eventually('at work', () => begun);
    const closed = strategy.close();
    hold.open();
    assert.deepEqual(await answer, { doubled: 42 });
    await closed;
  });

  it('a handler that fails during the stop is still moved on to its next attempt', async () => {
    await using rig = new Rig();
    const { service, event } = newNames();
    const hold = gate();
    let begun = false;
    const strategy = await rig.consume(
      {
        events: {
          [event.type]: async () => {
            begun = true;
            await hold.opened;
            throw new Error('fails');
          },
        },
      },
      { service, events: [event] },
    );
    await (await rig.publisher()).publish(envelope(event.type, 1));
    await eventually('at work', () => begun);
    const closed = strategy.close();
    hold.open();
    await closed;
    const attempts: number[] = [];
    await rig.consume(
      { events: { [event.type]: (_, { attempt }) => attempts.push(attempt) } },
      { service, events: [event] },
    );
    await eventually('next attempt', () => attempts.length === 1);
    assert.deepEqual(attempts, [2]);
  });

  it('stopping twice, or before the broker was ever reached, ends as well', async () => {
    await using rig = new Rig();
    const { service, event } = newNames();
    const unreachable = 'amqp://guest:guest@127.0.0.1:1';
    const strategy = rig.strategy(
      { events: { [event.type]: () => undefined } },
      { service, events: [event], url: unreachable },
    );
    assert.deepEqual(strategy.health().reasons, ['consumers-not-started']);
    strategy.listen(() => undefined);
    await eventually('noticed', () => rig.logger.events().includes('broker-unreachable'));
    assert.equal(strategy.health().ready, false);
    await Promise.all([strategy.close(), strategy.close()]);
  });
});
