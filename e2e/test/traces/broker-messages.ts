import { connect, type Channel, type ConsumeMessage, type Message } from 'amqplib';
import { witnessQueue } from '../support/witness.ts';

const services = ['intake', 'triage', 'case-management'] as const;

/** Headers and content of each copy of an event; they are taken out of the queue. */
export async function copiedEvents(url: string): Promise<string[]> {
  return withChannel(url, async (channel) => {
    const { messageCount } = await channel.checkQueue(witnessQueue);
    const found: string[] = [];
    if (messageCount === 0) return found;
    await new Promise<void>((resolve, reject) => {
      const take = (message: ConsumeMessage | null) => {
        if (message !== null) found.push(textOf(message));
        if (found.length === messageCount) resolve();
      };
      channel.consume(witnessQueue, take, { noAck: true }).catch(reject);
    });
    return found;
  });
}

/** Headers and content of the messages that services gave up; they stay where they are. */
export async function deadLetters(url: string): Promise<string[]> {
  return withChannel(url, async (channel) => {
    const found: string[] = [];
    for (const service of services) {
      const queue = `vh.${service}.dead.v1`;
      for (let message = await channel.get(queue); message !== false; message = await channel.get(queue)) {
        found.push(textOf(message));
      }
    }
    channel.nackAll(true);
    return found;
  });
}

function textOf({ properties, fields, content }: Message): string {
  return `${JSON.stringify(properties)} ${JSON.stringify(fields)} ${content.toString()}`;
}

async function withChannel<T>(url: string, work: (channel: Channel) => Promise<T>): Promise<T> {
  const connection = await connect(url);
  try {
    const channel = await connection.createChannel();
    const result = await work(channel);
    await channel.close();
    return result;
  } finally {
    await connection.close();
  }
}
