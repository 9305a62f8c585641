import { currentTraceparent, withSpan } from '@veilighuis/telemetry';
import type { EventEnvelope } from '@veilighuis/contracts';
import type { BrokerConnection } from './broker/connection.ts';
import { ConfirmedSender } from './broker/confirmed-sender.ts';
import { MessageTooLargeError, UnroutableError } from './errors.ts';
import type { Health, Logger } from './logger.ts';
import { declareEventsExchange, EVENTS_EXCHANGE } from './topology.ts';
import { headers } from './wire.ts';

export interface EventPublisherOptions {
  readonly connection: BrokerConnection;
  readonly logger: Logger;
  /**
   * Whether some service declares that it handles this type. If so, an event that no queue takes is an error (its
   * consumer has never started yet); if not, it passes. Default: every type is expected to be routed.
   */
  readonly expectRouted?: (type: string) => boolean;
  /** How long a confirm may take, in milliseconds; default 10 s. */
  readonly confirmMs?: number;
  /** Largest event, in bytes; default 256 KiB. Events hold ids and codes, so a large one is a mistake. */
  readonly maxMessageBytes?: number;
}

const DEFAULT_MAX_BYTES = 256 * 1024;

/** Publishes events on the exchange that every service listens to. Use it through an outbox, never from a use case. */
export class EventPublisher {
  readonly #options: EventPublisherOptions;
  readonly #sender: ConfirmedSender;

  constructor(options: EventPublisherOptions) {
    this.#options = options;
    this.#sender = new ConfirmedSender({
      connection: options.connection,
      name: 'event-publisher',
      logger: options.logger,
      setUp: declareEventsExchange,
      ...(options.confirmMs === undefined ? {} : { confirmMs: options.confirmMs }),
    });
    this.#sender.start();
  }

  /**
   * Resolves when the broker has confirmed the event for every queue bound to its type: it survives a crash of broker
   * and consumers. Events of one caller that awaits each are delivered in that order, as long as none is retried.
   *
   * Rejects with `UnroutableError`, `MessageTooLargeError`, or the errors of `ConfirmedSender`. After a rejection the
   * event may or may not have been delivered: publish it again, consumers do the work once.
   */
  async publish(envelope: EventEnvelope): Promise<void> {
    const { type } = envelope;
    const body = Buffer.from(JSON.stringify(envelope));
    if (body.length > (this.#options.maxMessageBytes ?? DEFAULT_MAX_BYTES)) throw new MessageTooLargeError(type);
    const outcome = await withSpan(`publish ${type}`, () => this.#send(envelope, body), {
      kind: 'PRODUCER',
      traceparent: envelope.traceparent,
      attributes: { eventType: type, eventId: envelope.id },
    });
    if (outcome === 'unroutable' && (this.#options.expectRouted?.(type) ?? true)) throw new UnroutableError(type);
  }

  /** Resolves once events can be published; rejects with `BrokerUnavailableError` after `ms`. */
  ready(ms: number): Promise<void> {
    return this.#sender.ready(ms);
  }

  health(): Health {
    const { reasons } = this.#sender;
    return { ready: reasons.length === 0, reasons };
  }

  /** Waits for what is under way, then closes the channel. The connection stays open: it belongs to the caller. */
  close(): Promise<void> {
    return this.#sender.close();
  }

  #send(envelope: EventEnvelope, body: Buffer): Promise<'confirmed' | 'unroutable'> {
    const traceparent = currentTraceparent() ?? envelope.traceparent;
    return this.#sender.send({
      exchange: EVENTS_EXCHANGE,
      routingKey: envelope.type,
      body,
      properties: {
        persistent: true,
        contentType: 'application/cloudevents+json',
        messageId: envelope.id,
        type: envelope.type,
        // The broker refuses the name of another account: whoever receives it knows who announced it.
        userId: this.#options.connection.account,
        timestamp: Math.floor(Date.parse(envelope.time) / 1000),
        headers: traceparent === undefined ? {} : { [headers.traceparent]: traceparent },
      },
    });
  }
}
