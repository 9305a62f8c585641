import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, startBroker, type ServerHandle } from '@veilighuis/infra';

const root = join(import.meta.dirname, '../../../../../.local/messaging-test');

export interface OwnBroker {
  /** Where it will listen, also before it is started. */
  readonly url: string;
  start(): Promise<ServerHandle>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

/**
 * A broker that a test may kill, with limits that are met within a test: messages of 512 KiB at most, and a handler that
 * doesn't acknowledge within 2 s loses its channel.
 */
export async function ownBroker(): Promise<OwnBroker> {
  const directory = join(root, String(process.pid));
  const port = await freePort();
  await mkdir(join(directory, 'broker'), { recursive: true });
  await writeFile(
    join(directory, 'broker', 'advanced.config'),
    '[{rabbit, [{max_message_size, 524288}, {consumer_timeout, 2000}, {channel_tick_interval, 500}]}].\n',
  );
  let server: ServerHandle | undefined;
  return {
    url: `amqp://guest:guest@127.0.0.1:${port}`,
    async start() {
      server = await startBroker({ directory, port });
      return server;
    },
    async remove() {
      await server?.kill();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
