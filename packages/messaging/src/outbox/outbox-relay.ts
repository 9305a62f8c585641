import type { EventEnvelope } from '@veilighuis/contracts';
import type { Health } from '../logger.ts';
import { errorCode } from '../errors.ts';
import { pause } from '../broker/within.ts';
import type { OutboxRow, OutboxSource } from './outbox-source.ts';

export interface OutboxRelayOptions {
  readonly source: OutboxSource;
  /** `EventPublisher`, or anything that resolves only when the broker has confirmed. */
  readonly publisher: { publish(envelope: EventEnvelope): Promise<void> };
  /** Rows read, published and marked in one go; default 500. */
  readonly batchSize?: number;
  /** How often to look even when nothing woke it, in milliseconds; default 2 s. */
  readonly sweepMs?: number;
  /**
   * Told of failures: of reading or marking (without row), or of publishing, once per kind of error and round, with the
   * first row that met it. A broker that is away is one call per sweep, not one per row.
   */
  readonly onError?: (error: unknown, row?: OutboxRow) => void;
}

type Failures = Map<string, { readonly error: unknown; readonly row: OutboxRow }>;

const DEFAULT_BATCH = 500;
const DEFAULT_SWEEP_MS = 2_000;
// How far it looks past rows that can't be published now.
const LOOK_AHEAD = 20;

/**
 * Publishes committed events.
 *
 * - Every row is published at least once, whatever dies at whatever moment: it is marked only after the broker's
 *   confirm. A crash in between, or two relays at once, publish it twice; consumers do the work once.
 * - Rows of one subject are published in order, the next only after the confirm of the one before. Subjects don't wait
 *   for each other: a row that can't be published holds up its own subject only, and is tried again each sweep.
 * - Nothing is skipped: a row that can never be published stays, and shows in `oldestAgeSeconds`.
 */
export class OutboxRelay {
  readonly #options: OutboxRelayOptions;
  readonly #stop = new AbortController();
  #wake: () => void = () => undefined;
  #woken = false;
  #watch: { close(): void } | undefined;
  #loop: Promise<void> | undefined;
  #held = 0;
  #unreadable = false;

  constructor(options: OutboxRelayOptions) {
    this.#options = options;
  }

  start(): void {
    this.#watch ??= this.#options.source.watch(() => {
      this.#woken = true;
      this.#wake();
    });
    this.#loop ??= this.#run();
  }

  /** Resolves when the batch at work is published and marked. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#wake();
    this.#watch?.close();
    await this.#loop;
  }

  /**
   * Not ready when the outbox can't be read. Rows that are held up are told, but don't make the service unready: it can
   * still work, and what they wait for may be another service that starts after this one.
   */
  health(): Health {
    if (this.#loop === undefined) return { ready: false, reasons: ['outbox-relay-not-started'] };
    if (this.#unreadable) return { ready: false, reasons: ['outbox-source-unavailable'] };
    return { ready: true, reasons: this.#held > 0 ? ['outbox-rows-held-up'] : [] };
  }

  /** Age of the oldest event that is committed but not yet published; 0 when there is none. */
  async oldestAgeSeconds(): Promise<number> {
    const oldest = await this.#options.source.oldestPendingAt();
    return oldest === undefined ? 0 : Math.max(0, (Date.now() - oldest.getTime()) / 1000);
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      this.#woken = false;
      const more = await this.#round();
      if (!more) await this.#waitForWork();
    }
  }

  /** True when there is likely more to do at once. */
  async #round(): Promise<boolean> {
    const batchSize = this.#options.batchSize ?? DEFAULT_BATCH;
    const limit = batchSize + Math.min(this.#held, batchSize * LOOK_AHEAD);
    try {
      const rows = await this.#options.source.pending(limit);
      const published = await this.#publish(rows);
      if (published.length > 0) await this.#options.source.markPublished(published);
      this.#held = rows.length - published.length;
      this.#unreadable = false;
      return published.length > 0 && rows.length >= limit;
    } catch (error) {
      this.#unreadable = true;
      this.#options.onError?.(error);
      return false;
    }
  }

  async #publish(rows: readonly OutboxRow[]): Promise<string[]> {
    const published: string[] = [];
    const failures: Failures = new Map();
    const bySubject = Map.groupBy(rows, (row) => row.envelope.subject);
    await Promise.all([...bySubject.values()].map((ofOne) => this.#publishInOrder(ofOne, published, failures)));
    for (const { error, row } of failures.values()) this.#options.onError?.(error, row);
    return published;
  }

  async #publishInOrder(rows: readonly OutboxRow[], published: string[], failures: Failures): Promise<void> {
    for (const row of rows) {
      try {
        await this.#options.publisher.publish(row.envelope);
      } catch (error) {
        const kind = errorCode(error);
        if (!failures.has(kind)) failures.set(kind, { error, row });
        return;
      }
      published.push(row.id);
    }
  }

  async #waitForWork(): Promise<void> {
    if (this.#woken || this.#stop.signal.aborted) return;
    const sweep = new AbortController();
    this.#wake = () => {
      sweep.abort();
    };
    await pause(this.#options.sweepMs ?? DEFAULT_SWEEP_MS, sweep.signal);
    this.#wake = () => undefined;
  }
}
