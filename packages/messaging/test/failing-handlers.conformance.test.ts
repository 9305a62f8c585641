import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { of, throwError } from 'rxjs';
import { PoisonMessageError, queues } from '../src/index.ts';
import { eventually, gate } from './support/eventually.ts';
import { envelope, LADDER, newNames, Rig } from './support/rig.ts';

describe('a handler that fails', () => {
  it('throwing handler: tried again after each pause of the ladder, then dead-lettered, and its neighbours are done', async () => {
    await using rig = new Rig();
    const { service, event } = newNames();
    const attempts: { attempt: number; at: number }[] = [];
    const done: number[] = [];
    await rig.consume(
      {
        events: {
          [event.type]: ({ data }, context) => {
            if (data.n !== 0) return done.push(data.n);
            attempts.push({ attempt: context.attempt, at: Date.now() });
            throw new RangeError('Jan Peeters, Kerkstraat 1');
          },
        },
      },
      { service, events: [event] },
    );
    const publisher = await rig.publisher();
    const bad = envelope(event.type, 0);
    await publisher.publish(bad);
    for (let n = 1; n <= 20; n += 1) await publisher.publish(envelope(event.type, n));
    await eventually('neighbours done', () => done.length === 20);
    const door = await rig.backdoor();
    await eventually('dead-lettered', async () => (await door.depth(queues.dead(service))) === 1);

    assert.deepEqual(
      attempts.map(({ attempt }) => attempt),
      [1, 2, 3],
    );
    LADDER.forEach((pauseMs, index) => {
      const waited = (attempts[index + 1]?.at ?? 0) - (attempts[index]?.at ?? 0);
      assert.ok(waited >= pauseMs, `attempt ${index + 2} came after ${waited} ms, before its pause of ${pauseMs} ms`);
    });
    const [letter] = await door.peek(queues.dead(service));
    assert.ok(letter);
    assert.equal(letter.headers['x-vh-reason'], 'attempts-exhausted');
    assert.equal(letter.headers['x-vh-error'], 'RangeError');
    assert.equal(letter.headers['x-vh-attempt'], 3);
    assert.ok(Date.parse(String(letter.headers['x-vh-first-failed-at'])) <= (attempts[1]?.at ?? 0));
    assert.deepEqual(JSON.parse(letter.body), bad);
    // R39: what an error says may be personal; only its kind is kept.
    assert.doesNotMatch(JSON.stringify(letter.headers), /Peeters|Kerkstraat/);
    assert.equal(await door.depth(queues.events(service)), 0);
  });

  it('a handler that fails twice and then succeeds leaves nothing behind', async () => {
    await using rig = new Rig();
    const { service, event } = newNames();
    let calls = 0;
    await rig.consume(
      {
        events: {
          [event.type]: () => {
            if ((calls += 1) < 3) throw new Error('not yet');
          },
        },
      },
      { service, events: [event] },
    );
    await (await rig.publisher()).publish(envelope(event.type, 1));
    await eventually('third attempt', () => calls === 3);
    const door = await rig.backdoor();
    await eventually('queue empty', async () => (await door.depth(queues.events(service))) === 0);
    assert.equal(await door.depth(queues.dead(service)), 0);
  });

  it('a stream that errors is a failure, and a stream that completes is not', async () => {
    await using rig = new Rig();
    const { service, event } = newNames();
    const attempts = new Map<number, number>();
    await rig.consume(
      {
        events: {
          [event.type]: ({ data }, { attempt }) => {
            attempts.set(data.n, attempt);
            return data.n === 1 && attempt === 1 ? throwError(() => new Error('in the stream')) : of(1, 2);
          },
        },
      },
      { service, events: [event] },
    );
    const publisher = await rig.publisher();
    await publisher.publish(envelope(event.type, 1));
    await publisher.publish(envelope(event.type, 2));
    await eventually('second attempt', () => attempts.get(1) === 2);
    assert.equal(attempts.get(2), 1);
  });

  it('poison by the handler: dead-lettered at once with the reason it gave', async () => {
    await using rig = new Rig();
    const { service, event } = newNames();
    let calls = 0;
    await rig.consume(
      {
        events: {
          [event.type]: () => {
            calls += 1;
            throw new PoisonMessageError('file-was-erased');
          },
        },
      },
      { service, events: [event] },
    );
    await (await rig.publisher()).publish(envelope(event.type, 1));
    const door = await rig.backdoor();
    await eventually('dead-lettered', async () => (await door.depth(queues.dead(service))) === 1);
    const [letter] = await door.peek(queues.dead(service));
    assert.ok(letter);
    assert.equal(letter.headers['x-vh-reason'], 'poison');
    assert.equal(letter.headers['x-vh-error'], 'file-was-erased');
    assert.equal(calls, 1);
  });

  it('negative acknowledgement takes no neighbours: those at work beside a failing message are handled once', async () => {
    await using rig = new Rig();
    const { service, event } = newNames();
    const hold = gate();
    const calls = new Map<number, number>();
    await rig.consume(
      {
        events: {
          [event.type]: async ({ data }) => {
            calls.set(data.n, (calls.get(data.n) ?? 0) + 1);
            if (data.n === 0) throw new Error('fails');
            await hold.opened;
          },
        },
      },
      { service, events: [event], eventPrefetch: 10 },
    );
    const publisher = await rig.publisher();
    await Promise.all([1, 2, 3, 4, 0, 5, 6, 7, 8].map((n) => publisher.publish(envelope(event.type, n))));
    const door = await rig.backdoor();
    await eventually('the bad one is given up', async () => (await door.depth(queues.dead(service))) === 1);
    hold.open();
    await eventually('all acknowledged', async () => (await door.depth(queues.events(service))) === 0);
    assert.deepEqual(
      [...calls].sort(([a], [b]) => a - b),
      [[0, 3], ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => [n, 1])],
    );
  });

  it('when the queue for the next attempt is gone, the message stays with its consumer until it is back', async () => {
    await using rig = new Rig();
    const { service, event } = newNames();
    const attempts: number[] = [];
    await rig.consume(
      {
        events: {
          [event.type]: (_, { attempt }) => {
            attempts.push(attempt);
            if (attempt < 2) throw new Error('fails');
          },
        },
      },
      { service, events: [event] },
    );
    const door = await rig.backdoor();
    await door.channel.deleteQueue(queues.retry(service, LADDER[0] ?? 0));
    await (await rig.publisher()).publish(envelope(event.type, 1));
    await eventually('handled in the end', () => attempts.includes(2), 15_000);
    await eventually('queue empty', async () => (await door.depth(queues.events(service))) === 0);
    assert.equal(await door.depth(queues.dead(service)), 0);
  });
});
