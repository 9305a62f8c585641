import { announcersOf, type EventEnvelope } from '@veilighuis/contracts';

/** The consumer's own place on the broker. */
export interface OwnAccount {
  readonly service: string;
  readonly account: string;
}

/**
 * Whether the sender of an event may announce its type. Accounts on the broker are named after their service, and the
 * broker refuses a message that names another account than its sender's. Any account may put a message into any queue by
 * the default exchange, so without this a service that is taken over could speak in the name of each other one.
 *
 * What the service itself put aside for a later attempt carries its own account. Where all processes share one account,
 * that one is believed: there is nothing to tell them apart.
 */
export function isBelieved({ type, source }: EventEnvelope, sender: unknown, own: OwnAccount): boolean {
  if (sender === own.account) return true;
  const announcer = announcersOf(type).find((service) => service === sender);
  return announcer !== undefined && source === `/services/${announcer}`;
}
