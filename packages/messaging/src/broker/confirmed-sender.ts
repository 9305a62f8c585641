import type { ConfirmChannel, Message, Options } from 'amqplib';
import { BrokerUnavailableError, ConfirmTimeoutError, MessageRefusedError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { BrokerConnection } from './connection.ts';
import { ManagedChannel } from './managed-channel.ts';
import { Slots } from './slots.ts';

export interface ConfirmedSenderOptions {
  readonly connection: BrokerConnection;
  readonly name: string;
  readonly logger: Logger;
  readonly setUp?: (channel: ConfirmChannel) => Promise<void>;
  /** How long a confirm may take; default 10 s. */
  readonly confirmMs?: number;
  /** How many messages may wait for their confirm at once; more wait their turn here. Default 2,000. */
  readonly maxInFlight?: number;
}

export interface Outgoing {
  readonly exchange: string;
  readonly routingKey: string;
  readonly body: Buffer;
  readonly properties: Options.Publish;
}

interface Pending {
  returned: boolean;
  readonly fail: (error: Error) => void;
}

const DEFAULT_CONFIRM_MS = 10_000;
const DEFAULT_IN_FLIGHT = 2_000;

/**
 * Sends messages and knows what became of each.
 *
 * - `confirmed`: the broker has it, on disk of a majority where the queue is a quorum queue.
 * - `unroutable`: the broker took it and no queue did (only with `mandatory`, which is always set).
 * - rejects with `BrokerUnavailableError` or `ConfirmTimeoutError`: unknown; send again, receivers know duplicates.
 * - rejects with `MessageRefusedError`: not stored by all queues; send again.
 * - rejects with another error: the message can't be encoded (headers of more than 64 KiB); sending again won't help.
 *
 * Messages are handed to the broker in the order of the calls, as long as fewer than `maxInFlight` wait.
 */
export class ConfirmedSender {
  readonly #options: ConfirmedSenderOptions;
  readonly #channel: ManagedChannel<ConfirmChannel>;
  readonly #slots: Slots;
  readonly #pending = new Map<string, Pending>();
  #sequence = 0;
  #lastConfirmAt = 0;

  constructor(options: ConfirmedSenderOptions) {
    this.#options = options;
    this.#slots = new Slots(options.maxInFlight ?? DEFAULT_IN_FLIGHT);
    this.#channel = new ManagedChannel({
      connection: options.connection,
      name: options.name,
      logger: options.logger,
      open: (model) => model.createConfirmChannel(),
      setUp: async (channel) => {
        channel.on('return', (message) => {
          this.#markReturned(message);
        });
        await options.setUp?.(channel);
      },
    });
  }

  get reasons(): readonly string[] {
    const blocked = this.#options.connection.blocked ? [`${this.#options.name}-blocked-by-broker`] : [];
    return [...this.#channel.reasons, ...blocked];
  }

  start(): void {
    this.#channel.start();
  }

  ready(ms: number): Promise<void> {
    return this.#channel.ready(ms);
  }

  /** Closes once what is under way is confirmed, or its deadline has passed. */
  async close(): Promise<void> {
    await this.#slots.idle();
    await this.#channel.close();
  }

  async send(message: Outgoing): Promise<'confirmed' | 'unroutable'> {
    await this.#slots.take();
    try {
      return await this.#sendNow(message);
    } finally {
      this.#slots.giveBack();
    }
  }

  #sendNow({ exchange, routingKey, body, properties }: Outgoing): Promise<'confirmed' | 'unroutable'> {
    const channel = this.#channel.current;
    if (channel === undefined) return Promise.reject(new BrokerUnavailableError(this.reasons.join(' ')));
    const confirmMs = this.#options.confirmMs ?? DEFAULT_CONFIRM_MS;
    const key = String((this.#sequence += 1));
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer);
        this.#pending.delete(key);
      };
      const pending: Pending = {
        returned: false,
        fail: (error) => {
          settle();
          reject(error);
        },
      };
      const timer = setTimeout(() => {
        pending.fail(new ConfirmTimeoutError(this.#options.name));
        this.#suspectConnection(confirmMs);
      }, confirmMs);
      this.#pending.set(key, pending);
      try {
        channel.publish(
          exchange,
          routingKey,
          body,
          { ...properties, mandatory: true, correlationId: key },
          (error: unknown) => {
            if (error !== null && error !== undefined) {
              pending.fail(failureOf(error));
              return;
            }
            this.#lastConfirmAt = Date.now();
            settle();
            resolve(pending.returned ? 'unroutable' : 'confirmed');
          },
        );
      } catch (error) {
        pending.fail(isClosed(error) ? new BrokerUnavailableError('channel-closed') : (error as Error));
      }
    });
  }

  // The broker returns an unroutable message just before it confirms it.
  #markReturned(message: Message): void {
    const pending = this.#pending.get(String(message.properties.correlationId));
    if (pending !== undefined) pending.returned = true;
  }

  // One slow confirm is a slow queue; none at all for a whole deadline is a dead connection that nobody told us about.
  #suspectConnection(confirmMs: number): void {
    if (this.#options.connection.blocked || Date.now() - this.#lastConfirmAt < confirmMs) return;
    this.#options.connection.reset('no-confirm-in-time');
  }
}

function failureOf(error: unknown): Error {
  return error instanceof Error && error.message === 'message nacked'
    ? new MessageRefusedError('nacked')
    : new BrokerUnavailableError('channel-lost');
}

function isClosed(error: unknown): boolean {
  return error instanceof Error && error.name === 'IllegalOperationError';
}
