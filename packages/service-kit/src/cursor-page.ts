import type { Collection, Document, Filter } from 'mongodb';
import type { ListFilter } from './access-gate.ts';
import { decodeCursor, pageOf } from './paging.ts';

/** What a list is asked for; the filter says what the caller may have a ground on. */
export interface ListQuery {
  readonly filter: {
    readonly centre: string;
    readonly access?: ListFilter['access'];
    readonly $or?: readonly object[];
  };
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface Page<Row> {
  readonly rows: Row[];
  readonly nextCursor?: string;
  readonly total?: number;
}

export interface Order {
  /** Field that sorts; `_id` breaks ties. */
  readonly field: string;
  readonly direction: 1 | -1;
  /** True when the field holds a moment. */
  readonly moment: boolean;
  /** Name of the index to go by, where the database would else now and then choose one that it must sort after. */
  readonly index?: string;
}

/** One page of a list in the order of one field, and how many rows the whole list has. */
export async function cursorPage<Doc extends Document & { _id: string }>(
  collection: Collection<Doc>,
  filter: Document,
  order: Order,
  { limit, cursor }: Pick<ListQuery, 'limit' | 'cursor'>,
  projection?: Document,
): Promise<Page<Doc>> {
  const { field, direction, index } = order;
  const hint = index === undefined ? {} : { hint: index };
  if (isForNobody(filter)) return cursor === undefined ? { rows: [], total: 0 } : { rows: [] };
  const after = cursor === undefined ? {} : afterCursor(order, cursor);
  const finding = collection
    .find({ $and: [filter, after] } as Filter<Doc>, { ...hint, ...(projection === undefined ? {} : { projection }) })
    .sort({ [field]: direction, _id: direction })
    .limit(limit + 1)
    .toArray();
  // Side by side: on a long list the count takes as long as the page.
  const counting =
    cursor === undefined
      ? collection.countDocuments(filter as Filter<Doc>, { ...hint, limit: MOST_COUNTED })
      : undefined;
  const [rows, total] = await Promise.all([finding, counting]);
  const page = pageOf(rows as unknown as Doc[], limit, (row) => {
    const value: unknown = row[field];
    return [value instanceof Date ? value.getTime() : String(value), row._id];
  });
  return total === undefined ? page : { ...page, total };
}

/** Who can have no ground gets an empty list, without asking: an empty set of keys would be sorted by no index. */
function isForNobody({ access }: Pick<ListQuery['filter'], 'access'>): boolean {
  return access?.$in.length === 0;
}

/** Counting stops here: nobody reads a list of more, and a count must not cost more than the page. */
const MOST_COUNTED = 1000;

// The bound on the field alone looks double, but it is what the index is entered at: a late page costs as much as the first.
function afterCursor({ field, direction, moment }: Order, cursor: string): Document {
  const [key, id] = decodeCursor(cursor);
  const [beyond, from] = direction === 1 ? ['$gt', '$gte'] : ['$lt', '$lte'];
  const value = moment ? new Date(Number(key)) : String(key);
  return {
    [field]: { [from]: value },
    $or: [{ [field]: { [beyond]: value } }, { [field]: value, _id: { [beyond]: String(id) } }],
  };
}
