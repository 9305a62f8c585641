import type { Collection, Db, Document, IndexDescription, IndexDirection } from 'mongodb';

/** One index, as `createIndex` takes it. The name is required, so that a changed index is seen as changed. */
export interface IndexDefinition extends Pick<
  IndexDescription,
  'unique' | 'sparse' | 'expireAfterSeconds' | 'partialFilterExpression' | 'collation'
> {
  readonly name: string;
  readonly key: Record<string, IndexDirection>;
}

/** A collection and the complete set of its indexes, declared beside the model (`_id` comes by itself). */
export interface CollectionDefinition<Doc extends Document = Document> {
  readonly name: string;
  readonly indexes: readonly IndexDefinition[];
  /**
   * Whether its documents are only ever added and read: the account of the process may do no more, and neither make nor
   * change an index (one with an expiry would remove them). Whoever makes the accounts makes this collection too.
   */
  readonly appendOnly?: true;
  /** The collection itself, typed. */
  readonly in: (db: Db) => Collection<Doc>;
}

/** What opening a database needs to know of a collection, whatever its documents are. */
export type IndexedCollection = Pick<CollectionDefinition, 'name' | 'indexes' | 'appendOnly'>;

/** Declares a collection. `openDatabase` creates what is missing and replaces an index whose definition changed. */
export function defineCollection<Doc extends Document>(definition: {
  name: string;
  indexes?: readonly IndexDefinition[];
  appendOnly?: true;
}): CollectionDefinition<Doc> {
  const { indexes = [], ...rest } = definition;
  return { ...rest, indexes, in: (db) => db.collection<Doc>(definition.name) };
}
