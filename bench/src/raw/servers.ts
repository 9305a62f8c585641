import { connect } from 'amqplib';
import type { Channel, ConfirmChannel } from 'amqplib';
import type { Db, MongoClient } from 'mongodb';

/** What the raw processes are told at their start. */
export interface RawOptions {
  readonly broker: string;
  readonly database: string;
  readonly inFlight: number;
  readonly prefetch: number;
}

export const exchange = 'bench.raw';
export const queues = { triage: 'bench.raw.triage', intake: 'bench.raw.intake' } as const;

/** Types that the services of the platform consume when a report comes in. */
export const consumed = { triage: '#.triage-requested.#', intake: '#.ground-granted.#' } as const;

export const databases = { intake: 'bench-raw-intake', triage: 'bench-raw-triage' } as const;

export interface Channels {
  readonly publishing: ConfirmChannel;
  readonly consuming: Channel;
  close(): Promise<void>;
}

/** A connection to publish and one to consume, as each service has, on quorum queues like those of the platform. */
export async function openChannels(url: string, prefetch: number): Promise<Channels> {
  const out = await connect(url, { noDelay: true });
  const incoming = await connect(url, { noDelay: true });
  const publishing = await out.createConfirmChannel();
  const consuming = await incoming.createChannel();
  await consuming.assertExchange(exchange, 'topic', { durable: true });
  for (const service of ['triage', 'intake'] as const) {
    await consuming.assertQueue(queues[service], { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    await consuming.bindQueue(queues[service], exchange, consumed[service]);
  }
  await consuming.prefetch(prefetch);
  return {
    publishing,
    consuming,
    async close() {
      await out.close();
      await incoming.close();
    },
  };
}

export async function removeQueues(url: string): Promise<void> {
  const connection = await connect(url);
  const channel = await connection.createChannel();
  for (const queue of Object.values(queues)) await channel.deleteQueue(queue);
  await channel.deleteExchange(exchange);
  await connection.close();
}

/** Publishes and waits for the broker's confirm. */
export function publish(
  channel: ConfirmChannel,
  envelope: { readonly id: string; readonly type: string },
): Promise<void> {
  const body = Buffer.from(JSON.stringify(envelope));
  const properties = { persistent: true, mandatory: true, messageId: envelope.id, type: envelope.type };
  return new Promise((resolve, reject) => {
    channel.publish(exchange, envelope.type, body, properties, (error: unknown) => {
      if (error === null || error === undefined) resolve();
      else reject(error instanceof Error ? error : new Error('The broker refused a message.'));
    });
  });
}

/** Empty databases with the indexes that the platform's own have. */
export async function copyIndexes(mongo: MongoClient): Promise<void> {
  await copyOf(mongo.db('vh-intake'), mongo.db(databases.intake));
  await copyOf(mongo.db('vh-triage'), mongo.db(databases.triage));
}

async function copyOf(from: Db, to: Db): Promise<void> {
  await to.dropDatabase();
  for (const { name } of await from.listCollections({}, { nameOnly: true }).toArray()) {
    const indexes = await from.collection(name).indexes();
    const wanted = indexes.filter((index) => index.name !== '_id_');
    await to.createCollection(name);
    if (wanted.length > 0)
      await to
        .collection(name)
        .createIndexes(wanted.map(({ v: _v, ...index }) => ({ ...index, name: String(index.name) })));
  }
}
