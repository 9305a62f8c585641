import { connect, type ChannelModel, type RecoveringChannelModel } from 'amqplib';
import type { Logger } from '../logger.ts';
import { BrokerUnavailableError } from '../errors.ts';
import { within } from './within.ts';

export interface BrokerConnectionOptions {
  /** `amqp://user:password@host:port/vhost`; a `heartbeat` in the query replaces the default of 10 s. */
  readonly url: string;
  /** Shown in the broker's list of connections, e.g. `intake-publish`. */
  readonly name: string;
  readonly logger: Logger;
  /** Longest pause between two attempts to connect; default 5 s. */
  readonly maxReconnectDelayMs?: number;
}

const OPEN_TIMEOUT_MS = 10_000;
const CLOSE_TIMEOUT_MS = 5_000;

/**
 * One connection that comes back by itself, for as long as it isn't closed; the broker may also start later than we do.
 *
 * It holds nothing for later: a message handed over while there is no connection is refused, so that nothing waits in
 * memory where it can be lost. Use one connection to publish and another to consume: a broker that is short of memory
 * stops reading from those that publish, and acknowledgements should not wait behind that.
 */
export class BrokerConnection {
  readonly #options: BrokerConnectionOptions;
  readonly #recovering: Promise<RecoveringChannelModel>;
  #current: ChannelModel | undefined;
  #waiting: ((model: ChannelModel) => void)[] = [];
  #blocked = false;
  #closed = false;
  #announced = false;

  constructor(options: BrokerConnectionOptions) {
    this.#options = options;
    this.#recovering = connect(withHeartbeat(options.url), {
      recovery: { waitForConnect: false, initialDelay: 100, maxDelay: options.maxReconnectDelayMs ?? 5_000 },
      timeout: OPEN_TIMEOUT_MS,
      noDelay: true,
      keepAlive: true,
      clientProperties: { connection_name: options.name },
    }).then((recovering) => this.#follow(recovering));
  }

  /** Name of the account on the broker. */
  get account(): string {
    return accountOf(this.#options.url);
  }

  get connected(): boolean {
    return this.#current !== undefined;
  }

  /** True while the broker is short of memory or disk and takes no messages. */
  get blocked(): boolean {
    return this.#blocked;
  }

  /** The open connection, as soon as there is one. Rejects with `BrokerUnavailableError` when the signal aborts first. */
  model(signal: AbortSignal): Promise<ChannelModel> {
    const current = this.#current;
    if (current !== undefined) return Promise.resolve(current);
    return new Promise((resolve, reject) => {
      const give = (model: ChannelModel): void => {
        signal.removeEventListener('abort', giveUp);
        resolve(model);
      };
      const giveUp = (): void => {
        this.#waiting = this.#waiting.filter((waiter) => waiter !== give);
        reject(new BrokerUnavailableError('closed'));
      };
      if (signal.aborted) giveUp();
      else {
        signal.addEventListener('abort', giveUp, { once: true });
        this.#waiting.push(give);
      }
    });
  }

  /** Cuts a connection that no longer answers, so that a new one is made; heartbeats alone would take 20 s to see it. */
  reset(reason: string): void {
    const current = this.#current;
    if (current === undefined) return;
    this.#options.logger.warn('broker-connection-reset', { kind: this.#options.name, reason });
    socketOf(current)?.destroy(new BrokerUnavailableError(reason));
  }

  async close(): Promise<void> {
    this.#closed = true;
    const current = this.#current;
    const recovering = await this.#recovering;
    try {
      await within(recovering.close(), CLOSE_TIMEOUT_MS, 'close');
    } catch {
      // A broker that no longer answers must not keep the process alive.
      if (current !== undefined) socketOf(current)?.destroy();
    }
    this.#current = undefined;
  }

  #follow(recovering: RecoveringChannelModel): RecoveringChannelModel {
    const { logger, name } = this.#options;
    recovering.on('connect', (model) => {
      this.#current = model;
      this.#blocked = false;
      this.#announced = false;
      logger.info('broker-connected', { kind: name });
      for (const give of this.#waiting.splice(0)) give(model);
    });
    recovering.on('disconnect', (error) => {
      this.#current = undefined;
      if (!this.#closed) logger.warn('broker-disconnected', { kind: name, error });
    });
    recovering.on('connect-failed', (error) => {
      // Once per outage: a broker that is away for an hour is one line, not a thousand.
      if (!this.#announced && !this.#closed) logger.warn('broker-unreachable', { kind: name, error });
      this.#announced = true;
    });
    recovering.on('blocked', () => {
      this.#blocked = true;
      logger.warn('broker-blocked', { kind: name });
    });
    recovering.on('unblocked', () => {
      this.#blocked = false;
    });
    // `disconnect` follows each of these; without a listener Node would end the process.
    recovering.on('error', () => undefined);
    return recovering;
  }
}

/** The account that an address of the broker names. */
export function accountOf(url: string): string {
  return decodeURIComponent(new URL(url).username) || 'guest';
}

function withHeartbeat(url: string): string {
  const parsed = new URL(url);
  if (!parsed.searchParams.has('heartbeat')) parsed.searchParams.set('heartbeat', '10');
  return parsed.toString();
}

// amqplib offers no way to drop a connection whose other side is silent: its close() waits for an answer.
function socketOf(model: ChannelModel): { destroy(error?: Error): void } | undefined {
  return (model.connection as unknown as { stream?: { destroy(error?: Error): void } }).stream;
}
