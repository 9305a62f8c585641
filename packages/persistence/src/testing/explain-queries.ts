import type { Db } from 'mongodb';
import { readPlan, type QueryPlan } from './plan.ts';
import { commandOf, shapeOf, type ProfiledOperation } from './profiled-operation.ts';

/** One shape of query that the product sends, and how the database answers it. */
export interface ExplainedQuery extends QueryPlan {
  readonly collection: string;
  /** Command and filter with the values left out, to read in a failed test: `find {centre: ?, rank: {$gt: ?}}`. */
  readonly shape: string;
}

const PROFILE_BYTES = 64 * 1024 * 1024;

/**
 * For tests: runs `run` with the profiler of the database on, then explains each distinct shape of query that was
 * sent, and returns the winning plans. A test asserts on it that no query of the product scans a collection:
 *
 *     const queries = await explainQueries(database, () => useTheService());
 *     assert.deepEqual(queries.filter(({ scansCollection }) => scansCollection), []);
 *
 * Plans depend on which indexes there are, hardly on how many documents, so an almost empty database will do.
 * The profiler sees all clients of that database: give the test a database of its own. Inserts have no plan; change
 * streams read the log of the server, not a collection; both are left out. Works on MongoDB 6 to 8.
 */
export async function explainQueries(
  database: { readonly db: Db },
  run: () => Promise<unknown>,
): Promise<ExplainedQuery[]> {
  const { db } = database;
  await emptyProfile(db);
  await db.command({ profile: 2, slowms: 0, sampleRate: 1 });
  try {
    await run();
  } finally {
    await db.command({ profile: 0 });
  }
  const operations = await db.collection<ProfiledOperation>('system.profile').find().toArray();
  return explainEach(db, operations);
}

/** The default profile keeps 1 MiB and would forget the first queries of a longer run. */
async function emptyProfile(db: Db): Promise<void> {
  await db.command({ profile: 0 });
  await db.dropCollection('system.profile').catch(() => undefined);
  await db.createCollection('system.profile', { capped: true, size: PROFILE_BYTES });
}

async function explainEach(db: Db, operations: readonly ProfiledOperation[]): Promise<ExplainedQuery[]> {
  const explained = new Map<string, ExplainedQuery>();
  for (const operation of operations) {
    const command = commandOf(db.databaseName, operation);
    if (command === undefined) continue;
    const shape = shapeOf(command);
    const key = `${command.collection} ${shape}`;
    if (explained.has(key)) continue;
    explained.set(key, { collection: command.collection, shape, ...(await explain(db, command)) });
  }
  return [...explained.values()];
}

async function explain(db: Db, command: NonNullable<ReturnType<typeof commandOf>>): Promise<QueryPlan> {
  // Only an aggregation is run once more, to see what its lookups do; explaining a write this way writes nothing.
  const verbosity = command.name === 'aggregate' ? 'executionStats' : 'queryPlanner';
  return readPlan(await db.command({ explain: command.body, verbosity }));
}
