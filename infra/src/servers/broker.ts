import { connect } from 'amqplib';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts } from '../ports.ts';
import { ManagedProcess } from '../processes/managed-process.ts';
import type { ServerHandle, ServerOptions } from './server.ts';
import { portOrFree, serverEnvironment, startServer } from './server.ts';

const binary = '/usr/lib/rabbitmq/bin/rabbitmq-server';

/**
 * Starts a RabbitMQ node of its own, without the system's service manager.
 *
 * The node has its own name, cookie, port mapper and distribution port, so any number of them run side by side;
 * it listens on the loopback address only. User `guest` with password `guest`, virtual host `/`.
 */
export async function startBroker(options: ServerOptions): Promise<ServerHandle> {
  const port = await portOrFree(options.port);
  const [distributionPort, mapperPort] = await freePorts(2);
  const home = join(options.directory, 'broker');
  const logFile = join(options.directory, 'log', 'broker.log');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'rabbitmq.conf'), configuration(port));
  writeFileSync(join(home, 'enabled_plugins'), '[].\n');
  const environment = serverEnvironment(options, {
    HOME: home,
    ERL_EPMD_PORT: String(mapperPort),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    RABBITMQ_NODENAME: nodeName(home),
    RABBITMQ_DIST_PORT: String(distributionPort),
    RABBITMQ_MNESIA_BASE: join(home, 'mnesia'),
    RABBITMQ_LOG_BASE: join(home, 'log'),
    RABBITMQ_LOGS: '-',
    RABBITMQ_CONFIG_FILE: join(home, 'rabbitmq.conf'),
    RABBITMQ_ADVANCED_CONFIG_FILE: join(home, 'advanced.config'),
    RABBITMQ_CONF_ENV_FILE: join(home, 'rabbitmq-env.conf'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(home, 'enabled_plugins'),
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1}',
  });
  const process = { environment, workingDirectory: home, logFile };
  const url = `amqp://guest:guest@127.0.0.1:${String(port)}`;
  // The node would start a port mapper that outlives it; ours ends with it.
  const mapper = new ManagedProcess({ name: 'broker port mapper', command: 'epmd', arguments: [], ...process });
  return startServer({
    url,
    port,
    command: { name: 'broker', command: binary, arguments: [], ...process },
    companions: [mapper],
    check: () => checkBroker(url),
    readyWithinMs: 120_000,
  });
}

/** One attempt to open a channel; throws when the broker isn't there. */
export async function checkBroker(url: string): Promise<void> {
  const connection = await connect(url, { timeout: 5000 });
  try {
    const channel = await connection.createChannel();
    await channel.close();
  } finally {
    await connection.close();
  }
}

function configuration(port: number): string {
  return [
    `listeners.tcp.1 = 127.0.0.1:${String(port)}`,
    'log.console = true',
    'log.console.level = info',
    'log.file = false',
    'vm_memory_high_watermark.absolute = 1GB',
    'disk_free_limit.absolute = 200MB',
    '',
  ].join('\n');
}

// Queues belong to the node by name: the name is made once and stays with the data.
function nodeName(home: string): string {
  const file = join(home, 'node-name');
  if (!existsSync(file)) writeFileSync(file, `vh-${randomBytes(4).toString('hex')}@localhost`);
  return readFileSync(file, 'utf8');
}
