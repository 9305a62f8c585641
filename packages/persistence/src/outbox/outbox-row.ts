import type { EventEnvelope } from '@veilighuis/contracts';
import type { Timestamp } from 'mongodb';
import { defineCollection } from '../collection.ts';

/** An event that is committed and not yet published. */
export interface OutboxRow {
  /** Identifier of the event. */
  readonly _id: string;
  /**
   * Moment of the insert, given by the database itself and rising on one primary. Two changes of one aggregate exclude
   * each other, so this order is the order of their commits whatever the clocks of the replicas say.
   */
  readonly order: Timestamp;
  readonly envelope: EventEnvelope;
}

/** The same, as the relay takes it. */
export interface PendingEvent {
  readonly id: string;
  readonly envelope: EventEnvelope;
}

export const outboxCollection = defineCollection<OutboxRow>({
  name: 'outbox',
  indexes: [{ name: 'order', key: { order: 1 } }],
});
