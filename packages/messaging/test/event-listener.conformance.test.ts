import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EventEnvelope } from '@veilighuis/contracts';
import { EVENTS_EXCHANGE, EventListener } from '../src/index.ts';
import { eventually } from './support/eventually.ts';
import { envelope, newNames, Rig } from './support/rig.ts';

async function listening(rig: Rig, { service, event }: ReturnType<typeof newNames>, more = {}) {
  const heard: EventEnvelope[] = [];
  const connection = rig.connection();
  const seen = { heard, begins: 0, connection };
  const listener = new EventListener({
    connection,
    service,
    logger: rig.logger,
    events: [event],
    onEvent: (one) => heard.push(one),
    onBegin: () => {
      seen.begins += 1;
    },
    checkAnnouncer: false,
    ...more,
  });
  rig.onEnd(() => listener.close());
  listener.start();
  await eventually('listening', () => listener.health().ready);
  return Object.assign(seen, { listener });
}

describe('EventListener', () => {
  it('hears each event as it passes, in every process that listens', async () => {
    await using rig = new Rig();
    const names = newNames();
    const [one, other] = [await listening(rig, names), await listening(rig, names)];
    const publisher = await rig.publisher();
    await publisher.publish(envelope(names.event.type, 1));
    await eventually('both heard', () => one.heard.length === 1 && other.heard.length === 1);
    assert.deepEqual(one.heard[0]?.data, { n: 1 });
  });

  it('passes over what does not fit its schema, and what it does not know', async () => {
    await using rig = new Rig();
    const names = newNames(2);
    const { heard } = await listening(rig, names);
    const publisher = await rig.publisher({ expectRouted: () => false });
    await publisher.publish({ ...envelope(names.event.type, 1), data: { n: 'x' } });
    await publisher.publish(envelope(names.events[1]?.type ?? '', 2));
    const door = await rig.backdoor();
    door.channel.publish(EVENTS_EXCHANGE, names.event.type, Buffer.from('not json'));
    await publisher.publish(envelope(names.event.type, 3));
    await eventually('the good one', () => heard.length === 1);
    assert.deepEqual(heard[0]?.data, { n: 3 });
  });

  it('believes no event that another account sent than the one that may announce it', async () => {
    await using rig = new Rig();
    const names = newNames();
    const trusting = await listening(rig, names);
    const careful = await listening(rig, names, { checkAnnouncer: true });
    const door = await rig.backdoor();
    door.channel.publish(EVENTS_EXCHANGE, names.event.type, Buffer.from(JSON.stringify(envelope(names.event.type, 1))));
    await eventually('the trusting one heard it', () => trusting.heard.length === 1);
    assert.deepEqual(careful.heard, []);
  });

  it('begins again by itself after a lost connection, and says so: what passed meanwhile was missed', async () => {
    await using rig = new Rig();
    const names = newNames();
    const one = await listening(rig, names);
    one.connection.reset('test');
    await eventually('began again', () => one.begins === 2 && one.listener.health().ready);
    const publisher = await rig.publisher();
    await publisher.publish(envelope(names.event.type, 4));
    await eventually('heard again', () => one.heard.length === 1);
  });

  it('leaves no queue behind', async () => {
    await using rig = new Rig();
    const names = newNames();
    const { listener } = await listening(rig, names);
    await listener.close();
    const publisher = await rig.publisher();
    await eventually('nobody takes it', async () => {
      return publisher.publish(envelope(names.event.type, 5)).then(
        () => false,
        () => true,
      );
    });
  });
});
