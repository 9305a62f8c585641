import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A wire between client and broker that a test can damage. */
export interface TcpProxy extends AsyncDisposable {
  readonly url: string;
  /** Drops what the broker sends from now on, on connections that exist: the client hears nothing more. */
  swallowServer(): void;
  /** As it was; new connections are whole in any case. */
  restore(): void;
  /** Cuts every connection, as a pulled plug does. */
  cut(): void;
  /** How many connections were made so far. */
  readonly connections: number;
}

export async function startProxy(brokerUrl: string): Promise<TcpProxy> {
  const target = new URL(brokerUrl);
  const sockets = new Set<Socket>();
  const muted = new Set<Socket>();
  let connections = 0;
  const server = createServer((client) => {
    connections += 1;
    const upstream = connect(Number(target.port || 5672), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream);
    upstream.on('data', (chunk) => {
      if (!muted.has(upstream)) client.write(chunk);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(brokerUrl);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.toString(),
    get connections() {
      return connections;
    },
    swallowServer: () => {
      for (const socket of sockets) muted.add(socket);
    },
    restore: () => muted.clear(),
    cut,
    async [Symbol.asyncDispose]() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
