import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { repositoryRoot } from '../paths.ts';
import { endLeftBehind } from '../processes/left-behind.ts';
import { stackMarker } from '../processes/process-tree.ts';
import type { ServerHandle } from '../servers/server.ts';
import type { GivenServers, ServerUrls, StackAddresses } from './environment.ts';
import { processConfiguration } from './environment.ts';
import { PlatformProcess } from './platform-process.ts';
import type { StackPorts } from './ports.ts';
import { freeStackPorts } from './ports.ts';
import type { ProcessDefinition, ProcessName } from './process-list.ts';
import { processList } from './process-list.ts';
import type { Progress } from './progress.ts';
import { silent, step } from './progress.ts';
import type { StackSecrets } from './secrets.ts';
import { readOrMakeSecrets } from './secrets.ts';
import type { StackServers } from './servers.ts';
import { startServers } from './servers.ts';

export interface StackOptions {
  /** Data, secrets and logs stay below this folder. */
  readonly directory: string;
  /** `free` (default): whatever is free, so that several stacks run side by side. */
  readonly ports?: 'free' | StackPorts;
  /** Variables for every process on top of its configuration. */
  readonly env?: Readonly<Record<string, string>>;
  /** Servers that are there already; the others are started. */
  readonly use?: GivenServers;
  /** File with the secrets; default: one in the folder. Needed when a Keycloak is given: it must hold the same ones. */
  readonly secretsFile?: string;
  /** Which processes; default: all. */
  readonly processes?: readonly ProcessName[];
  /** Whether a process that ends by itself is started again; default no. */
  readonly supervised?: boolean;
  readonly progress?: Progress;
}

/** Servers and processes of the platform, running from one folder. */
export interface Stack {
  readonly urls: StackAddresses & { readonly health: Readonly<Record<string, string>> };
  readonly secrets: StackSecrets;
  readonly logDirectory: string;
  /** Operating system id of a process, undefined while it is down. */
  pid(process: ProcessName): number | undefined;
  /** SIGKILL to a process; it stays down until `restart`. */
  kill(process: ProcessName): Promise<void>;
  /** Down (if it is up) and up again; resolves when ready. */
  restart(process: ProcessName): Promise<void>;
  /** Resolves when every process says it is ready. */
  ready(): Promise<void>;
  /**
   * SIGKILL to the broker and up again on its data. RabbitMQ 3.10 may lose a quorum queue that was declared within the
   * last seconds before. @throws Error when the broker was given, not started. */
  restartBroker(): Promise<void>;
  restartDatabase(): Promise<void>;
  /** Processes first, then servers; nothing that was started is left. */
  stop(): Promise<void>;
}

/**
 * Starts servers and processes and waits until all are ready. The workspaces must be built.
 * Processes that an earlier run on the same folder left behind are ended first.
 *
 * @throws Error with the log of the part that failed; nothing is left running then.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const directory = resolve(options.directory);
  const progress = options.progress ?? silent;
  mkdirSync(directory, { recursive: true });
  await endLeftBehind(directory);
  const ports = options.ports === undefined || options.ports === 'free' ? await freeStackPorts() : options.ports;
  const secrets = readOrMakeSecrets(options.secretsFile ?? join(directory, 'secrets.json'));
  const gateway = loopback(portOf(ports, 'gateway'));
  const servers = await startServers({
    directory,
    ports,
    secrets,
    publicUrl: gateway,
    use: options.use ?? {},
    progress,
  });
  const stack = new RunningStack(
    { ...options, directory, progress },
    { ...servers.given, gateway },
    ports,
    secrets,
    servers,
  );
  try {
    await stack.startProcesses();
  } catch (error) {
    await stack.stop();
    throw error;
  }
  return stack;
}

type SettledOptions = StackOptions & { readonly progress: Progress };

class RunningStack implements Stack {
  readonly urls: Stack['urls'];
  readonly secrets: StackSecrets;
  readonly logDirectory: string;
  readonly #servers: StackServers;
  readonly #progress: Progress;
  readonly #processes: ReadonlyMap<string, PlatformProcess>;

  constructor(
    options: SettledOptions,
    addresses: StackAddresses,
    ports: StackPorts,
    secrets: StackSecrets,
    servers: StackServers,
  ) {
    const wanted = processList.filter(({ name }) => options.processes?.includes(name) ?? true);
    const health = Object.fromEntries(wanted.map(({ name }) => [name, loopback(portOf(ports, name))]));
    this.urls = { ...addresses, health };
    this.secrets = secrets;
    this.logDirectory = join(options.directory, 'log');
    this.#servers = servers;
    this.#progress = options.progress;
    this.#processes = new Map(
      wanted.map((entry) => {
        const own = processConfiguration(entry.name, portOf(ports, entry.name), addresses, secrets);
        return [entry.name, platformProcess(entry, options, { ...own, ...options.env }, portOf(ports, entry.name))];
      }),
    );
  }

  async startProcesses(): Promise<void> {
    const starts = [...this.#processes.values()].map((process) =>
      step(this.#progress, process.name, process.logFile, () => process.start()),
    );
    const failed = (await Promise.allSettled(starts)).find((outcome) => outcome.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  pid(process: ProcessName): number | undefined {
    return this.#process(process).pid;
  }

  async kill(process: ProcessName): Promise<void> {
    await this.#process(process).kill();
  }

  async restart(process: ProcessName): Promise<void> {
    await this.#process(process).stop();
    await this.#process(process).start();
  }

  async ready(): Promise<void> {
    await Promise.all([...this.#processes.values()].map((process) => process.ready()));
  }

  async restartBroker(): Promise<void> {
    await restartServer(this.#server('broker'));
  }

  async restartDatabase(): Promise<void> {
    await restartServer(this.#server('database'));
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#processes.values()].map((process) => process.stop()));
    await this.#servers.stop();
  }

  #process(name: ProcessName): PlatformProcess {
    const found = this.#processes.get(name);
    if (found === undefined) throw new Error(`${name} is not part of this stack`);
    return found;
  }

  #server(name: keyof ServerUrls): ServerHandle {
    const found = this.#servers.started.get(name);
    if (found === undefined) throw new Error(`the ${name} was given to this stack, not started by it`);
    return found;
  }
}

async function restartServer(server: ServerHandle): Promise<void> {
  await server.kill();
  await server.start();
}

function platformProcess(
  entry: ProcessDefinition,
  options: SettledOptions,
  own: Record<string, string>,
  port: number,
): PlatformProcess {
  const { directory, progress, supervised = false } = options;
  return new PlatformProcess({
    url: loopback(port),
    progress,
    supervised,
    command: {
      name: entry.name,
      command: process.execPath,
      arguments: ['--enable-source-maps', '--import', '@veilighuis/telemetry/register', 'dist/src/main.js'],
      environment: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        NODE_ENV: 'production',
        [stackMarker]: directory,
        ...own,
      },
      workingDirectory: join(repositoryRoot, entry.workspace),
      logFile: join(directory, 'log', `${entry.name}.log`),
    },
  });
}

function portOf(ports: StackPorts, name: string): number {
  const port = ports[name];
  if (port === undefined) throw new Error(`no port for ${name}`);
  return port;
}

function loopback(port: number): string {
  return `http://127.0.0.1:${String(port)}`;
}
