import type { EventDefinition, EventEnvelope } from '@veilighuis/contracts';
import { currentTraceparent, withSpan } from '@veilighuis/telemetry';
import type { Channel, ConsumeMessage } from 'amqplib';
import type { BrokerConnection } from '../broker/connection.ts';
import { ConfirmedSender } from '../broker/confirmed-sender.ts';
import { ManagedChannel } from '../broker/managed-channel.ts';
import { pause } from '../broker/within.ts';
import type { Logger } from '../logger.ts';
import type { EventContext } from '../message-context.ts';
import { declareEventTopology, queues, type RetryLadder } from '../topology.ts';
import { attemptOf, codeProperty, textHeader } from '../wire.ts';
import { Consumption } from './consumption.ts';
import { recordVerdict } from './event-metrics.ts';
import { isBelieved } from './announcer.ts';
import { invoke, type NestHandler } from './invoke.ts';
import { settledMessage } from './settled-message.ts';
import { afterFailure, decode, type Decoded, type Verdict } from './verdict.ts';

export interface EventConsumerOptions {
  readonly connection: BrokerConnection;
  readonly service: string;
  readonly logger: Logger;
  /** Handler and definition of each type that the service handles. */
  readonly handlers: ReadonlyMap<string, NestHandler>;
  readonly definitions: ReadonlyMap<string, EventDefinition>;
  /** Known types that it doesn't handle. */
  readonly unbind: readonly string[];
  readonly checkAnnouncer: boolean;
  readonly ladder: RetryLadder;
  readonly prefetch: number;
  readonly maxMessageBytes: number;
  readonly confirmMs: number;
  /** Aborts when the process must stop now. */
  readonly signal: AbortSignal;
}

// When neither retry nor dead-letter queue can take a message it goes back to the head of its queue; without this pause
// it would come round at once, thousands of times a second.
const HOLD_MS = 1_000;

/**
 * Consumes the events of one service.
 *
 * - A message is acknowledged only after its handler is done, or after the broker has confirmed that it is safe in a
 *   retry queue or in the dead-letter queue. So it is handled at least once, whatever process dies at whatever moment.
 * - A failing message waits elsewhere for its next attempt: those behind it flow on. Order is kept per subject only as
 *   long as nothing fails; handlers ignore an older `sequence`, or throw to come back later.
 * - Up to `prefetch` handlers run at once.
 */
export class EventConsumer {
  readonly #options: EventConsumerOptions;
  readonly #sender: ConfirmedSender;
  readonly #consumption: Consumption;
  readonly #channel: ManagedChannel<Channel>;

  constructor(options: EventConsumerOptions) {
    this.#options = options;
    const { connection, logger, confirmMs } = options;
    this.#sender = new ConfirmedSender({ connection, logger, confirmMs, name: 'retry-publisher' });
    this.#consumption = new Consumption({
      queue: queues.events(options.service),
      prefetch: options.prefetch,
      logger,
      handle: (channel, message) => this.#handle(channel, message),
      onCancelled: () => {
        this.#channel.renew('consumer-cancelled');
      },
    });
    this.#channel = new ManagedChannel({
      connection,
      logger,
      name: 'event-consumer',
      open: (model) => model.createChannel(),
      setUp: (channel) => this.#setUp(channel),
    });
  }

  get reasons(): readonly string[] {
    return [...this.#channel.reasons, ...this.#sender.reasons];
  }

  start(): void {
    this.#sender.start();
    this.#channel.start();
  }

  /** No new messages from here on; those delivered but not begun go back to the queue. */
  stopConsuming(): Promise<void> {
    return this.#consumption.stop(this.#channel.current);
  }

  idle(): Promise<void> {
    return this.#consumption.idle();
  }

  async close(): Promise<void> {
    await this.#channel.close();
    await this.#sender.close();
  }

  async #setUp(channel: Channel): Promise<void> {
    const { service, ladder, handlers, unbind } = this.#options;
    await declareEventTopology(channel, { service, ladder, bind: handlers.keys(), unbind });
    await this.#consumption.start(channel);
  }

  async #handle(channel: Channel, message: ConsumeMessage): Promise<void> {
    const verdict = await this.#judge(message);
    if (verdict.kind === 'done' || (await this.#moveOn(message, verdict))) channel.ack(message);
    else {
      await pause(HOLD_MS, this.#options.signal);
      channel.nack(message, false, true);
    }
  }

  async #judge(message: ConsumeMessage): Promise<Verdict> {
    const { definitions, maxMessageBytes } = this.#options;
    const decoded = this.#believed(message, decode(message, definitions, maxMessageBytes));
    const verdict: Verdict = decoded.kind === 'dead' ? decoded : await this.#attempt(message, decoded.envelope);
    recordVerdict(this.#options.service, this.#options.logger, {
      verdict,
      attempt: attemptOf(message),
      ...(decoded.kind === 'event' ? { envelope: decoded.envelope } : {}),
    });
    return verdict;
  }

  #believed(message: ConsumeMessage, decoded: Decoded): Decoded {
    const { checkAnnouncer, connection, service } = this.#options;
    if (!checkAnnouncer || decoded.kind === 'dead') return decoded;
    const own = { service, account: connection.account };
    return isBelieved(decoded.envelope, message.properties.userId, own)
      ? decoded
      : { kind: 'dead', reason: 'unknown-announcer' };
  }

  async #attempt(message: ConsumeMessage, envelope: EventEnvelope): Promise<Verdict> {
    const { handlers, ladder, logger, signal } = this.#options;
    const handler = handlers.get(envelope.type);
    if (handler === undefined) return { kind: 'dead', reason: 'unknown-type' };
    const attempt = attemptOf(message);
    const traceparent = textHeader(message, 'traceparent') ?? envelope.traceparent;
    try {
      await withSpan(
        `handle ${envelope.type}`,
        () => {
          const onward = currentTraceparent() ?? traceparent;
          const context: EventContext = {
            kind: 'event',
            id: envelope.id,
            type: envelope.type,
            attempt,
            signal,
            ...(onward === undefined ? {} : { traceparent: onward }),
          };
          return invoke(handler, envelope, context);
        },
        { kind: 'CONSUMER', traceparent, attributes: { eventType: envelope.type, eventId: envelope.id, attempt } },
      );
      return { kind: 'done' };
    } catch (error) {
      logger.warn('event-handler-failed', { eventType: envelope.type, eventId: envelope.id, attempt, error });
      return afterFailure(error, attempt, ladder);
    }
  }

  /** True once the broker has confirmed that the message is safe in its next queue. */
  async #moveOn(message: ConsumeMessage, verdict: Exclude<Verdict, { kind: 'done' }>): Promise<boolean> {
    const { service, connection } = this.#options;
    try {
      const outcome = await this.#sender.send(
        settledMessage(service, connection.account, message, attemptOf(message), verdict),
      );
      if (outcome === 'confirmed') return true;
      // Someone deleted the queue; a new channel declares it again.
      this.#channel.renew('retry-queue-missing');
    } catch (error) {
      this.#options.logger.warn('event-not-moved-on', { eventType: codeProperty(message.properties.type), error });
    }
    return false;
  }
}
