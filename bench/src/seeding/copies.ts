import { randomBytes } from 'node:crypto';
import type { KeyRing, Vault } from '@veilighuis/persistence';
import type { Db, Document } from 'mongodb';
import { v7 as newId } from 'uuid';

/** A client system that came in through the gateway, with all that hangs on it, opened. */
export interface Original {
  readonly clientSystemId: string;
  readonly rows: readonly OriginalRow[];
}

interface OriginalRow {
  readonly database: 'intake' | 'triage';
  readonly collection: string;
  readonly document: Document;
  /** Content in the clear, for rows that have any. */
  readonly content: unknown;
}

const places = [
  { database: 'intake', collection: 'client-systems', key: '_id' },
  { database: 'intake', collection: 'police-reports', key: 'sealedUnder' },
  { database: 'intake', collection: 'risk-assessments', key: 'clientSystemId' },
  { database: 'triage', collection: 'triage-files', key: 'clientSystemId' },
] as const;

export type Databases = Readonly<Record<'intake' | 'triage', Db>>;

export async function readOriginal(databases: Databases, vault: Vault, clientSystemId: string): Promise<Original> {
  const rows: OriginalRow[] = [];
  for (const { database, collection, key } of places) {
    const found = await databases[database]
      .collection(collection)
      .find({ [key]: clientSystemId })
      .toArray();
    for (const { content, ...document } of found as (Document & { content?: string })[]) {
      const place = { collection, id: String(document['_id']), field: 'content' };
      const opened = content === undefined ? undefined : await vault.open(clientSystemId, place, content);
      rows.push({ database, collection, document, content: opened });
    }
  }
  return { clientSystemId, rows };
}

export interface Copy {
  readonly dataKey: Document;
  readonly rows: readonly (Pick<OriginalRow, 'database' | 'collection' | 'content'> & { document: Document })[];
  readonly clientSystemId: string;
}

/**
 * The same under other identifiers: each id becomes another one everywhere at once, and so do the digests that say who
 * someone is and which report it is. Digests of words of a name stay: many people share a name.
 */
export function copyOf(original: Original, ring: KeyRing, updatedAt: Date): Copy {
  const rename = renamer();
  const clientSystemId = rename(original.clientSystemId) as string;
  const wrapped = ring.wrap(clientSystemId, randomBytes(32));
  const rows = original.rows.map(({ database, collection, document, content }) => {
    const copy = rename(document) as Document;
    if (collection === 'client-systems') copy['updatedAt'] = updatedAt;
    if (collection === 'police-reports') {
      copy['receivedAt'] = updatedAt;
      copy['key'] = digest();
    }
    return { database, collection, document: copy, content: rename(content) };
  });
  return {
    clientSystemId,
    rows,
    dataKey: { _id: clientSystemId, kid: ring.currentKid, wrapped, createdAt: updatedAt },
  };
}

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const identity = /^[nl]:/;

/** Gives each text the same new name wherever it stands. */
function renamer(): (value: unknown) => unknown {
  const names = new Map<string, string>();
  const renamed = (text: string, make: () => string): string => {
    const name = names.get(text) ?? make();
    names.set(text, name);
    return name;
  };
  const rename = (value: unknown): unknown => {
    if (typeof value === 'string') {
      if (id.test(value)) return renamed(value, newId);
      return identity.test(value) ? renamed(value, () => value.slice(0, 2) + digest()) : value;
    }
    if (Array.isArray(value)) return value.map(rename);
    if (value === null || typeof value !== 'object' || value instanceof Date) return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, rename(part)]));
  };
  return rename;
}

function digest(): string {
  return randomBytes(16).toString('base64url');
}
