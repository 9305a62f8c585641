import { connect } from 'amqplib';
import { MongoClient } from 'mongodb';

const services = ['intake', 'triage', 'case-management'] as const;

/** Messages that wait or were given up, and events that were not published: by queue or collection, those above zero. */
export async function leftovers(urls: { broker: string; database: string }): Promise<Record<string, number>> {
  const counts = { ...(await waitingMessages(urls.broker)), ...(await unpublishedEvents(urls.database)) };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

async function waitingMessages(url: string): Promise<Record<string, number>> {
  const connection = await connect(url);
  try {
    const counts: Record<string, number> = {};
    for (const queue of services.flatMap((service) => [`vh.${service}.events.v1`, `vh.${service}.dead.v1`])) {
      const channel = await connection.createChannel();
      counts[queue] = (await channel.checkQueue(queue)).messageCount;
      await channel.close();
    }
    return counts;
  } finally {
    await connection.close();
  }
}

async function unpublishedEvents(url: string): Promise<Record<string, number>> {
  const client = await MongoClient.connect(url);
  try {
    const counts = services.map(async (service) => {
      const outbox = client.db(`vh-${service}`).collection('outbox');
      return [`outbox of ${service}`, await outbox.countDocuments()] as const;
    });
    return Object.fromEntries(await Promise.all(counts));
  } finally {
    await client.close();
  }
}
