import type { Channel, ConsumeMessage } from 'amqplib';
import { within } from '../broker/within.ts';
import type { Logger } from '../logger.ts';
import { InFlight } from './in-flight.ts';

export interface ConsumptionOptions {
  readonly queue: string;
  /** How many messages may be unacknowledged, and so how many handlers run at once. */
  readonly prefetch: number;
  readonly logger: Logger;
  /** Handles one message and settles it on the channel that delivered it. */
  readonly handle: (channel: Channel, message: ConsumeMessage) => Promise<void>;
  /** The broker took the consumer away, for instance with its queue; the channel itself stays open. */
  readonly onCancelled: () => void;
}

const CANCEL_TIMEOUT_MS = 3_000;

/** The subscription to one queue, on whichever channel is the current one. */
export class Consumption {
  readonly #options: ConsumptionOptions;
  readonly #inFlight = new InFlight();
  #consumerTag: string | undefined;
  #stopped = false;

  constructor(options: ConsumptionOptions) {
    this.#options = options;
  }

  async start(channel: Channel): Promise<void> {
    if (this.#stopped) return;
    await channel.prefetch(this.#options.prefetch);
    const { consumerTag } = await channel.consume(this.#options.queue, (message) => {
      this.#receive(channel, message);
    });
    this.#consumerTag = consumerTag;
  }

  async stop(channel: Channel | undefined): Promise<void> {
    this.#stopped = true;
    if (channel === undefined || this.#consumerTag === undefined) return;
    // Without an answer the channel is on its way out, and the messages go back by themselves.
    await within(channel.cancel(this.#consumerTag), CANCEL_TIMEOUT_MS, 'cancel').catch(() => undefined);
  }

  idle(): Promise<void> {
    return this.#inFlight.idle();
  }

  #receive(channel: Channel, message: ConsumeMessage | null): void {
    if (message === null) {
      if (!this.#stopped) this.#options.onCancelled();
      return;
    }
    void this.#inFlight.track(() => this.#handle(channel, message));
  }

  async #handle(channel: Channel, message: ConsumeMessage): Promise<void> {
    try {
      // Others can take it now instead of after our last handler has finished.
      if (this.#stopped) channel.nack(message, false, true);
      else await this.#options.handle(channel, message);
    } catch (error) {
      // The channel is gone, and the acknowledgement with it: the broker delivers the message again.
      this.#options.logger.warn('message-not-settled', { queue: this.#options.queue, error });
    }
  }
}
