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
  /** The collection itself, typed. */
  readonly in: (db: Db) => Collection<Doc>;
}

/** What opening a database needs to know of a collection, whatever its documents are. */
export type IndexedCollection = Pick<CollectionDefinition, 'name' | 'indexes'>;

/** Declares a collection. `openDatabase` creates what is missing and replaces an index whose definition changed. */
export function defineCollection<Doc extends Document>(definition: {
  name: string;
  indexes?: readonly IndexDefinition[];
}): CollectionDefinition<Doc> {
  const { name, indexes = [] } = definition;
  return { name, indexes, in: (db) => db.collection<Doc>(name) };
}
