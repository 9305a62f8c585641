import type { Collection, MongoClient } from 'mongodb';
import { until } from '../platform/until.ts';

interface Waiting {
  readonly _id: string;
  readonly clientSystemId: string;
}

/** Everything is handled within this time or something is broken. */
const SETTLED_WITHIN_MS = 120_000;

/** What lies on the triage list, and what is still on its way there. */
export class TriageList {
  readonly #mongo: MongoClient;
  readonly #files: Collection<Waiting>;

  constructor(mongo: MongoClient) {
    this.#mongo = mongo;
    this.#files = mongo.db('vh-triage').collection<Waiting>('triage-files');
  }

  length(): Promise<number> {
    return this.#files.estimatedDocumentCount();
  }

  /** Resolves as soon as there are so many files on the list. */
  async reaches(length: number): Promise<void> {
    await until(
      `${String(length)} files on the triage list`,
      async () => (await this.length()) >= length,
      SETTLED_WITHIN_MS,
    );
  }

  /** Resolves when no service has anything left to announce, and intake has heard of every file (its ground). */
  async settled(): Promise<void> {
    const grounds = this.#mongo.db('vh-intake').collection('inbox');
    const outboxes = ['vh-intake', 'vh-triage'].map((name) => this.#mongo.db(name).collection('outbox'));
    const isQuiet = async () => {
      const waiting = await Promise.all(outboxes.map((outbox) => outbox.estimatedDocumentCount()));
      return waiting.every((count) => count === 0) && (await grounds.estimatedDocumentCount()) >= (await this.length());
    };
    await until('nothing under way', isQuiet, SETTLED_WITHIN_MS);
  }

  /** Tells of each file the moment at which it can be read, as it was committed on a majority. */
  async follow(arrived: (clientSystemId: string, at: number) => void): Promise<{ close(): Promise<void> }> {
    const stream = this.#files.watch([{ $match: { operationType: 'insert' } }], { maxAwaitTimeMS: 100 });
    // The first look opens the stream on the server: from here on nothing is missed.
    await stream.tryNext();
    const reading = (async () => {
      for await (const change of stream) {
        if (change.operationType === 'insert') arrived(change.fullDocument.clientSystemId, performance.now());
      }
    })().catch(() => undefined);
    return {
      async close() {
        await stream.close();
        await reading;
      },
    };
  }
}
