import { connect, type Channel, type ChannelModel } from 'amqplib';

/** The shared broker of this test run. Tests that harm a broker start one of their own. */
export const brokerUrl = process.env.BROKER_URL ?? 'amqp://guest:guest@127.0.0.1:5672';

/** Bare access to the broker, beside the code under test. */
export interface Backdoor {
  readonly channel: Channel;
  depth(queue: string): Promise<number>;
  /** All bodies and headers now in a queue; they stay there. */
  peek(queue: string): Promise<{ readonly body: string; readonly headers: Record<string, unknown> }[]>;
  send(queue: string, body: Buffer | string, headers?: Record<string, unknown>): void;
  close(): Promise<void>;
}

export async function backdoor(url = brokerUrl): Promise<Backdoor> {
  const connection = await connect(url);
  connection.on('error', () => undefined);
  const channel = await connection.createChannel();
  channel.on('error', () => undefined);
  return {
    channel,
    depth: async (queue) => (await channel.checkQueue(queue)).messageCount,
    peek: (queue) => peek(connection, queue),
    send: (queue, body, headers = {}) => {
      channel.sendToQueue(queue, Buffer.from(body), { persistent: true, headers });
    },
    close: () => connection.close(),
  };
}

async function peek(connection: ChannelModel, queue: string): ReturnType<Backdoor['peek']> {
  const channel = await connection.createChannel();
  const found = [];
  for (;;) {
    const message = await channel.get(queue);
    if (message === false) break;
    found.push({ body: message.content.toString(), headers: { ...message.properties.headers } });
  }
  await channel.close();
  return found;
}
