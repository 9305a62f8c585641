import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { ProblemError } from '@veilighuis/contracts';
import { UnitOfWork } from '../src/index.ts';
import { newDatabaseName, Parts } from './support/harness.ts';
import { context, newThing, thingCounted } from './support/models.ts';
import { ownServer, type OwnServer } from './support/server.ts';
import { until } from './support/until.ts';

const WRITERS = 8;

describe('A database that goes away', () => {
  let own: OwnServer;
  let parts: Parts;
  before(async () => {
    own = await ownServer();
    parts = await Parts.open(own.server.url, newDatabaseName());
    await parts.database.ready;
  });
  after(async () => {
    await parts.database.close();
    await own[Symbol.asyncDispose]();
  });

  /** Writers that count up while something happens to the database; each act must end as exactly one effect. */
  async function whileWriting(incident: () => Promise<void>): Promise<void> {
    const { work, store } = parts;
    const counters = Array.from({ length: WRITERS }, () => newThing());
    await Promise.all(counters.map((thing) => work.run(context, (tx) => store.insert(tx, thing))));
    const stop = new AbortController();
    const done = counters.map(async ({ _id }) => {
      let acts = 0;
      while (!stop.signal.aborted) {
        const messageId = randomUUID();
        await work.run(context, (tx) =>
          tx.accept(messageId, async () => {
            const seen = await store.find(_id, tx.session);
            assert.ok(seen);
            const next = await store.replace(tx, { ...seen, count: seen.count + 1 }, seen.version);
            tx.announce(thingCounted, { subject: _id, sequence: next.version, data: { count: next.count } });
          }),
        );
        acts += 1;
      }
      return acts;
    });
    try {
      await until('work before the incident', async () => (await counted(counters[0]?._id)) > 3);
      await incident();
      const resumed = await counted(counters[0]?._id);
      await until('work after the incident', async () => (await counted(counters[0]?._id)) > resumed + 3);
    } finally {
      stop.abort();
    }
    const acts = await Promise.all(done);
    const counts = await Promise.all(counters.map(({ _id }) => counted(_id)));
    assert.deepEqual(counts, acts);
  }

  async function counted(id = ''): Promise<number> {
    return (await until('an answer', () => parts.store.find(id).catch(() => undefined))).count;
  }

  it('goes on by itself after a step-down, every act done once', async () => {
    await whileWriting(async () => {
      const admin = parts.database.client.db('admin');
      await admin.command({ replSetStepDown: 2, force: true, secondaryCatchUpPeriodSecs: 0 });
      await until('another primary', async () => (await parts.database.health()).ok);
    });
  });

  it('goes on by itself after a crash and restart of the server, every act done once, the relay awake again', async (t) => {
    let wakes = 0;
    const watch = parts.outbox.watch(() => {
      wakes += 1;
    });
    t.after(() => {
      watch.close();
    });
    await whileWriting(async () => {
      await own.server.kill();
      await own.server.start();
    });
    const before = wakes;
    await parts.work.run(context, (tx) => {
      tx.announce(thingCounted, { subject: randomUUID(), sequence: 1, data: { count: 1 } });
      return Promise.resolve();
    });
    assert.equal(wakes, before + 1);
  });
});

describe('While the database is away', () => {
  const unavailable = (error: unknown) => error instanceof ProblemError && error.problem.code === 'service-unavailable';
  let own: OwnServer;
  let parts: Parts;
  before(async () => {
    own = await ownServer();
    parts = await Parts.open(own.server.url, newDatabaseName());
    await parts.database.ready;
    await own.server.kill();
  });
  after(async () => {
    await parts.database.close();
    await own[Symbol.asyncDispose]();
  });

  it('health says so within about a second', async () => {
    const asked = performance.now();
    assert.deepEqual(await parts.database.health(), { ok: false, reasons: ['database-unreachable'] });
    assert.ok(performance.now() - asked < 3_000);
  });

  it('no read is answered, since its log line cannot be written (R31), and no work is done', async () => {
    const { database, auditLog, vault, store } = parts;
    const hasty = new UnitOfWork({ database, vault, deadlineMs: 500 });
    await Promise.all([
      assert.rejects(auditLog.recordRead(context, { operation: 'test.read', result: 'granted' }), unavailable),
      assert.rejects(
        hasty.run(context, (tx) => store.insert(tx, newThing())),
        unavailable,
      ),
    ]);
  });

  it('a process that was never ready can be closed at once', async () => {
    const never = await Parts.open(own.server.url, newDatabaseName());
    const asked = performance.now();
    await never.database.close();
    assert.ok(performance.now() - asked < 2_000);
    await assert.rejects(never.database.ready);
    await assert.rejects(
      never.work.run(context, () => Promise.resolve()),
      unavailable,
    );
  });

  it('a process can be started, and it comes up by itself with the database; so does everything else', async (t) => {
    const early = await Parts.open(own.server.url, newDatabaseName());
    t.after(() => early.database.close());
    assert.deepEqual(await early.database.health(), {
      ok: false,
      reasons: ['database-unreachable', 'migrations-pending'],
    });
    const first = early.work.run(context, (tx) => early.store.insert(tx, newThing()));
    await own.server.start();
    await first;
    assert.deepEqual(await early.database.health(), { ok: true, reasons: [] });
    await until('health', async () => (await parts.database.health()).ok);
    await parts.auditLog.recordRead(context, { operation: 'test.read', result: 'refused', reason: 'not-allowed' });
  });
});
