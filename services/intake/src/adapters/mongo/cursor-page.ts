import { decodeCursor, pageOf } from '@veilighuis/service-kit';
import type { Collection, Document, Filter } from 'mongodb';
import type { ListQuery, Page } from '../../application/stores.ts';

export interface Order {
  /** Field that sorts; `_id` breaks ties. */
  readonly field: string;
  readonly direction: 1 | -1;
  /** True when the field holds a moment. */
  readonly moment: boolean;
}

/** One page of a list in the order of one field, and how many rows the whole list has. */
export async function cursorPage<Doc extends Document & { _id: string }>(
  collection: Collection<Doc>,
  filter: Document,
  order: Order,
  { limit, cursor }: Pick<ListQuery, 'limit' | 'cursor'>,
  projection?: Document,
): Promise<Page<Doc>> {
  const { field, direction } = order;
  const after = cursor === undefined ? {} : afterCursor(order, cursor);
  const rows = await collection
    .find({ $and: [filter, after] } as Filter<Doc>, projection === undefined ? {} : { projection })
    .sort({ [field]: direction, _id: direction })
    .limit(limit + 1)
    .toArray();
  const page = pageOf(rows as unknown as Doc[], limit, (row) => {
    const value: unknown = row[field];
    return [value instanceof Date ? value.getTime() : String(value), row._id];
  });
  if (cursor !== undefined) return page;
  return { ...page, total: await collection.countDocuments(filter as Filter<Doc>, { limit: MOST_COUNTED }) };
}

/** Counting stops here: nobody reads a list of more, and a count must not cost more than the page. */
const MOST_COUNTED = 1000;

function afterCursor({ field, direction, moment }: Order, cursor: string): Document {
  const [key, id] = decodeCursor(cursor);
  const beyond = direction === 1 ? '$gt' : '$lt';
  const value = moment ? new Date(Number(key)) : String(key);
  return { $or: [{ [field]: { [beyond]: value } }, { [field]: value, _id: { [beyond]: String(id) } }] };
}
