import { setTimeout as delay } from 'node:timers/promises';
import type { ChangeStream, Document } from 'mongodb';
import type { Database } from '../database/database.ts';
import { outboxCollection } from './outbox-row.ts';

const REOPEN_AFTER_MS = 500;

export interface OutboxWatch {
  close(): Promise<void>;
}

/**
 * Follows the inserts in the outbox. The driver resumes the stream over a step-down; when it gives up, the stream is
 * opened anew and `wake` called, which covers whatever came in between: a wake says "look", not what.
 */
export function watchOutbox(database: Database, wake: () => void): OutboxWatch {
  const closing = new AbortController();
  let stream: ChangeStream<Document> | undefined;

  const follow = async (): Promise<void> => {
    stream = outboxCollection
      .in(database.db)
      .watch([{ $match: { operationType: 'insert' } }, { $project: { _id: 1 } }], { maxAwaitTimeMS: 1000 });
    // The first call opens the cursor on the server: from here on nothing is missed.
    await stream.tryNext();
    wake();
    while (!closing.signal.aborted) {
      await stream.next();
      wake();
    }
  };

  const run = async (): Promise<void> => {
    await database.ready;
    while (!closing.signal.aborted) {
      await follow().catch((error: unknown) => {
        if (!closing.signal.aborted) database.logger.warn('outbox-watch-broken', { error });
      });
      await stream?.close().catch(() => undefined);
      await delay(REOPEN_AFTER_MS, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  };
  const running = run();

  return {
    async close() {
      closing.abort();
      await stream?.close().catch(() => undefined);
      await running.catch(() => undefined);
    },
  };
}
