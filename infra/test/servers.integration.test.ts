import assert from 'node:assert/strict';
import { connect } from 'amqplib';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { MongoClient } from 'mongodb';
import { until } from '../src/deadline.ts';
import { endLeftBehind, startBroker, startDatabase } from '../src/index.ts';
import { leftBehind } from '../src/processes/process-tree.ts';

const directory = mkdtempSync(join(tmpdir(), 'servers-'));

describe('local servers', { timeout: 180_000 }, () => {
  after(async () => {
    await endLeftBehind(directory);
    rmSync(directory, { recursive: true, force: true });
  });

  it('a broker that is killed comes back with the confirmed messages of its quorum queue', async () => {
    const broker = await startBroker({ directory });
    await withChannel(broker.url, async (channel) => {
      await channel.assertQueue('kept', { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    });
    // RabbitMQ 3.10 writes a new quorum queue's registration with a delay: only a queue that is older survives a kill.
    await broker.stop();
    await broker.start();
    await withChannel(broker.url, async (channel) => {
      channel.sendToQueue('kept', Buffer.from('message'), { persistent: true });
      await channel.waitForConfirms();
    });
    await broker.kill();
    assert.equal(broker.pid, undefined);
    await broker.start();
    await withChannel(broker.url, async (channel) => {
      const message = await until(() => take(channel), { what: 'the message', withinMs: 30_000 });
      assert.equal(message, 'message');
    });
    await broker.stop();
  });

  it('a database that is killed comes back as primary with what was acknowledged, also on another port', async () => {
    const database = await startDatabase({ directory });
    await withDatabase(database.url, async (client) => {
      await client
        .db('t')
        .collection('c')
        .insertOne({ kept: true }, { writeConcern: { w: 'majority', journal: true } });
    });
    await database.kill();
    const moved = await startDatabase({ directory });
    assert.notEqual(moved.port, database.port);
    await withDatabase(moved.url, async (client) => {
      assert.equal(await client.db('t').collection('c').countDocuments({ kept: true }), 1);
    });
    await moved.stop();
  });

  it('stopped servers leave no process behind', () => {
    assert.deepEqual(leftBehind(directory), []);
  });
});

type Channel = Awaited<ReturnType<Awaited<ReturnType<typeof connect>>['createConfirmChannel']>>;

// A quorum queue chooses its leader a moment after the broker takes clients; until then it looks empty.
async function take(channel: Channel): Promise<string> {
  const message = await channel.get('kept', { noAck: true });
  if (message === false) throw new Error('nothing there yet');
  return message.content.toString();
}

async function withChannel(url: string, work: (channel: Channel) => Promise<void>): Promise<void> {
  const connection = await connect(url);
  try {
    await work(await connection.createConfirmChannel());
  } finally {
    await connection.close();
  }
}

async function withDatabase(url: string, work: (client: MongoClient) => Promise<void>): Promise<void> {
  const client = await new MongoClient(url).connect();
  try {
    await work(client);
  } finally {
    await client.close();
  }
}
