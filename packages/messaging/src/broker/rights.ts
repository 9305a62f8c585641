import { announcersOf, serviceNames } from '@veilighuis/contracts';
import type { EventDefinition } from '@veilighuis/contracts';
import { EVENTS_EXCHANGE, queues } from '../topology.ts';

/** What an account may do on its virtual host: regular expressions over names of exchanges and queues. */
export interface BrokerRights {
  readonly configure: string;
  readonly write: string;
  readonly read: string;
  /** Routing keys on the exchange of the events. */
  readonly topic: { readonly exchange: string; readonly write: string; readonly read: string };
}

// How the broker calls the exchange without a name when it looks at rights: requests, answers and retries go by it.
const DEFAULT_EXCHANGE_NAME = 'amq.default';

/**
 * The least that a process needs: to declare and read its own queues, to send by the default exchange, and, for a service,
 * to announce the types that are its own. A process without queues (the gateway) only calls.
 *
 * Events of every type may be bound: a consumer that no longer handles a type must be able to unbind it, which asks for
 * the same right, and events hold ids and codes only (R39).
 */
export function brokerRights(process: string, events: readonly EventDefinition[]): BrokerRights {
  if (!isService(process)) {
    const none = { exchange: EVENTS_EXCHANGE, write: '^$', read: '^$' };
    return { configure: '^$', write: exactly(DEFAULT_EXCHANGE_NAME), read: '^$', topic: none };
  }
  const working = [queues.events(process), queues.operations(process)].map(literal);
  const retry = literal(queues.retry(process, 0)).replace('retry-0', 'retry-[0-9]+');
  return {
    configure: oneOf([literal(EVENTS_EXCHANGE), ...working, retry, literal(queues.dead(process))]),
    write: oneOf([literal(EVENTS_EXCHANGE), literal(DEFAULT_EXCHANGE_NAME), literal(queues.events(process))]),
    // Its dead letters are for whoever looks into them, not for the service.
    read: oneOf([literal(EVENTS_EXCHANGE), ...working, retry]),
    topic: {
      exchange: EVENTS_EXCHANGE,
      write: oneOf(
        events
          .filter(({ type }) => announcersOf(type).some((service) => service === process))
          .map(({ type }) => literal(type)),
      ),
      read: '^be\\.veilighuis\\.',
    },
  };
}

function isService(process: string): boolean {
  return serviceNames.some((service) => service === process);
}

function literal(name: string): string {
  return name.replaceAll('.', '\\.');
}

function exactly(name: string): string {
  return oneOf([literal(name)]);
}

function oneOf(patterns: readonly string[]): string {
  return `^(${patterns.join('|')})$`;
}
