import type { IndexDefinition, IndexedCollection } from '../collection.ts';
import { migrationCollection } from './lease.ts';
import { ownCollections } from './own-collections.ts';

/** What the account of a process may do with one collection of its own database. */
export interface CollectionRights {
  readonly collection: string;
  /** Actions as MongoDB names them. */
  readonly actions: readonly string[];
}

export interface DatabaseRights {
  readonly rights: readonly CollectionRights[];
  /** Collections that the process may not make itself; they must be there, with these indexes, before it starts. */
  readonly appendOnly: readonly { readonly collection: string; readonly indexes: readonly IndexDefinition[] }[];
}

const ADD_AND_READ = ['find', 'insert', 'listIndexes'];
const KEEP = [
  ...['find', 'insert', 'update', 'remove'],
  ...['createCollection', 'createIndex', 'dropIndex', 'listIndexes'],
];

/**
 * The least that a process needs which has declared these collections: nothing in another database, no collection that it
 * hasn't declared, and no more than adding and reading where `appendOnly` says so.
 */
export function databaseRights(declared: readonly IndexedCollection[]): DatabaseRights {
  const all = [...declared, ...ownCollections, migrationCollection].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return {
    rights: all.map(({ name, appendOnly }) => ({
      collection: name,
      actions: appendOnly === true ? ADD_AND_READ : KEEP,
    })),
    appendOnly: all
      .filter(({ appendOnly }) => appendOnly === true)
      .map(({ name, indexes }) => ({ collection: name, indexes })),
  };
}
