import { randomBytes, randomUUID } from 'node:crypto';
import { Timestamp } from 'mongodb';
import { auditCollection } from '../../src/audit/audit-row.ts';
import { outboxCollection } from '../../src/outbox/outbox-row.ts';
import { newDatabaseName, Parts } from '../support/harness.ts';
import { context, newThing, thingCounted, things } from '../support/models.ts';
import { anyServer } from '../support/server.ts';

/**
 * Transactions per second of the unit of work against the bare driver with the same three writes, 16 in parallel.
 * The two take turns in short rounds, so that whatever else the machine does hits both alike.
 *
 *     node packages/persistence/dist/test/measure/transactions.js [rounds]
 */
const ROUND = 100;
const PARALLEL = 16;
const rounds = Number(process.argv[2] ?? 30);

await using server = await anyServer();
const parts = await Parts.open(server.url, newDatabaseName());
await parts.database.ready;
const { client, db } = parts.database;
const body = randomBytes(400).toString('base64url');

async function byUnitOfWork(): Promise<void> {
  const thing = { ...newThing(1), body };
  await parts.work.run(context, async (tx) => {
    await parts.store.insert(tx, thing);
    tx.announce(thingCounted, { subject: thing._id, sequence: 1, data: { count: 1 } });
    tx.audit({ operation: 'test.count', ground: 'own-zone', clientSystemIds: [thing._id], result: 'granted' });
  });
}

async function byBareDriver(): Promise<void> {
  const thing = { ...newThing(1), body };
  const [now, order, id] = [new Date(), new Timestamp(0n), randomUUID()];
  const { actor, purpose, centre, source } = context;
  const traceparent = context.traceparent ?? '';
  await client.withSession((session) =>
    session.withTransaction(async () => {
      await things.in(db).insertOne(thing, { session });
      await auditCollection.in(db).insertOne(
        {
          ...{ _id: randomUUID(), order, at: now, centre, ...actor, purpose, traceId: traceparent.slice(3, 35) },
          ...{
            operation: 'test.count',
            ground: 'own-zone',
            clientSystemIds: [thing._id],
            personIds: [],
            result: 'granted',
          },
        },
        { session },
      );
      const data = { count: 1 };
      const envelope = {
        ...{
          specversion: '1.0' as const,
          id,
          type: thingCounted.type,
          source,
          subject: thing._id,
          time: now.toISOString(),
        },
        ...{ datacontenttype: 'application/json' as const, centre, sequence: 1, traceparent, data },
      };
      await outboxCollection.in(db).insertOne({ _id: id, order, envelope }, { session });
    }),
  );
}

async function seconds(act: () => Promise<void>): Promise<number> {
  let left = ROUND;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: PARALLEL }, async () => {
      while (left-- > 0) await act();
    }),
  );
  return (performance.now() - start) / 1000;
}

const spent = { unit: 0, bare: 0 };
for (const act of [byUnitOfWork, byBareDriver, byUnitOfWork, byBareDriver]) await seconds(act);
for (let round = 0; round < rounds; round += 1) {
  const unitFirst = round % 2 === 0;
  if (unitFirst) spent.unit += await seconds(byUnitOfWork);
  spent.bare += await seconds(byBareDriver);
  if (!unitFirst) spent.unit += await seconds(byUnitOfWork);
}
const perSecond = (total: number) => Math.round((rounds * ROUND) / total);
const ratio = (spent.bare / spent.unit).toFixed(2);
process.stdout.write(
  `unit of work ${String(perSecond(spent.unit))}/s, bare driver ${String(perSecond(spent.bare))}/s, ratio ${ratio}\n`,
);
await db.dropDatabase();
await parts.database.close();
