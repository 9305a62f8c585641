import { randomUUID } from 'node:crypto';
import type { EventDefinition, EventEnvelope } from '@veilighuis/contracts';
import type { Channel, ConsumeMessage } from 'amqplib';
import type { BrokerConnection } from './broker/connection.ts';
import { ManagedChannel } from './broker/managed-channel.ts';
import type { Health, Logger } from './logger.ts';
import { isBelieved } from './strategy/announcer.ts';
import { decode } from './strategy/verdict.ts';
import { declareEventsExchange, EVENTS_EXCHANGE, queues } from './topology.ts';

export interface EventListenerOptions {
  readonly connection: BrokerConnection;
  /** Name of the process, as in the name of its queue. */
  readonly service: string;
  readonly logger: Logger;
  /** What to hear; anything else, and what doesn't fit its schema, is passed over. */
  readonly events: readonly EventDefinition[];
  /** Called for each event as it passes; it must not throw, and nothing waits for it. */
  readonly onEvent: (envelope: EventEnvelope) => void;
  /** Called whenever listening begins, also again: what passed before was missed. */
  readonly onBegin: () => void;
  /** Whether an event is believed only when the account that sent it may announce its type; default yes. */
  readonly checkAnnouncer?: boolean;
}

/** Events that may wait for a process that is too slow; the oldest go, and it hears of the newest. */
const LONGEST_QUEUE = 10_000;
const LARGEST_EVENT = 256 * 1024;

/**
 * Hears events as they pass, in each process for itself, to tell somebody who is looking now. **Not** for an effect that
 * counts: what passes while it isn't listening is missed, nothing is acknowledged, and the queue goes with the connection.
 */
export class EventListener {
  readonly #options: EventListenerOptions;
  readonly #definitions: ReadonlyMap<string, EventDefinition>;
  readonly #channel: ManagedChannel<Channel>;

  constructor(options: EventListenerOptions) {
    this.#options = options;
    this.#definitions = new Map(options.events.map((event) => [event.type, event]));
    this.#channel = new ManagedChannel({
      connection: options.connection,
      logger: options.logger,
      name: 'event-listener',
      open: (model) => model.createChannel(),
      setUp: (channel) => this.#setUp(channel),
    });
  }

  start(): void {
    this.#channel.start();
  }

  health(): Health {
    const { reasons } = this.#channel;
    return { ready: reasons.length === 0, reasons };
  }

  /** Closes the channel. The connection stays open: it belongs to the caller. */
  close(): Promise<void> {
    return this.#channel.close();
  }

  async #setUp(channel: Channel): Promise<void> {
    await declareEventsExchange(channel);
    const { queue } = await channel.assertQueue(queues.live(this.#options.service, randomUUID()), {
      exclusive: true,
      autoDelete: true,
      durable: false,
      arguments: { 'x-max-length': LONGEST_QUEUE },
    });
    for (const type of this.#definitions.keys()) await channel.bindQueue(queue, EVENTS_EXCHANGE, type);
    await channel.consume(
      queue,
      (message) => {
        if (message === null) this.#channel.renew('consumer-cancelled');
        else this.#hear(message);
      },
      { noAck: true, exclusive: true },
    );
    this.#options.onBegin();
  }

  #hear(message: ConsumeMessage): void {
    const { service, connection, onEvent, checkAnnouncer = true } = this.#options;
    const decoded = decode(message, this.#definitions, LARGEST_EVENT);
    if (decoded.kind === 'dead') return;
    const own = { service, account: connection.account };
    if (!checkAnnouncer || isBelieved(decoded.envelope, message.properties.userId, own)) onEvent(decoded.envelope);
  }
}
