import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import {
  defineCollection,
  openDatabase,
  type CollectionDefinition,
  type Database,
  type Migration,
} from '../src/index.ts';
import { newDatabaseName } from './support/harness.ts';
import { silent } from './support/models.ts';
import { anyServer } from './support/server.ts';
import { until } from './support/until.ts';

const LEASE_MS = 1_500;

describe('Migrations and indexes', () => {
  let server: Awaited<ReturnType<typeof anyServer>>;
  const opened: Database[] = [];
  before(async () => {
    server = await anyServer();
  });
  after(async () => {
    for (const { db } of opened) await db.dropDatabase();
    await Promise.all(opened.map((database) => database.close()));
    await server[Symbol.asyncDispose]();
  });

  async function open(
    name: string,
    migrations: Migration[],
    collections: CollectionDefinition[] = [],
  ): Promise<Database> {
    const database = await openDatabase({
      url: server.url,
      name,
      collections,
      migrations,
      logger: silent,
      migrationLeaseMs: LEASE_MS,
    });
    opened.push(database);
    return database;
  }
  const counting = (id: string): Migration => ({
    id,
    up: async (db) => {
      await db.collection<{ _id: string }>('runs').updateOne({ _id: id }, { $inc: { runs: 1 } }, { upsert: true });
    },
  });
  const runs = async ({ db }: Database) =>
    (await db.collection('runs').find().sort({ _id: 1 }).toArray()).map((row) => row['runs'] as number);

  it('run once, in order, when five replicas start at once', async () => {
    const name = newDatabaseName();
    const order: string[] = [];
    const noted = (id: string): Migration => ({
      id,
      up: async (db, signal) => {
        order.push(id);
        await counting(id).up(db, signal);
      },
    });
    const replicas = await Promise.all(Array.from({ length: 5 }, () => open(name, [noted('0002-b'), noted('0001-a')])));
    await Promise.all(replicas.map(({ ready }) => ready));
    assert.deepEqual(order, ['0001-a', '0002-b']);
    assert.deepEqual(await runs(await open(name, [])), [1, 1]);
  });

  it('run only what is new at a later start', async () => {
    const name = newDatabaseName();
    await (
      await open(name, [counting('0001-a')])
    ).ready;
    const later = await open(name, [counting('0001-a'), counting('0002-b')]);
    await later.ready;
    assert.deepEqual(await runs(later), [1, 1]);
  });

  it('go on in another replica when the one that holds the lease is killed', async () => {
    const name = newDatabaseName();
    const child = fork(new URL('./support/migrating-child.js', import.meta.url), {
      env: { ...process.env, URL_: server.url, NAME: name },
    });
    await once(child, 'message');
    const other = await open(name, [counting('0001-a')]);
    child.kill('SIGKILL');
    await once(child, 'exit');
    assert.deepEqual(await runs(other), [], 'the killed one had not done it yet');
    await other.ready;
    assert.deepEqual(await runs(other), [1]);
  });

  it('keep the lease while a long one runs, however long the others wait', async () => {
    const name = newDatabaseName();
    const long: Migration = {
      id: '0001-long',
      up: async (db, signal) => {
        await counting('0001-long').up(db, signal);
        const deadline = performance.now() + LEASE_MS * 2;
        await until('twice the lease', () => Promise.resolve(performance.now() > deadline));
      },
    };
    const replicas = await Promise.all([open(name, [long]), open(name, [long])]);
    await Promise.all(replicas.map(({ ready }) => ready));
    assert.deepEqual(await runs(replicas[0]), [1]);
  });

  it('that fail are told by health, tried again, and succeed once the cause is gone', async () => {
    let broken = true;
    const fragile: Migration = {
      id: '0001-fragile',
      up: () => (broken ? Promise.reject(new Error('broken')) : Promise.resolve()),
    };
    const database = await open(newDatabaseName(), [fragile]);
    await until('the fault', async () => (await database.health()).reasons.includes('migration-failed'));
    broken = false;
    await database.ready;
    assert.deepEqual(await database.health(), { ok: true, reasons: [] });
  });

  it('create the declared indexes, replace a changed one and leave an undeclared one alone', async () => {
    const name = newDatabaseName();
    const first = defineCollection({
      name: 'c',
      indexes: [
        { name: 'i', key: { a: 1 } },
        { name: 'old-name', key: { old: 1 } },
      ],
    });
    const changed = defineCollection({
      name: 'c',
      indexes: [
        { name: 'i', key: { a: 1, b: -1 }, unique: true },
        { name: 'new-name', key: { old: 1 } },
      ],
    });
    const database = await open(name, [], [first]);
    await database.ready;
    await database.db.collection('c').createIndexes([{ key: { z: 1 }, name: 'by-hand' }]);
    await (
      await open(name, [], [changed])
    ).ready;
    const indexes = await database.db.collection('c').indexes();
    assert.deepEqual(
      indexes.map((index) => [index.name, index.key]),
      [
        ['_id_', { _id: 1 }],
        ['by-hand', { z: 1 }],
        ['i', { a: 1, b: -1 }],
        ['new-name', { old: 1 }],
      ],
    );
    const names = (await database.db.listCollections().toArray()).map((collection) => collection.name);
    for (const own of ['outbox', 'inbox', 'audit', 'idempotency', 'data-keys']) assert.ok(names.includes(own), own);
  });
});
