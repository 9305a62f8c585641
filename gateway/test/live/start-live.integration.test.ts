import 'reflect-metadata';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { Decider } from '@veilighuis/access';
import { triageFileOpened } from '@veilighuis/contracts';
import { BrokerConnection, EventPublisher } from '@veilighuis/messaging';
import { KeyRing, Vault } from '@veilighuis/persistence';
import { MergedClientSystems } from '@veilighuis/service-kit';
import { createLogger, metricsText } from '@veilighuis/telemetry';
import type { Live } from '../../src/live/start-live.ts';
import { startLive } from '../../src/live/start-live.ts';
import { brokerProxy } from '../support/broker-proxy.ts';
import { following, staff, told } from '../support/following.ts';
import type { Following } from '../support/following.ts';
import { liveServer } from '../support/live-server.ts';
import { keyOf } from '../support/own-database.ts';

const brokerUrl = process.env['BROKER_URL'] ?? 'amqp://guest:guest@127.0.0.1:5672';
const logger = createLogger('gateway', { level: 'silent' });

describe('Changes as they pass on the broker', { timeout: 60_000 }, () => {
  let gateway: Following;
  let proxy: Awaited<ReturnType<typeof brokerProxy>>;
  let live: Live;
  let server: Awaited<ReturnType<typeof liveServer>>;
  let publisher: EventPublisher;
  let connection: BrokerConnection;

  before(async () => {
    gateway = await following();
    proxy = await brokerProxy(brokerUrl);
    const merged = new MergedClientSystems(gateway.database, new Vault(gateway.database, KeyRing.parse(keyOf('k1'))));
    live = startLive({ brokerUrl: proxy.url, logger, decider: new Decider(), merged, notices: gateway.own });
    server = await liveServer({}, live.audience);
    connection = new BrokerConnection({ url: brokerUrl, name: 'test', logger });
    publisher = new EventPublisher({ connection, logger, expectRouted: () => false });
    await publisher.ready(20_000);
  });
  after(async () => {
    await live.stop();
    await server.stop();
    await publisher.close();
    await connection.close();
    await proxy.close();
    await gateway.stop();
  });

  const opened = () =>
    publisher.publish(
      told(triageFileOpened, {
        fileId: randomUUID(),
        clientSystemId: randomUUID(),
        repeat: false,
        finalOn: '2026-12-01',
      }),
    );

  it('are told; while the broker is away the stream stays open, and begins anew once it is back', async () => {
    server.signIn('caw', staff('caw-worker'));
    const reader = await server.follow('caw');
    await reader.until('listening', () => live.health().ready, 20_000);
    await opened();
    await reader.until('the list', () => reader.changes.length >= 1);
    assert.match(await metricsText(), /^vh_live_streams 1$/m);

    const before = reader.resyncs;
    proxy.cut();
    await reader.until('readiness says so', () => !live.health().ready);
    assert.deepEqual(live.health().reasons.length, 1);
    assert.equal(reader.isOver, false);
    await opened();
    proxy.giveBack();
    await reader.until('resync', () => reader.resyncs > before, 20_000);
    assert.equal(live.health().ready, true);
    const known = reader.changes.length;
    await opened();
    await reader.until('the list again', () => reader.changes.length > known);
  });

  it('end with the process', async () => {
    const reader = await server.follow('caw');
    await live.stop();
    await reader.until('the end', () => reader.isOver);
  });
});
