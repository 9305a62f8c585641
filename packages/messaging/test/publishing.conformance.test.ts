import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BrokerUnavailableError, ConfirmTimeoutError, MessageTooLargeError, UnroutableError } from '../src/index.ts';
import { brokerUrl } from './support/broker.ts';
import { eventually } from './support/eventually.ts';
import { envelope, newNames, Rig } from './support/rig.ts';
import { startProxy } from './support/tcp-proxy.ts';

describe('publishing', () => {
  it('unroutable publish: an error while some service is expected to listen, and none when nobody is', async () => {
    await using rig = new Rig();
    const { service, events } = newNames(3);
    const [expected, optional, handled] = events;
    assert.ok(expected && optional && handled);
    await rig.consume({ events: { [handled.type]: () => undefined } }, { service, events });
    const publisher = await rig.publisher({ expectRouted: (type) => type !== optional.type });
    await assert.rejects(publisher.publish(envelope(expected.type, 1)), UnroutableError);
    await publisher.publish(envelope(optional.type, 1));
    await publisher.publish(envelope(handled.type, 1));
    // Each return is matched with its own message, also when many are under way.
    const outcomes = await Promise.allSettled(
      Array.from({ length: 200 }, (_, n) => publisher.publish(envelope(n % 2 === 0 ? expected.type : handled.type, n))),
    );
    assert.ok(outcomes.every(({ status }, n) => status === (n % 2 === 0 ? 'rejected' : 'fulfilled')));
  });

  it('confirm that never comes: an error at the deadline, a new connection, and publishing goes on', async () => {
    await using proxy = await startProxy(brokerUrl);
    await using rig = new Rig(brokerUrl);
    const { service, event } = newNames();
    const seen: number[] = [];
    await rig.consume({ events: { [event.type]: ({ data }) => seen.push(data.n) } }, { service, events: [event] });
    const connection = rig.connection(proxy.url);
    const publisher = await rig.publisher({ connection, confirmMs: 300 });
    await publisher.publish(envelope(event.type, 1));
    proxy.swallowServer();
    const started = Date.now();
    await assert.rejects(publisher.publish(envelope(event.type, 2)), ConfirmTimeoutError);
    assert.ok(Date.now() - started < 2_000);
    // The broker had it: only the confirm was lost. Hence "unknown", and hence consumers that know duplicates.
    await eventually('delivered all the same', () => seen.includes(2));
    await eventually('healthy again by itself', () => publisher.health().ready && proxy.connections === 2);
    await publisher.publish(envelope(event.type, 3));
    await eventually('next one', () => seen.includes(3));
  });

  it('control: over the same wire undamaged, every confirm comes', async () => {
    await using proxy = await startProxy(brokerUrl);
    await using rig = new Rig(brokerUrl);
    const { event } = newNames();
    const publisher = await rig.publisher({
      connection: rig.connection(proxy.url),
      confirmMs: 2_000,
      expectRouted: () => false,
    });
    await Promise.all(Array.from({ length: 500 }, (_, n) => publisher.publish(envelope(event.type, n))));
    assert.equal(proxy.connections, 1);
  });

  it('connection lost: what is under way fails soon, and what comes meanwhile is refused instead of kept', async () => {
    await using proxy = await startProxy(brokerUrl);
    await using rig = new Rig(brokerUrl);
    const { event } = newNames();
    const publisher = await rig.publisher({
      connection: rig.connection(proxy.url),
      confirmMs: 30_000,
      expectRouted: () => false,
    });
    proxy.swallowServer();
    const underWay = assert.rejects(publisher.publish(envelope(event.type, 1)), BrokerUnavailableError);
    await new Promise((resolve) => setImmediate(resolve));
    proxy.cut();
    await underWay;
    await assert.rejects(publisher.publish(envelope(event.type, 2)), BrokerUnavailableError);
    assert.equal(publisher.health().ready, false);
    await publisher.ready(10_000);
    await publisher.publish(envelope(event.type, 3));
  });

  it('message over the limit: refused before it is sent, and the channel goes on', async () => {
    await using rig = new Rig();
    const { event } = newNames();
    const publisher = await rig.publisher({ maxMessageBytes: 2_000, expectRouted: () => false });
    const large = { ...envelope(event.type, 1), data: { n: 1, filler: 'x'.repeat(2_000) } };
    await assert.rejects(publisher.publish(large), MessageTooLargeError);
    await publisher.publish(envelope(event.type, 2));
  });
});
