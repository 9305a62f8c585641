import { connect, type Channel } from 'amqplib';
import { witnessQueue } from '../support/witness.ts';

const services = ['intake', 'triage', 'case-management'] as const;

/** Headers and content of each copy of an event; they are taken out of the queue. */
export async function copiedEvents(url: string): Promise<string[]> {
  return withChannel(url, (channel) => texts(channel, witnessQueue, 'take'));
}

/** Headers and content of the messages that services gave up; they stay where they are. */
export async function deadLetters(url: string): Promise<string[]> {
  return withChannel(url, async (channel) => {
    const found: string[] = [];
    for (const service of services) found.push(...(await texts(channel, `vh.${service}.dead.v1`, 'leave')));
    return found;
  });
}

async function texts(channel: Channel, queue: string, how: 'take' | 'leave'): Promise<string[]> {
  const found: string[] = [];
  for (;;) {
    const message = await channel.get(queue);
    if (message === false) break;
    found.push(`${JSON.stringify(message.properties)} ${JSON.stringify(message.fields)} ${message.content.toString()}`);
    if (how === 'take') channel.ack(message);
  }
  if (how === 'leave') channel.nackAll(true);
  return found;
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
