import type { ServerCertificate } from '../certificates/authority.ts';
import { until } from '../deadline.ts';
import { freePort } from '../ports.ts';
import { ManagedProcess } from '../processes/managed-process.ts';
import type { ProcessCommand } from '../processes/managed-process.ts';
import { stackMarker } from '../processes/process-tree.ts';

/** A real server that runs from a folder of its own. */
export interface ServerHandle {
  readonly name: string;
  /** Address for clients; stays the same over stop, kill and start. */
  readonly url: string;
  readonly port: number;
  /** Of the present run; undefined while the server is down. */
  readonly pid: number | undefined;
  readonly logFile: string;
  /** Resolves when the server answers clients. @throws Error when it died or takes too long. */
  ready(): Promise<void>;
  /** Orderly end. Does nothing when the server is down. */
  stop(): Promise<void>;
  /** SIGKILL to the whole process tree, as a power cut would do. */
  kill(): Promise<void>;
  /** Up again on the same data and port; resolves when ready. Does nothing when the server is up. */
  start(): Promise<void>;
}

export interface ServerOptions {
  /** Data and logs stay below this folder. It is made when missing. */
  readonly directory: string;
  /** Default: a free one. */
  readonly port?: number;
  /**
   * Certificate with which it takes encrypted connections, and no others; default: plain ones. Whoever waits until the
   * server is ready must trust the authority.
   */
  readonly certificate?: ServerCertificate;
  /** Variables for the server process on top of those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
}

export interface ServerDefinition {
  readonly url: string;
  readonly port: number;
  readonly command: ProcessCommand;
  /** One attempt to use the server; throws while it is not ready. */
  readonly check: () => Promise<void>;
  readonly readyWithinMs: number;
  /** Processes that must run beside the server, started before it and stopped after it. */
  readonly companions?: readonly ManagedProcess[];
}

/** Starts a server and waits until it is ready. */
export async function startServer(definition: ServerDefinition): Promise<ServerHandle> {
  const server = new RunningServer(definition);
  try {
    await server.start();
  } catch (error) {
    await server.kill();
    throw error;
  }
  return server;
}

export function portOrFree(port: number | undefined): Promise<number> {
  return port === undefined ? freePort() : Promise.resolve(port);
}

/** Environment of a server process: the present one, the mark of its stack, and its own variables. */
export function serverEnvironment(options: ServerOptions, own: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, [stackMarker]: options.directory, ...options.environment, ...own };
}

class RunningServer implements ServerHandle {
  readonly #definition: ServerDefinition;
  readonly #process: ManagedProcess;

  constructor(definition: ServerDefinition) {
    this.#definition = definition;
    this.#process = new ManagedProcess(definition.command);
  }

  get name(): string {
    return this.#process.name;
  }

  get url(): string {
    return this.#definition.url;
  }

  get port(): number {
    return this.#definition.port;
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  get logFile(): string {
    return this.#process.logFile;
  }

  async ready(): Promise<void> {
    await until(this.#definition.check, {
      what: `${this.name} ready`,
      withinMs: this.#definition.readyWithinMs,
      giveUp: () => {
        this.#process.assertRunning();
      },
    });
  }

  async start(): Promise<void> {
    for (const companion of this.#companions) companion.start();
    this.#process.start();
    await this.ready();
  }

  async stop(): Promise<void> {
    await this.#process.stop(20_000);
    for (const companion of this.#companions) await companion.stop();
  }

  async kill(): Promise<void> {
    await this.#process.kill();
    for (const companion of this.#companions) await companion.kill();
  }

  get #companions(): readonly ManagedProcess[] {
    return this.#definition.companions ?? [];
  }
}
