import type { Document } from 'mongodb';

/** A row of `system.profile`. */
export interface ProfiledOperation {
  readonly op: string;
  readonly ns: string;
  readonly command?: Document;
}

/** A command that `explain` takes. */
export interface ExplainableCommand {
  readonly name: string;
  readonly collection: string;
  readonly body: Document;
}

const READS = ['find', 'aggregate', 'count', 'distinct', 'findAndModify', 'findandmodify'];
/** Fields of the session and the transport; `explain` refuses some, and none changes the plan. */
const TRANSPORT = new Set([
  ...[
    'lsid',
    '$db',
    '$clusterTime',
    '$readPreference',
    'txnNumber',
    'startTransaction',
    'autocommit',
    'stmtId',
    'stmtIds',
  ],
  ...[
    'readConcern',
    'writeConcern',
    'maxTimeMS',
    'shardVersion',
    'databaseVersion',
    'apiVersion',
    'mayBypassWriteBlocking',
  ],
]);

/**
 * The command to explain for a profiled operation; undefined for what has no plan of its own.
 * @throws Error for a command so long that the profiler cut it off
 */
export function commandOf(
  database: string,
  { op, ns, command = {} }: ProfiledOperation,
): ExplainableCommand | undefined {
  const collection = ns.slice(database.length + 1);
  if (collection.startsWith('system.') || collection.startsWith('$cmd')) return undefined;
  if (command['$truncated'] !== undefined) throw new Error(`A query on ${collection} is too long for the profiler.`);
  const body = Object.fromEntries(Object.entries(command).filter(([name]) => !TRANSPORT.has(name)));
  if (op === 'update') return { name: 'update', collection, body: { update: collection, updates: [body] } };
  if (op === 'remove') return { name: 'delete', collection, body: { delete: collection, deletes: [withLimit(body)] } };
  const name = READS.find((read) => Object.hasOwn(body, read));
  if (name === undefined) return undefined;
  return { name, collection, body };
}

function withLimit({ q, limit, collation }: Document): Document {
  return {
    q: q as unknown,
    limit: Number(limit ?? 0),
    ...(collation === undefined ? {} : { collation: collation as unknown }),
  };
}

/** Command, filter and sort with every value as `?`: what makes two queries alike to the planner. */
export function shapeOf({ name, body }: ExplainableCommand): string {
  const { filter, query, pipeline, sort, updates, deletes } = body;
  const [write] = ((updates ?? deletes) as Document[] | undefined) ?? [];
  const condition: unknown = filter ?? query ?? pipeline ?? write?.['q'] ?? {};
  const order = sort === undefined ? '' : ` sort ${JSON.stringify(sort)}`;
  return `${name} ${skeleton(condition)}${order}`;
}

/** Fields of a lookup whose text is structure, not data; so are paths, which begin with a dollar sign. */
const STRUCTURE = new Set(['from', 'localField', 'foreignField', 'as']);

function skeleton(part: unknown, name = ''): string {
  if (Array.isArray(part)) {
    const kinds = new Set(part.map((element) => skeleton(element)));
    return `[${[...kinds].join(', ')}]`;
  }
  if (typeof part === 'string' && (part.startsWith('$') || STRUCTURE.has(name))) return part;
  if (!isPlain(part)) return '?';
  return `{${Object.entries(part)
    .map(([field, value]) => `${field}: ${skeleton(value, field)}`)
    .join(', ')}}`;
}

function isPlain(part: unknown): part is Record<string, unknown> {
  return part !== null && typeof part === 'object' && Object.getPrototypeOf(part) === Object.prototype;
}
