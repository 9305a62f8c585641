import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, it, after, before } from 'node:test';
import { ProblemError } from '@veilighuis/contracts';
import { auditCollection } from '../src/audit/audit-row.ts';
import { LogKeeper } from '../src/audit/log-keeper.ts';
import { parkedCollection } from '../src/audit/parked-row.ts';
import { ChainedLog, SERVICE } from './support/chained-log.ts';
import { context, newThing, thingCounted } from './support/models.ts';
import { anyServer } from './support/server.ts';
import { until } from './support/until.ts';

describe('R31: a log that refuses lines', () => {
  let server: Awaited<ReturnType<typeof anyServer>>;
  let log: ChainedLog;
  let keeper: LogKeeper;
  before(async () => {
    server = await anyServer();
  });
  after(async () => {
    await server[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    log = await ChainedLog.open(server.url);
    const { database } = log.parts;
    keeper = new LogKeeper({ database, service: SERVICE, key: log.signer.key, everyMs: 20, settledAfterSeconds: 0 });
  });
  afterEach(async () => {
    await keeper.stop();
    await log.close();
  });

  /** A real fault: from now on the database takes no document in this collection. */
  async function refuse(collection = 'audit'): Promise<void> {
    await log.db.command({ collMod: collection, validator: { nothingHasThisField: { $exists: true } } });
  }

  async function takeAgain(): Promise<void> {
    await log.db.command({ collMod: 'audit', validator: {} });
  }

  const read = () =>
    log.parts.auditLog.recordRead(context, { operation: 'test.read', personIds: [randomUUID()], result: 'granted' });

  /** Like a report that comes in: state, event and line in one commit. */
  async function report(): Promise<string> {
    const thing = newThing();
    await log.parts.work.run(context, async (tx) => {
      await log.parts.store.insert(tx, thing);
      tx.announce(thingCounted, { subject: thing._id, sequence: 1, data: { count: 1 } });
      tx.audit({ operation: 'test.report', clientSystemIds: [thing._id], result: 'granted' });
    });
    return thing._id;
  }

  const isUnavailable = (error: unknown) =>
    error instanceof ProblemError && error.problem.code === 'service-unavailable';

  const linesAbout = (id: string) => auditCollection.in(log.db).find({ clientSystemIds: id }).toArray();
  const parkedLines = () => parkedCollection.in(log.db).countDocuments();

  it('stops reads, and says so to readiness', async () => {
    await read();
    assert.equal((await keeper.figures()).refuses, false);
    await refuse();
    await assert.rejects(read(), isUnavailable);
    assert.equal((await keeper.figures()).refuses, true);
    await assert.rejects(read(), isUnavailable);
  });

  it('lets a report in with all that belongs to it, and keeps its line beside the log', async () => {
    await refuse();
    const id = await report();
    assert.deepEqual(
      [(await log.parts.store.find(id))?._id, (await linesAbout(id)).length, await parkedLines()],
      [id, 0, 1],
    );
    assert.equal((await log.parts.outbox.pending(10)).filter(({ envelope }) => envelope.subject === id).length, 1);
    const figures = await keeper.figures();
    assert.deepEqual([figures.refuses, figures.parked], [true, 1]);
  });

  it('brings the lines in once it takes them again, each once, marked, and links them', async () => {
    await refuse();
    const ids = await Promise.all(Array.from({ length: 12 }, report));
    await takeAgain();
    await until('the lines are in', async () => (await parkedLines()) === 0);
    for (const id of ids) {
      const [line, ...more] = await linesAbout(id);
      assert.deepEqual(
        [line?.operation, line?.parked, line?.subject, more.length],
        ['test.report', true, context.actor.subject, 0],
      );
    }
    await until('they are linked', async () => (await log.verify()).lines === 12);
    assert.deepEqual((await log.verify()).findings, []);
    await until('the outage is over', async () => !(await keeper.figures()).refuses);
    await read();
    const after = await report();
    assert.equal((await linesAbout(after))[0]?.parked, undefined);
  });

  it('notices by itself that it takes lines again when only reads were refused', async () => {
    await refuse();
    await assert.rejects(read(), isUnavailable);
    await takeAgain();
    await until('the outage is over', async () => !(await keeper.figures()).refuses);
    assert.equal(await auditCollection.in(log.db).countDocuments({ operation: 'probe' }), 0);
  });

  it('nothing is done when the line can be kept nowhere', async () => {
    await refuse();
    await refuse('audit-parked');
    const thing = newThing();
    const work = log.parts.work.run(context, async (tx) => {
      await log.parts.store.insert(tx, thing);
      tx.audit({ operation: 'test.report', result: 'granted' });
    });
    await assert.rejects(work, isUnavailable);
    assert.equal(await log.parts.store.find(thing._id), undefined);
  });

  it('the keeper signs the first anchor of the day by itself', async () => {
    await log.write(3);
    await until('the anchor', async () => (await log.verify()).vouchedFor > 0);
    assert.deepEqual((await log.verify()).findings, []);
  });

  it('of two keepers one works at a time, and the chain is whole', async () => {
    const { database } = log.parts;
    const other = new LogKeeper({
      database,
      service: SERVICE,
      key: log.signer.key,
      everyMs: 20,
      settledAfterSeconds: 0,
    });
    await log.write(300);
    await until('all is linked', async () => (await log.verify()).lines === 300);
    await keeper.stop();
    await log.write(100);
    await until('the other goes on', async () => (await log.verify()).lines === 400);
    await other.stop();
    assert.deepEqual((await log.verify()).findings, []);
  });
});
