import type { EventEnvelope } from '@veilighuis/contracts';

/** An event that was committed with the change it tells of, and waits to be published. */
export interface OutboxRow {
  readonly id: string;
  readonly envelope: EventEnvelope;
}

/** Where committed events wait. Implemented on MongoDB in `@veilighuis/persistence`. */
export interface OutboxSource {
  /** Unpublished rows, oldest first; rows of one subject in the order of their `sequence`. At most `limit`. */
  pending(limit: number): Promise<readonly OutboxRow[]>;
  /** Marks rows as published. Marking one twice, or one that is gone, is no error. */
  markPublished(ids: readonly string[]): Promise<void>;
  /**
   * Calls `wake` soon after this process has committed rows. It may call too often; when it misses one, or another
   * process left rows behind, the sweep finds them.
   */
  watch(wake: () => void): { close(): void };
  /** Moment at which the oldest unpublished row was committed. */
  oldestPendingAt(): Promise<Date | undefined>;
}
