import { connect } from 'amqplib';
import type { Document } from 'mongodb';

/** Listens to every event of the platform from now on. */
export async function catchEvents(broker: string): Promise<{ stop(): Promise<Document[]> }> {
  const connection = await connect(broker);
  const channel = await connection.createChannel();
  const { queue } = await channel.assertQueue('', { exclusive: true });
  await channel.bindQueue(queue, 'vh.events', '#');
  const events: Document[] = [];
  await channel.consume(
    queue,
    (message) => {
      if (message !== null) events.push(JSON.parse(message.content.toString()) as Document);
    },
    { noAck: true },
  );
  return {
    async stop() {
      await connection.close();
      return events;
    },
  };
}
