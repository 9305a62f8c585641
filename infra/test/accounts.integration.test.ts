import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { connect } from 'amqplib';
import type { Channel, Options } from 'amqplib';
import { MongoClient } from 'mongodb';
import { brokerAccounts, databaseAccounts } from '../src/accounts/of-stack.ts';
import { readRights } from '../src/accounts/rights.ts';
import { endLeftBehind, startBroker, startDatabase } from '../src/index.ts';
import type { ServerHandle } from '../src/index.ts';
import { processConfiguration } from '../src/stack/environment.ts';
import type { ProcessName } from '../src/stack/process-list.ts';
import { makeSecrets } from '../src/stack/secrets.ts';

const directory = mkdtempSync(join(tmpdir(), 'accounts-'));
const secrets = makeSecrets();
const rights = readRights();
let broker: ServerHandle;
let database: ServerHandle;

before(async () => {
  [broker, database] = await Promise.all([
    startBroker({ directory, accounts: brokerAccounts(rights, secrets) }),
    startDatabase({ directory, accounts: databaseAccounts(rights, secrets) }),
  ]);
});

after(async () => {
  await Promise.all([broker.stop(), database.stop()]);
  await endLeftBehind(directory);
  rmSync(directory, { recursive: true, force: true });
});

function addressesOf(process: ProcessName): { broker: string; database: string } {
  const places = { broker: broker.url, database: database.url, keycloak: 'http://k', gateway: 'http://g' };
  const accounts = ['broker', 'database'] as const;
  const given = processConfiguration(process, 1, { ...places, accounts }, secrets);
  return { broker: given['BROKER_URL'] ?? '', database: given['MONGO_URL'] ?? '' };
}

const quorum = { durable: true, arguments: { 'x-queue-type': 'quorum' } };
const ownEvent = 'be.veilighuis.triage.decided.v1';

describe('an account on the broker', { timeout: 300_000 }, () => {
  before(async () => {
    // What intake owns is there, so that a refusal is about rights and not about absence.
    await onChannel(addressesOf('intake').broker, async (channel) => {
      await channel.assertExchange('vh.events', 'topic', { durable: true });
      for (const name of ['vh.intake.events.v1', 'vh.intake.dead.v1']) await channel.assertQueue(name, quorum);
      await channel.bindQueue('vh.intake.events.v1', 'vh.events', 'be.veilighuis.triage.#');
    });
  });

  const crossings: Record<string, (channel: Channel) => Promise<unknown>> = {
    "reads another service's events": (channel) => channel.consume('vh.intake.events.v1', () => undefined),
    "takes one of another service's dead letters": (channel) => channel.get('vh.intake.dead.v1'),
    'reads its own dead letters': (channel) => channel.get('vh.triage.dead.v1'),
    'takes requests meant for another service': (channel) =>
      channel.consume('vh.intake.operations.v1', () => undefined),
    "empties another service's queue": (channel) => channel.purgeQueue('vh.intake.events.v1'),
    "deletes another service's queue": (channel) => channel.deleteQueue('vh.intake.events.v1'),
    'declares a queue beside its own': (channel) => channel.assertQueue('vh.triage.events.v1.copy', quorum),
    "binds another service's queue": (channel) => channel.bindQueue('vh.intake.events.v1', 'vh.events', '#'),
    'deletes an exchange of the broker': (channel) => channel.deleteExchange('amq.topic'),
    'declares an exchange of its own': (channel) => channel.assertExchange('vh.other', 'topic'),
    "announces another service's event": (channel) => published(channel, 'be.veilighuis.intake.report-registered.v1'),
    'announces an event under a type that does not exist': (channel) => published(channel, 'be.veilighuis.triage.x.v1'),
    'says that another account sent it': (channel) => published(channel, ownEvent, { userId: 'intake' }),
  };
  before(async () => {
    await onChannel(addressesOf('triage').broker, async (channel) => {
      await channel.assertQueue('vh.triage.dead.v1', quorum);
    });
    await onChannel(broker.url, async (channel) => {
      await channel.assertQueue('vh.intake.operations.v1', { durable: true });
    });
  });

  for (const [what, attempt] of Object.entries(crossings)) {
    it(`is refused when it ${what}`, async () => {
      await assert.rejects(onChannel(addressesOf('triage').broker, attempt), /ACCESS_REFUSED|PRECONDITION_FAILED/);
    });
  }

  it('may do each of these in its own place (negative control)', async () => {
    await onChannel(addressesOf('triage').broker, async (channel) => {
      await channel.assertExchange('vh.events', 'topic', { durable: true });
      await channel.assertQueue('vh.triage.dead.v1', quorum);
      await channel.assertQueue('vh.triage.events.v1', {
        ...quorum,
        arguments: {
          ...quorum.arguments,
          'x-dead-letter-exchange': '',
          'x-dead-letter-routing-key': 'vh.triage.dead.v1',
        },
      });
      await channel.bindQueue('vh.triage.events.v1', 'vh.events', 'be.veilighuis.intake.triage-requested.v1');
      await channel.unbindQueue('vh.triage.events.v1', 'vh.events', 'be.veilighuis.intake.report-registered.v1');
      await channel.consume('vh.triage.events.v1', () => undefined);
      await published(channel, ownEvent, { userId: 'triage' });
    });
  });

  it('of the gateway may call, and neither listen nor announce', async () => {
    const gateway = addressesOf('gateway').broker;
    await onChannel(gateway, async (channel) => {
      await channel.consume('amq.rabbitmq.reply-to', () => undefined, { noAck: true });
      channel.sendToQueue('vh.intake.operations.v1', Buffer.from('{}'), { replyTo: 'amq.rabbitmq.reply-to' });
      await channel.checkExchange('vh.events');
    });
    await assert.rejects(
      onChannel(gateway, (channel) => channel.get('vh.intake.operations.v1')),
      /ACCESS_REFUSED/,
    );
    await assert.rejects(
      onChannel(gateway, (channel) => published(channel, ownEvent)),
      /ACCESS_REFUSED/,
    );
    await assert.rejects(
      onChannel(gateway, (channel) => channel.assertQueue('q')),
      /ACCESS_REFUSED/,
    );
  });

  it('has no default beside it: guest is a stranger', async () => {
    await assert.rejects(connect(`amqp://guest:guest@127.0.0.1:${String(broker.port)}`), /ACCESS.REFUSED|403/i);
  });

  it('has a password of its own', async () => {
    const wrong = addressesOf('triage').broker.replace('//triage:', '//intake:');
    await assert.rejects(connect(wrong), /ACCESS.REFUSED|403/i);
  });
});

