import type { PendingEvent } from './outbox-row.ts';

/**
 * Puts the events of each subject in the order of their sequence, in the places that this subject has in the list.
 * The order of the database does this already; after a change of primary its clock may have gone back.
 */
export function inOrderPerSubject(events: readonly PendingEvent[]): PendingEvent[] {
  const bySubject = Map.groupBy(events, ({ envelope }) => envelope.subject);
  const queues = new Map(
    [...bySubject].map(([subject, own]) => [
      subject,
      own.toSorted((a, b) => a.envelope.sequence - b.envelope.sequence)[Symbol.iterator](),
    ]),
  );
  return events.map((event) => queues.get(event.envelope.subject)?.next().value ?? event);
}
