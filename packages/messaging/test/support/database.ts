import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { MongoClient, MongoServerError, Timestamp, type ClientSession, type Db } from 'mongodb';
import type { EventEnvelope } from '@veilighuis/contracts';
import type { OutboxRow, OutboxSource } from '../../src/index.ts';

export const mongoUrl = process.env.MONGO_URL ?? 'mongodb://127.0.0.1:27017/?replicaSet=rs0&directConnection=true';

/** A database of its own, dropped at the end: `await using database = await openDatabase()`. */
export async function openDatabase(): Promise<{ readonly db: Db; readonly client: MongoClient } & AsyncDisposable> {
  const client = await MongoClient.connect(mongoUrl);
  const db = client.db(`messaging-test-${randomBytes(5).toString('hex')}`);
  return {
    db,
    client,
    async [Symbol.asyncDispose]() {
      await db.dropDatabase();
      await client.close();
    },
  };
}

interface Row {
  readonly _id: string;
  readonly order: Timestamp;
  readonly envelope: EventEnvelope;
}

/** The outbox as a service has it, without the rest of its persistence. */
export class TestOutbox implements OutboxSource {
  readonly #db: Db;
  readonly #commits = new EventEmitter<{ announced: [] }>();

  constructor(db: Db) {
    this.#db = db;
  }

  async add(...envelopes: EventEnvelope[]): Promise<void> {
    // One by one: the server gives each row its place.
    for (const envelope of envelopes) {
      await this.#rows().insertOne({ _id: envelope.id, order: new Timestamp(0n), envelope });
    }
    this.#commits.emit('announced');
  }

  async addMany(envelopes: readonly EventEnvelope[]): Promise<void> {
    await this.#rows().insertMany(
      envelopes.map((envelope) => ({ _id: envelope.id, order: new Timestamp(0n), envelope })),
    );
    this.#commits.emit('announced');
  }

  async pending(limit: number): Promise<OutboxRow[]> {
    const rows = await this.#rows().find().sort({ order: 1 }).limit(limit).toArray();
    return rows.map(({ _id, envelope }) => ({ id: _id, envelope }));
  }

  async markPublished(ids: readonly string[]): Promise<void> {
    await this.#rows().deleteMany({ _id: { $in: [...ids] } });
  }

  watch(wake: () => void): { close(): void } {
    this.#commits.on('announced', wake);
    return { close: () => void this.#commits.off('announced', wake) };
  }

  async oldestPendingAt(): Promise<Date | undefined> {
    const row = await this.#rows().findOne({}, { sort: { order: 1 } });
    return row === null ? undefined : new Date(row.envelope.time);
  }

  count(): Promise<number> {
    return this.#rows().countDocuments();
  }

  #rows() {
    return this.#db.collection<Row>('outbox');
  }
}

/**
 * The inbox as a service has it: the row commits with the effect or not at all. False when the message was accepted
 * before; then the effect is not run.
 */
export async function once(
  client: MongoClient,
  db: Db,
  messageId: string,
  effect: (session: ClientSession) => Promise<void>,
): Promise<boolean> {
  try {
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await db.collection<{ _id: string }>('inbox').insertOne({ _id: messageId }, { session });
        await effect(session);
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof MongoServerError && error.code === 11000) return false;
    throw error;
  }
}
