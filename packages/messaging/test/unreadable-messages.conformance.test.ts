import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EVENTS_EXCHANGE, queues } from '../src/index.ts';
import { eventually } from './support/eventually.ts';
import { envelope, newNames, Rig } from './support/rig.ts';

describe('a message that nobody can handle', () => {
  it('poison message: not JSON, no envelope, wrong data or too large is dead-lettered at once, and its neighbours flow on', async () => {
    await using rig = new Rig();
    const { service, event } = newNames();
    const done: number[] = [];
    await rig.consume(
      { events: { [event.type]: ({ data }) => done.push(data.n) } },
      { service, events: [event], maxMessageBytes: 10_000 },
    );
    const door = await rig.backdoor();
    const good = envelope(event.type, 1);
    const bad: [string, string | Buffer][] = [
      ['unparsable', '{"half":'],
      ['unparsable', Buffer.from([0xff, 0xfe, 0x00])],
      ['unparsable', '42'],
      ['unparsable', ''],
      ['invalid-envelope', '{}'],
      ['invalid-envelope', JSON.stringify({ ...good, extra: 'x' })],
      ['invalid-data', JSON.stringify({ ...good, data: { n: 'one' } })],
      ['invalid-data', JSON.stringify({ ...good, data: { n: 1, name: 'x' } })],
      ['too-large', JSON.stringify({ ...good, data: { n: 1, x: 'x'.repeat(20_000) } })],
    ];
    for (const [, body] of bad) door.send(queues.events(service), body);
    door.send(queues.events(service), JSON.stringify(good));

    await eventually('neighbour done', () => done.length === 1);
    await eventually('all bad ones dead', async () => (await door.depth(queues.dead(service))) === bad.length);
    const letters = await door.peek(queues.dead(service));
    assert.deepEqual(letters.map(({ headers }) => headers['x-vh-reason']).sort(), bad.map(([reason]) => reason).sort());
    assert.ok(letters.every(({ headers }) => headers['x-vh-attempt'] === 1));
    assert.deepEqual(done, [1]);
  });

  it('unknown type: dead-lettered at once', async () => {
    await using rig = new Rig();
    const { service, events } = newNames(2);
    const [handled, other] = events;
    assert.ok(handled && other);
    await rig.consume({ events: { [handled.type]: () => undefined } }, { service, events });
    const door = await rig.backdoor();
    door.send(queues.events(service), JSON.stringify(envelope(other.type, 1)));
    await eventually('dead-lettered', async () => (await door.depth(queues.dead(service))) === 1);
    assert.equal((await door.peek(queues.dead(service)))[0]?.headers['x-vh-reason'], 'unknown-type');
  });

  it('a type that is no longer handled stops coming, and what is handled still comes', async () => {
    await using rig = new Rig();
    const { service, events } = newNames(2);
    const [kept, dropped] = events;
    assert.ok(kept && dropped);
    const seen: string[] = [];
    const note = ({ type }: { type: string }) => seen.push(type);
    const before = await rig.consume({ events: { [kept.type]: note, [dropped.type]: note } }, { service, events });
    const publisher = await rig.publisher({ expectRouted: () => false });
    await publisher.publish(envelope(dropped.type, 1));
    await eventually('it comes while it is handled', () => seen.length === 1);
    await before.close();

    await rig.consume({ events: { [kept.type]: note } }, { service, events });
    await publisher.publish(envelope(dropped.type, 2));
    await publisher.publish(envelope(kept.type, 3));
    await eventually('the kept one comes', () => seen.length === 2);
    assert.deepEqual(seen, [dropped.type, kept.type]);
    const door = await rig.backdoor();
    assert.equal(await door.depth(queues.dead(service)), 0);
  });

  it('64 KiB of headers: handled, retried and dead-lettered like any other message', async () => {
    await using rig = new Rig();
    const { service, event } = newNames();
    const attempts: number[] = [];
    await rig.consume(
      {
        events: {
          [event.type]: (_, { attempt }) => {
            attempts.push(attempt);
            throw new Error('fails');
          },
        },
      },
      { service, events: [event] },
    );
    const door = await rig.backdoor();
    // As much as our client can write at all: two more of our own headers would be too much.
    const headers = { filler: 'x'.repeat(65_400) };
    door.channel.publish(EVENTS_EXCHANGE, event.type, Buffer.from(JSON.stringify(envelope(event.type, 1))), {
      headers,
    });
    await eventually('dead-lettered', async () => (await door.depth(queues.dead(service))) === 1);
    assert.deepEqual(attempts, [1, 2, 3]);
    assert.equal((await door.peek(queues.dead(service)))[0]?.headers.filler, undefined);
  });

  it('64 KiB of headers of our own make an error for their sender alone, and the channel goes on', async () => {
    await using rig = new Rig();
    const { service, event } = newNames();
    const done: number[] = [];
    await rig.consume({ events: { [event.type]: ({ data }) => done.push(data.n) } }, { service, events: [event] });
    const publisher = await rig.publisher();
    const huge = envelope(event.type, 1, { traceparent: 'x'.repeat(70_000) });
    await assert.rejects(publisher.publish(huge), (error: Error) => error.name !== 'BrokerUnavailableError');
    await publisher.publish(envelope(event.type, 2));
    await eventually('the next one is handled', () => done.length === 1);
    assert.deepEqual(done, [2]);
  });

  it('two handlers for one type, or a type that is not defined, stop the service at its start', async () => {
    await using rig = new Rig();
    const { service, events } = newNames(2);
    const [defined, other] = events;
    assert.ok(defined && other);
    const undefinedType = rig.strategy({ events: { [other.type]: () => undefined } }, { service, events: [defined] });
    const twice = rig.strategy({ events: { [defined.type]: () => undefined } }, { service, events: [defined] });
    twice.addHandler(defined.type, (() => Promise.resolve()) as never, true);
    for (const strategy of [undefinedType, twice]) {
      let failure: unknown;
      strategy.listen((error) => {
        failure = error;
      });
      assert.ok(failure instanceof Error);
    }
  });
});
