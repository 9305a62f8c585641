import { setTimeout as delay } from 'node:timers/promises';
import type { ChangeStream, ChangeStreamDocument } from 'mongodb';
import type { Database } from '../database/database.ts';
import { outboxCollection, type OutboxRow } from './outbox-row.ts';

const REOPEN_AFTER_MS = 500;
/** How long the server holds a question without news; the first wake may take as long. */
const AWAIT_MS = 250;

type Stream = ChangeStream<OutboxRow, ChangeStreamDocument<OutboxRow>>;

export interface OutboxWatch {
  close(): Promise<void>;
}

/**
 * Follows the inserts in the outbox. The driver resumes the stream over a step-down; when it gives up, the stream is
 * opened anew and `wake` called, which covers whatever came in between: a wake says "look", not what.
 */
export function watchOutbox(database: Database, wake: () => void): OutboxWatch {
  const closing = new AbortController();
  const stop = AbortSignal.any([closing.signal, database.closing]);
  const running = follow(database, wake, stop);
  return {
    async close() {
      closing.abort();
      await running;
    },
  };
}

async function follow(database: Database, wake: () => void, stop: AbortSignal): Promise<void> {
  await database.ready.catch(() => undefined);
  while (!stop.aborted) {
    const stream = openStream(database);
    const end = () => void stream.close().catch(() => undefined);
    stop.addEventListener('abort', end, { once: true });
    try {
      await pass(stream, wake);
    } catch (error) {
      reportUnless(stop, database, error);
    }
    stop.removeEventListener('abort', end);
    await stream.close().catch(() => undefined);
    await delay(REOPEN_AFTER_MS, undefined, { signal: stop }).catch(() => undefined);
  }
}

function openStream(database: Database): Stream {
  const stages = [{ $match: { operationType: 'insert' } }, { $project: { _id: 1 } }];
  return outboxCollection.in(database.db).watch(stages, { maxAwaitTimeMS: AWAIT_MS });
}

/** One stream, until it breaks or is closed. */
async function pass(stream: Stream, wake: () => void): Promise<never> {
  // The first call opens the cursor on the server: from here on nothing is missed.
  await stream.tryNext();
  for (;;) {
    wake();
    await stream.next();
  }
}

function reportUnless(stop: AbortSignal, { logger }: Database, error: unknown): void {
  if (!stop.aborted) logger.warn('outbox-watch-broken', { error });
}
