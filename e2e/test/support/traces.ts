import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'amqplib';
import { BSON } from 'mongodb';
import { withDatabases } from './witness.ts';

const services = ['intake', 'triage', 'case-management'] as const;

/** Places where one of these texts stands, as `database.collection`: every document of every database as it is stored. */
export async function collectionsWith(url: string, texts: readonly string[]): Promise<string[]> {
  return withDatabases(url, async (client) => {
    const { databases } = await client.db().admin().listDatabases();
    const found: string[] = [];
    for (const { name } of databases.filter((one) => !['admin', 'config', 'local'].includes(one.name))) {
      for (const collection of await client.db(name).collections()) {
        for await (const document of collection.find()) {
          const text = BSON.EJSON.stringify(document);
          if (texts.some((one) => text.includes(one))) found.push(`${name}.${collection.collectionName}`);
        }
      }
    }
    return [...new Set(found)].sort();
  });
}

/**
 * Queues in which one of these texts stands: those of events and operations, each rung of the retry ladder, and the dead
 * letters. Messages stay where they are.
 */
export async function queuesWith(
  url: string,
  delaysMs: readonly number[],
  texts: readonly string[],
): Promise<string[]> {
  const names = services.flatMap((service) => [
    `vh.${service}.events.v1`,
    `vh.${service}.operations.v1`,
    `vh.${service}.dead.v1`,
    ...delaysMs.map((delay) => `vh.${service}.retry-${String(delay)}.v1`),
  ]);
  const connection = await connect(url);
  try {
    const found: string[] = [];
    for (const name of names) {
      const channel = await connection.createChannel();
      await channel.checkQueue(name);
      for (let message = await channel.get(name); message !== false; message = await channel.get(name)) {
        const text = `${JSON.stringify(message.properties)} ${message.content.toString()}`;
        if (texts.some((one) => text.includes(one))) found.push(name);
      }
      channel.nackAll(true);
      await channel.close();
    }
    return found;
  } finally {
    await connection.close();
  }
}

/** Log files in which one of these texts stands. */
export function logFilesWith(directory: string, texts: readonly string[]): string[] {
  return readdirSync(directory).filter((name) => {
    const text = readFileSync(join(directory, name), 'utf8');
    return texts.some((one) => text.includes(one));
  });
}

/** Ids and search keys that hang on client systems, as they are stored, in every service. */
export async function hangingOn(url: string, clientSystemIds: string[]) {
  return withDatabases(url, async (client) => {
    const of = async (database: string, collection: string, field: string) =>
      client
        .db(database)
        .collection<Stored>(collection)
        .find({ [field]: { $in: clientSystemIds } })
        .toArray();
    const systems = await of('vh-intake', 'client-systems', '_id');
    const others = client.db('vh-intake').collection<Stored>('client-systems');
    const theirs = await others.find({ _id: { $nin: clientSystemIds } }).toArray();
    // A first name that others have as well is found by the same key.
    const shared = new Set(theirs.flatMap(({ identity = [] }) => identity));
    const reports = await of('vh-intake', 'police-reports', 'sealedUnder');
    const assessments = await of('vh-intake', 'risk-assessments', 'clientSystemId');
    const files = await of('vh-triage', 'triage-files', 'clientSystemId');
    const trajectories = await of('vh-case-management', 'trajectories', 'clientSystemId');
    const contacts = await of('vh-case-management', 'contacts', 'clientSystemId');
    const documents = [systems, reports, assessments, files, trajectories, contacts];
    for (const found of documents) assert.ok(found.length > 0, 'negative control: it was there');
    return {
      traces: documents.flat().map(({ _id }) => _id),
      searchKeys: [
        ...systems.flatMap(({ identity = [] }) => identity).filter((token) => !shared.has(token)),
        ...reports.flatMap(({ key = [] }) => key),
      ],
    };
  });
}

interface Stored {
  readonly _id: string;
  readonly identity?: readonly string[];
  readonly key?: string;
}
