import type { Database } from '../database/database.ts';
import { outboxCollection, type PendingEvent } from './outbox-row.ts';
import { inOrderPerSubject } from './order.ts';
import { OutboxTail } from './outbox-tail.ts';

export interface OutboxWatch {
  close(): void;
}

/**
 * The events that wait for publication. Any number of relays may work on it at once: one event may then be published
 * twice, and every consumer is idempotent.
 */
export class MongoOutbox {
  private readonly tail = new OutboxTail();

  constructor(private readonly database: Database) {}

  /** The oldest events that aren't published yet; those of one subject in the order of their sequence. */
  async pending(limit: number): Promise<PendingEvent[]> {
    const filter = this.tail.filter(performance.now());
    const rows = await this.rows().find(filter).sort({ order: 1 }).limit(limit).toArray();
    this.tail.saw(rows);
    return inOrderPerSubject(rows.map(({ _id, envelope }) => ({ id: _id, envelope })));
  }

  /** Call it when the broker has confirmed them. The rows go at once; an identifier that is gone already is no error. */
  async markPublished(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.rows().deleteMany({ _id: { $in: [...ids] } });
  }

  /**
   * Calls `wake` whenever this process has committed events. What a process left behind that died between its commit
   * and the publication is found by the sweep of any relay.
   */
  watch(wake: () => void): OutboxWatch {
    const { commits } = this.database;
    commits.on('announced', wake);
    return { close: () => void commits.off('announced', wake) };
  }

  /** Moment of the oldest event that waits; undefined when none does. */
  async oldestPendingAt(): Promise<Date | undefined> {
    const row = await this.rows().findOne({}, { sort: { order: 1 }, projection: { 'envelope.time': 1 } });
    return row === null ? undefined : new Date(row.envelope.time);
  }

  /** About how many events wait; exact but for the seconds after a crash of the database. */
  pendingCount(): Promise<number> {
    return this.rows().estimatedDocumentCount();
  }

  private rows() {
    return outboxCollection.in(this.database.db);
  }
}
