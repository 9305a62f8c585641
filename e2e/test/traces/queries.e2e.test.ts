import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MongoClient } from 'mongodb';
import { addresses } from '../support/platform.ts';
import { databases, watchDatabase, withDatabases } from '../support/witness.ts';

interface Unwanted {
  readonly ns: string;
  readonly op: string;
  readonly planSummary?: string;
  readonly hasSortStage?: boolean;
  readonly command: unknown;
}

describe('The queries of this run', { timeout: 60_000 }, () => {
  it('a query that reads a whole collection, or sorts in memory, is written down (negative control)', async () => {
    const name = `vh-control-${crypto.randomUUID().slice(0, 8)}`;
    const client = await MongoClient.connect(addresses.database);
    try {
      await watchDatabase(client, name);
      const things = client.db(name).collection('things');
      await things.insertMany([
        { a: 1, b: 2 },
        { a: 2, b: 1 },
      ]);
      await things.createIndexes([{ name: 'by-a', key: { a: 1 } }]);
      await things.find({ b: 1 }).toArray();
      await things
        .find({ a: { $gt: 0 } })
        .sort({ b: 1 })
        .toArray();
      await things.find({ a: 1 }).toArray();
      const plans = (await unwantedIn(client, name)).map(({ planSummary }) => planSummary);
      assert.deepEqual(plans, ['COLLSCAN', 'IXSCAN { a: 1 }']);
    } finally {
      await client.db(name).dropDatabase();
      await client.close();
    }
  });

  for (const name of databases) {
    it(`of ${name}: none reads a whole collection, none sorts in memory`, async () => {
      await withDatabases(addresses.database, async (client) => {
        assert.equal((await client.db(name).command({ profile: -1 }))['was'], 1, 'queries were not watched');
        const found = await unwantedIn(client, name);
        const shown = found.map(
          ({ ns, op, planSummary, command }) =>
            `${ns} ${op} ${String(planSummary)} ${JSON.stringify(command).slice(0, 300)}`,
        );
        assert.deepEqual([...new Set(shown)].slice(0, 10), []);
      });
    });
  }
});

async function unwantedIn(client: MongoClient, name: string): Promise<Unwanted[]> {
  const rows = await client.db(name).collection('system.profile').find().sort({ $natural: 1 }).toArray();
  const own = rows.filter(({ ns }) => !String(ns).endsWith('system.profile'));
  return own as unknown as Unwanted[];
}
