import { connect } from 'amqplib';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerCertificate } from '../certificates/authority.ts';
import { freePorts } from '../ports.ts';
import { ManagedProcess } from '../processes/managed-process.ts';
import type { ServerHandle, ServerOptions } from './server.ts';
import { portOrFree, serverEnvironment, startServer } from './server.ts';

const binary = '/usr/lib/rabbitmq/bin/rabbitmq-server';

/** Accounts that the broker knows, instead of its default one. */
export interface BrokerAccounts {
  readonly admin: { readonly name: string; readonly password: string };
  /** Content of the file that the broker loads when it starts. */
  readonly definitions: string;
}

export interface BrokerOptions extends ServerOptions {
  readonly accounts?: BrokerAccounts;
}

/**
 * Starts a RabbitMQ node of its own, without the system's service manager.
 *
 * The node has its own name, cookie, port mapper and distribution port, so any number of them run side by side;
 * it listens on the loopback address only. Virtual host `/`; without accounts it has user `guest` with password `guest`.
 * The address is that of the account that may do everything.
 */
export async function startBroker(options: BrokerOptions): Promise<ServerHandle> {
  const port = await portOrFree(options.port);
  const [distributionPort, mapperPort] = await freePorts(2);
  const home = join(options.directory, 'broker');
  const logFile = join(options.directory, 'log', 'broker.log');
  mkdirSync(home, { recursive: true });
  const definitions = join(home, 'definitions.json');
  if (options.accounts !== undefined) writeFileSync(definitions, options.accounts.definitions, { mode: 0o600 });
  const load = options.accounts === undefined ? [] : [`load_definitions = ${definitions}`];
  writeFileSync(
    join(home, 'rabbitmq.conf'),
    [...listener(port, options.certificate), ...configuration, ...load, ''].join('\n'),
  );
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
  const { name, password } = options.accounts?.admin ?? { name: 'guest', password: 'guest' };
  const scheme = options.certificate === undefined ? 'amqp' : 'amqps';
  const url = `${scheme}://${name}:${password}@127.0.0.1:${String(port)}`;
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

const configuration = [
  'log.console = true',
  'log.console.level = info',
  'log.file = false',
  'vm_memory_high_watermark.absolute = 1GB',
  'disk_free_limit.absolute = 200MB',
];

function listener(port: number, certificate: ServerCertificate | undefined): string[] {
  const address = `127.0.0.1:${String(port)}`;
  if (certificate === undefined) return [`listeners.tcp.1 = ${address}`];
  return [
    'listeners.tcp = none',
    `listeners.ssl.1 = ${address}`,
    `ssl_options.cacertfile = ${certificate.authorityFile}`,
    `ssl_options.certfile = ${certificate.certificateFile}`,
    `ssl_options.keyfile = ${certificate.keyFile}`,
    'ssl_options.versions.1 = tlsv1.3',
    'ssl_options.versions.2 = tlsv1.2',
    // Clients say who they are by their account.
    'ssl_options.verify = verify_none',
    'ssl_options.fail_if_no_peer_cert = false',
  ];
}

// Queues belong to the node by name: the name is made once and stays with the data.
function nodeName(home: string): string {
  const file = join(home, 'node-name');
  if (!existsSync(file)) writeFileSync(file, `vh-${randomBytes(4).toString('hex')}@localhost`);
  return readFileSync(file, 'utf8');
}
