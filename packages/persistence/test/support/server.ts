import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startDatabase, type ServerHandle } from '@veilighuis/infra';

const scratch = new URL('../../../../../.local/test/persistence/', import.meta.url);

export interface OwnServer extends AsyncDisposable {
  readonly server: ServerHandle;
}

/** A mongod of this test alone, to kill and step down; gone with its data at the end. */
export async function ownServer(): Promise<OwnServer> {
  const directory = fileURLToPath(new URL(randomUUID(), scratch));
  const server = await startDatabase({ directory });
  return {
    server,
    async [Symbol.asyncDispose]() {
      await server.kill();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** The server that `MONGO_URL` names, or one of this test. */
export async function anyServer(): Promise<{ readonly url: string } & AsyncDisposable> {
  const given = process.env['MONGO_URL'];
  if (given !== undefined && given !== '') return { url: given, [Symbol.asyncDispose]: () => Promise.resolve() };
  const own = await ownServer();
  return { url: own.server.url, [Symbol.asyncDispose]: () => own[Symbol.asyncDispose]() };
}
