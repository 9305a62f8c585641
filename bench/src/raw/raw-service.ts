import type { ConsumeMessage } from 'amqplib';
import type { Document } from 'mongodb';
import { MongoClient } from 'mongodb';
import { Acts } from './acts.ts';
import { Relay } from './relay.ts';
import type { Sample } from './samples.ts';
import { takeSamples } from './samples.ts';
import { databases, openChannels, queues } from './servers.ts';
import type { RawOptions } from './servers.ts';

export interface RawService {
  readonly acts: Acts;
  readonly relay: Relay;
  /** Another one each time, round and round. */
  readonly nextSample: () => Sample;
  close(): Promise<void>;
}

export interface Received {
  readonly id: string;
  readonly data: Document;
}

/** What both raw processes are made of: bare drivers with the options of the platform. */
export async function startRawService(
  name: 'intake' | 'triage',
  options: RawOptions,
  events: readonly Document[],
  handle: (event: Received, service: RawService) => Promise<void>,
): Promise<RawService> {
  const mongo = new MongoClient(options.database, {
    maxPoolSize: 50,
    writeConcern: { w: 'majority' },
    readConcern: { level: 'majority' },
    ignoreUndefined: true,
  });
  const samples = await takeSamples(mongo, events);
  const intake = mongo.db(databases.intake);
  const triage = mongo.db(databases.triage);
  const channels = await openChannels(options.broker, options.prefetch);
  const relay = new Relay(name === 'intake' ? intake : triage, channels.publishing);
  const running = relay.run();
  let taken = 0;
  const underway = new Set<Promise<void>>();
  const service: RawService = {
    acts: new Acts(mongo, intake, triage),
    relay,
    nextSample: () => {
      taken += 1;
      return samples[taken % samples.length] as Sample;
    },
    async close() {
      await channels.consuming.cancel(consumerTag);
      await Promise.all(underway);
      relay.stop();
      await running;
      await channels.close();
      await mongo.close();
    },
  };
  const receive = async (message: ConsumeMessage): Promise<void> => {
    await handle(JSON.parse(message.content.toString()) as Received, service);
    // Only after the commit, as the platform does.
    channels.consuming.ack(message);
  };
  const { consumerTag } = await channels.consuming.consume(queues[name], (message) => {
    if (message === null) return;
    const work = receive(message).catch(endOnFault);
    underway.add(work);
    void work.then(() => underway.delete(work));
  });
  return service;
}

function endOnFault(error: unknown): void {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
}
