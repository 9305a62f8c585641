import { ProblemError } from '@veilighuis/contracts';
import type { ClientSession, Collection, Filter, OptionalUnlessRequiredId } from 'mongodb';
import type { CollectionDefinition } from './collection.ts';
import type { Database } from './database/database.ts';
import type { Transaction } from './work/transaction.ts';

/** What every stored aggregate has: the version is its ETag, the centre its tenant and shard key. */
export interface AggregateDocument {
  readonly _id: string;
  readonly centre: string;
  readonly version: number;
}

/** Aggregates of one kind, with optimistic concurrency: of two changes of one version, one stands. */
export class AggregateStore<Doc extends AggregateDocument> {
  readonly collection: Collection<Doc>;

  constructor(database: Database, definition: CollectionDefinition<Doc>) {
    this.collection = definition.in(database.db);
  }

  async find(id: string, session?: ClientSession): Promise<Doc | undefined> {
    const found = await this.collection.findOne<Doc>(this.byId(id), session === undefined ? {} : { session });
    return found ?? undefined;
  }

  /** Stores a new one as it is; a unique index that refuses makes the unit of work run again. */
  async insert(tx: Transaction, doc: Doc): Promise<void> {
    await this.collection.insertOne(doc as unknown as OptionalUnlessRequiredId<Doc>, { session: tx.session });
  }

  /**
   * Stores a changed one as the version after `expectedVersion`, whatever version it carries, and returns it so.
   * @throws ProblemError `version-conflict` with the version that stands, or `not-found`
   */
  async replace(tx: Transaction, doc: Doc, expectedVersion: number): Promise<Doc> {
    const next: Doc = { ...doc, version: expectedVersion + 1 };
    const filter = { _id: doc._id, version: expectedVersion } as Filter<Doc>;
    const { matchedCount } = await this.collection.replaceOne(filter, next, { session: tx.session });
    if (matchedCount === 1) return next;
    const current = await this.find(doc._id, tx.session);
    if (current === undefined) throw new ProblemError('not-found');
    throw new ProblemError('version-conflict', { currentVersion: current.version });
  }

  private byId(id: string): Filter<Doc> {
    return { _id: id } as Filter<Doc>;
  }
}