describe('an account in the database', { timeout: 300_000 }, () => {
  const anotherService = 'vh-intake';
  const own = 'vh-triage';

  const crossings: Record<string, (client: MongoClient) => Promise<unknown>> = {
    "reads another service's database": (client) => client.db(anotherService).collection('client-systems').findOne({}),
    "writes into another service's database": (client) => client.db(anotherService).collection('outbox').insertOne({}),
    "lists another service's collections": (client) => client.db(anotherService).listCollections().toArray(),
    'reads the accounts': (client) => client.db('admin').collection('system.users').findOne({}),
    'reads the log of all changes of the server': (client) => client.db('local').collection('oplog.rs').findOne({}),
    'changes a line of the access log': (client) =>
      client
        .db(own)
        .collection('audit')
        .updateOne({}, { $set: { a: 1 } }),
    'replaces a line of the access log': (client) => client.db(own).collection('audit').findOneAndReplace({}, { a: 1 }),
    'removes a line of the access log': (client) => client.db(own).collection('audit').deleteOne({}),
    'empties the access log by a merge': (client) =>
      client
        .db(own)
        .collection('outbox')
        .aggregate([{ $out: 'audit' }])
        .toArray(),
    'lets lines of the access log expire': (client) =>
      client
        .db(own)
        .collection('audit')
        .createIndexes([{ key: { at: 1 }, name: 'expiry', expireAfterSeconds: 0 }]),
    'drops the access log': (client) => client.db(own).collection('audit').drop(),
    'renames the access log away': (client) => client.db(own).collection('audit').rename('old'),
    'drops its database': (client) => client.db(own).dropDatabase(),
    'changes a link of the chain over the log (R32)': (client) =>
      client
        .db(own)
        .collection('audit-links')
        .updateOne({}, { $set: { hash: '' } }),
    'removes a signed anchor (R32)': (client) => client.db(own).collection('audit-anchors').deleteOne({}),
    'makes a collection that it has not declared': (client) => client.db(own).createCollection('anything'),
    'makes an account': (client) => client.db(own).command({ createUser: 'x', pwd: 'x', roles: [] }),
    'gives itself another role': (client) =>
      client.db(own).command({ grantRolesToUser: 'triage', roles: [{ role: 'readWrite', db: own }] }),
    'stops the server': (client) => client.db('admin').command({ shutdown: 1 }),
  };

  for (const [what, attempt] of Object.entries(crossings)) {
    it(`is refused when it ${what}`, async () => {
      await withDatabase(addressesOf('triage').database, async (client) => {
        await assert.rejects(attempt(client), { name: 'MongoServerError', code: 13 });
      });
    });
  }

  it('adds to the access log and reads it, and keeps its own collections, in one transaction (negative control)', async () => {
    await withDatabase(addressesOf('triage').database, async (client) => {
      const db = client.db(own);
      await client.withSession(async (session) => {
        await session.withTransaction(async () => {
          await db.collection('audit').insertOne({ line: 1 }, { session });
          await db.collection('outbox').insertOne({ event: 1 }, { session });
        });
      });
      assert.equal(await db.collection('audit').countDocuments({ line: 1 }), 1);
      await db.collection('outbox').updateOne({ event: 1 }, { $set: { event: 2 } });
      assert.equal((await db.collection('outbox').deleteMany({ event: 2 })).deletedCount, 1);
      await db.collection('triage-files').createIndexes([{ name: 'x', key: { x: 1 } }]);
      await db.collection('triage-files').dropIndex('x');
    });
  });

  it('finds the access log there, with its indexes', async () => {
    await withDatabase(addressesOf('triage').database, async (client) => {
      const names = (await client.db(own).collection('audit').indexes()).map(({ name }) => name);
      assert.deepEqual(
        (rights['triage']?.database.appendOnly ?? [])
          .filter(({ collection }) => collection === 'audit')
          .flatMap(({ indexes }) => indexes.map(({ name }) => name))
          .filter((name) => !names.includes(name)),
        [],
      );
      assert.ok(names.length > 1);
    });
  });

  it('is asked for: without one nothing is told', async () => {
    await withDatabase(`mongodb://127.0.0.1:${String(database.port)}/?directConnection=true`, async (client) => {
      await assert.rejects(client.db(own).collection('audit').findOne({}), { name: 'MongoServerError', code: 13 });
    });
  });

  it('gets a changed right, or a new password, at the next start; data and port may have moved', async () => {
    await database.stop();
    const narrower = structuredClone(rights);
    const triage = narrower['triage']?.database.rights.find(({ collection }) => collection === 'outbox');
    assert.ok(triage !== undefined);
    triage.actions = ['find'];
    const changed = { ...secrets, TRIAGE_DATABASE_PASSWORD: 'another' };
    const moved = await startDatabase({ directory, accounts: databaseAccounts(narrower, changed) });
    try {
      await assert.rejects(
        withDatabase(addressesOf('triage').database.replace(String(database.port), String(moved.port)), () =>
          Promise.resolve(),
        ),
        { name: 'MongoServerError', code: 18 },
      );
      const url = addressesOf('triage')
        .database.replace(String(database.port), String(moved.port))
        .replace(/triage:[^@]+@/, 'triage:another@');
      await withDatabase(url, async (client) => {
        const outbox = client.db(own).collection('outbox');
        await assert.rejects(outbox.insertOne({}), { name: 'MongoServerError', code: 13 });
        assert.equal(await client.db(own).collection('audit').countDocuments({ line: 1 }), 1);
      });
    } finally {
      await moved.stop();
    }
  });

  it('says what to do when the data were made with other secrets', async () => {
    await assert.rejects(
      startDatabase({ directory, accounts: databaseAccounts(rights, makeSecrets()), readyWithinMs: 5_000 }),
      /made with other secrets/,
    );
  });
});

/** Publishes and waits for what the broker says of it. */
async function published(channel: Channel, type: string, properties: Options.Publish = {}): Promise<void> {
  channel.publish('vh.events', type, Buffer.from('{}'), properties);
  await channel.checkExchange('vh.events');
}

/** @throws the error with which the broker closed the channel */
async function onChannel(url: string, work: (channel: Channel) => Promise<unknown>): Promise<void> {
  const connection = await connect(url);
  try {
    const channel = await connection.createChannel();
    const closed = new Promise<never>((_resolve, reject) => {
      channel.once('error', reject);
    });
    closed.catch(() => undefined);
    await Promise.race([work(channel), closed]);
  } finally {
    await connection.close();
  }
}

async function withDatabase(url: string, work: (client: MongoClient) => Promise<void>): Promise<void> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 10_000 });
  try {
    await client.connect();
    await work(client);
  } finally {
    await client.close();
  }
}
