import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { queues } from '../src/index.ts';
import { eventually } from './support/eventually.ts';
import { envelope, newNames, Rig } from './support/rig.ts';

describe('An event whose sender may not announce it', () => {
  it('is not handled, and kept as a dead letter that says so; the next one is handled', async () => {
    await using rig = new Rig();
    const { service, event, events } = newNames();
    const seen: number[] = [];
    const handlers = { events: { [event.type]: ({ data }: { data: { n: number } }) => seen.push(data.n) } };
    await rig.consume(handlers, { service, events, checkAnnouncer: true });
    const door = await rig.backdoor();
    // Any account may put a message into any queue by the default exchange; this one doesn't say whose it is.
    door.send(queues.events(service), JSON.stringify(envelope(event.type, 1)));
    await (await rig.publisher()).publish(envelope(event.type, 2));
    await eventually('the second one', () => seen.length > 0);
    assert.deepEqual(seen, [2]);
    await eventually('the dead letter', async () => (await door.depth(queues.dead(service))) === 1);
    assert.equal((await door.peek(queues.dead(service)))[0]?.headers['x-vh-reason'], 'unknown-announcer');
  });

  it('is handled where that is not checked (negative control)', async () => {
    await using rig = new Rig();
    const { service, event, events } = newNames();
    const seen: number[] = [];
    const handlers = { events: { [event.type]: ({ data }: { data: { n: number } }) => seen.push(data.n) } };
    await rig.consume(handlers, { service, events, checkAnnouncer: false });
    const door = await rig.backdoor();
    door.send(queues.events(service), JSON.stringify(envelope(event.type, 1)));
    await eventually('it', () => seen.length === 1);
  });
});
