import type { Channel, Options } from 'amqplib';

/**
 * Names and arguments of everything on the broker; nothing else in the platform spells one.
 *
 * A queue that exists can't be declared with other arguments: the broker closes the channel. Whoever changes an argument
 * here raises the version in the name, drains the old queue and deletes it. Works alike on RabbitMQ 3.10 and 4.x.
 */
export const EVENTS_EXCHANGE = 'vh.events';
export const DEFAULT_EXCHANGE = '';
export const DIRECT_REPLY_TO = 'amq.rabbitmq.reply-to';

/** Pauses before the second, third … attempt, in milliseconds; there is one attempt more than there are pauses. */
export type RetryLadder = readonly number[];
export const DEFAULT_LADDER: RetryLadder = [1_000, 5_000, 30_000, 120_000, 600_000];

export const queues = {
  events: (service: string) => `vh.${service}.events.v1`,
  retry: (service: string, delayMs: number) => `vh.${service}.retry-${delayMs}.v1`,
  dead: (service: string) => `vh.${service}.dead.v1`,
  operations: (service: string) => `vh.${service}.operations.v1`,
};

// The broker counts deliveries per message, and a process that dies returns all it had prefetched: at a low limit, good
// messages would go down with the one that kills. Attempts are counted in a header of our own; this is the last resort
// against a message that kills each process that touches it. Unset, RabbitMQ 4 would take 20.
const DELIVERY_LIMIT = 1_000;
// Looking through the dead-letter queue also counts as delivery; there the limit must never be met.
const NEVER = 1_000_000_000;

/** Queue on a majority of the nodes, that passes its dead on only when the other queue has confirmed them. */
function quorum(deadLetterTo: string, more: Record<string, unknown> = {}): Options.AssertQueue {
  return {
    durable: true,
    arguments: {
      'x-queue-type': 'quorum',
      'x-delivery-limit': DELIVERY_LIMIT,
      'x-dead-letter-exchange': DEFAULT_EXCHANGE,
      'x-dead-letter-routing-key': deadLetterTo,
      'x-dead-letter-strategy': 'at-least-once',
      // At-least-once dead-lettering asks for this; with drop-head the broker silently falls back to at-most-once.
      'x-overflow': 'reject-publish',
      ...more,
    },
  };
}

export interface EventTopology {
  readonly service: string;
  readonly ladder: RetryLadder;
  /** Types that the service handles. */
  readonly bind: Iterable<string>;
  /** Types that it doesn't, or no longer: their events stop coming. */
  readonly unbind: Iterable<string>;
}

/** Declares everything that a service needs to consume events. Doing it again changes nothing. */
export async function declareEventTopology(channel: Channel, topology: EventTopology): Promise<void> {
  const { service, ladder } = topology;
  const events = queues.events(service);
  await declareEventsExchange(channel);
  await channel.assertQueue(queues.dead(service), {
    durable: true,
    arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': NEVER },
  });
  await channel.assertQueue(events, quorum(queues.dead(service)));
  for (const delayMs of new Set(ladder)) {
    // Back to the same consumer's queue by the default exchange: other services don't see the event a second time.
    await channel.assertQueue(queues.retry(service, delayMs), quorum(events, { 'x-message-ttl': delayMs }));
  }
  for (const type of topology.unbind) await channel.unbindQueue(events, EVENTS_EXCHANGE, type);
  for (const type of topology.bind) await channel.bindQueue(events, EVENTS_EXCHANGE, type);
}

/** Declares the exchange alone; a publisher needs no more, and doesn't know who listens. */
export async function declareEventsExchange(channel: Channel): Promise<void> {
  await channel.assertExchange(EVENTS_EXCHANGE, 'topic', { durable: true });
}

/**
 * Requests wait here in memory, not on disk, for as long as their caller does (each message expires). The queue itself
 * is durable, since RabbitMQ 4 no longer wants shared queues that aren't.
 */
export async function declareOperationTopology(channel: Channel, service: string): Promise<void> {
  await channel.assertQueue(queues.operations(service), { durable: true, arguments: { 'x-queue-type': 'classic' } });
}
