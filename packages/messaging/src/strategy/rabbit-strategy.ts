import type { EventDefinition } from '@veilighuis/contracts';
import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { BrokerConnection } from '../broker/connection.ts';
import { within } from '../broker/within.ts';
import type { Health, Logger } from '../logger.ts';
import { DEFAULT_LADDER, type RetryLadder } from '../topology.ts';
import { EventConsumer } from './event-consumer.ts';
import { handlersOf } from './handlers.ts';
import { OperationConsumer } from './operation-consumer.ts';

export interface RabbitStrategyOptions {
  /** Address of the broker; the strategy keeps a connection of its own, apart from the one that publishes. */
  readonly url: string;
  /** Name of the service, as in the names of its queues. */
  readonly service: string;
  readonly logger: Logger;
  /**
   * Every event of the platform: handled types are checked against their schema, and the queue is unbound from the
   * others, so that a type that is no longer handled stops coming.
   */
  readonly events: readonly EventDefinition[];
  /**
   * Whether an event is believed only when the account that sent it may announce its type; default yes. See `isBelieved`.
   */
  readonly checkAnnouncer?: boolean;
  /** Pauses between attempts, in milliseconds; default `DEFAULT_LADDER`. */
  readonly ladder?: RetryLadder;
  /** How many events are handled at once; default 16. */
  readonly eventPrefetch?: number;
  /** How many requests are handled at once; default 64. */
  readonly operationPrefetch?: number;
  /** Largest event taken and largest answer given, in bytes; default 4 MiB. */
  readonly maxMessageBytes?: number;
  /** How long the broker may take to confirm that a message is safe for its next attempt, in milliseconds; default 10 s. */
  readonly confirmMs?: number;
  /** How long a stop waits for handlers at work, in milliseconds; default 20 s. */
  readonly closeMs?: number;
}

const DEFAULT_CLOSE_MS = 20_000;
const ABORTED_HANDLERS_MS = 500;
const DEFAULT_MAX_BYTES = 4 * 1024 * 1024;

interface Consumer {
  readonly reasons: readonly string[];
  start(): void;
  stopConsuming(): Promise<void>;
  idle(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Nest transport on RabbitMQ: ordinary controllers, with `@HandlesEvent` and `@HandlesOperation` on their methods.
 * Give the application `RethrowFilter` as its global filter, or every error of a handler counts as an unknown one.
 *
 * Guarantees: see `EventConsumer` and `OperationConsumer`. `listen` returns at once, whether the broker is there or not;
 * `health` tells when messages flow. Both consumers come back by themselves after any loss of connection or channel.
 */
export class RabbitStrategy extends Server implements CustomTransportStrategy {
  override readonly propagatesEventHandlerErrors = true;
  readonly #options: RabbitStrategyOptions;
  readonly #stop = new AbortController();
  #connection: BrokerConnection | undefined;
  #consumers: readonly Consumer[] = [];
  #closing: Promise<void> | undefined;

  constructor(options: RabbitStrategyOptions) {
    super();
    this.#options = options;
  }

  listen(callback: (error?: unknown) => void): void {
    try {
      this.#consumers = this.#makeConsumers();
      for (const consumer of this.#consumers) consumer.start();
    } catch (error) {
      callback(error);
      return;
    }
    callback();
  }

  /** Ready when every consumer has its channel and its subscription; a connection alone is not enough. */
  health(): Health {
    if (this.#closing !== undefined) return { ready: false, reasons: ['consumers-stopping'] };
    if (this.#connection === undefined) return { ready: false, reasons: ['consumers-not-started'] };
    const reasons = this.#consumers.flatMap((consumer) => consumer.reasons);
    return { ready: reasons.length === 0, reasons };
  }

  /**
   * Stops taking messages, waits up to `closeMs` for the handlers at work, and sees their acknowledgements and answers
   * reach the broker. Handlers still at work then get their signal aborted; their messages go to another process.
   */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  on(): never {
    throw new Error('RabbitStrategy has no events to listen to; use health().');
  }

  // The signature is Nest's: the caller says what it expects.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  unwrap<T>(): T {
    return this.#connection as T;
  }

  #makeConsumers(): Consumer[] {
    const { url, service, logger, events } = this.#options;
    const handlers = handlersOf(this.getHandlers(), events);
    this.#connection = new BrokerConnection({ url, logger, name: `${service}-consume` });
    const shared = {
      connection: this.#connection,
      service,
      logger,
      maxMessageBytes: this.#options.maxMessageBytes ?? DEFAULT_MAX_BYTES,
      signal: this.#stop.signal,
    };
    const consumers: Consumer[] = [];
    if (handlers.operations.size > 0) {
      consumers.push(
        new OperationConsumer({
          ...shared,
          handlers: handlers.operations,
          prefetch: this.#options.operationPrefetch ?? 64,
        }),
      );
    }
    if (handlers.events.size > 0) {
      consumers.push(
        new EventConsumer({
          ...shared,
          handlers: handlers.events,
          definitions: handlers.definitions,
          unbind: handlers.unhandled,
          checkAnnouncer: this.#options.checkAnnouncer ?? true,
          ladder: this.#options.ladder ?? DEFAULT_LADDER,
          prefetch: this.#options.eventPrefetch ?? 16,
          confirmMs: this.#options.confirmMs ?? 10_000,
        }),
      );
    }
    return consumers;
  }

  async #close(): Promise<void> {
    await Promise.all(this.#consumers.map((consumer) => consumer.stopConsuming()));
    const idle = Promise.all(this.#consumers.map((consumer) => consumer.idle()));
    try {
      await within(idle, this.#options.closeMs ?? DEFAULT_CLOSE_MS, 'handlers');
    } catch {
      this.#options.logger.warn('handlers-aborted-at-stop', { service: this.#options.service });
      this.#stop.abort();
      await within(idle, ABORTED_HANDLERS_MS, 'aborted-handlers').catch(() => undefined);
    }
    await Promise.all(this.#consumers.map((consumer) => consumer.close()));
    await this.#connection?.close();
  }
}
