import type { GroundedRecord, GroundRecord } from '@veilighuis/access';
import { keysOfFile } from '@veilighuis/access';
import { addDays, startOfDayInBrussels } from '@veilighuis/calendar';
import type { Collection, Document, Filter } from 'mongodb';
import { accessNow } from './access-gate.ts';

/** What a stored file carries so that lists find it. */
export interface FoundBy {
  readonly access: string[];
  /** When the keys change by themselves, because a ground begins or ends; absent when they don't. */
  readonly accessDue?: Date;
}

/** Index that a collection of files with {@link FoundBy} needs. */
export const accessDueIndex = {
  name: 'access-due',
  key: { centre: 1, accessDue: 1 },
  partialFilterExpression: { accessDue: { $exists: true } },
} as const;

/** Keys of a file now, and until when they hold. */
export function foundBy(record: GroundedRecord, at: Date, teams: readonly string[] = []): FoundBy {
  const next = (record.grounds ?? [])
    .flatMap(turnsOf)
    .filter((turn) => turn > at.getTime())
    .sort((one, other) => one - other)[0];
  const access = keysOfFile(record, accessNow(at), teams);
  return next === undefined ? { access } : { access, accessDue: new Date(next) };
}

/** Moments at which a ground begins and ends. */
function turnsOf({ from, until, moments }: GroundRecord): number[] {
  if (moments !== undefined) return [Date.parse(moments.from), Date.parse(moments.until)];
  const days = until === undefined ? [from] : [from, addDays(until, 1)];
  return days.map((day) => startOfDayInBrussels(day).epochMilliseconds);
}

const AT_ONCE = 500;

/**
 * Brings the keys of those files up to date whose grounds began or ended since they were stored. Called before each list
 * and search: a count comes from the query alone, and must not count what may no longer be seen.
 */
export async function refreshDue<Doc extends Document & { _id: string }>(
  collection: Collection<Doc>,
  centre: string,
  foundNow: (document: Doc, at: Date) => FoundBy,
  at: Date,
): Promise<void> {
  const filter = { centre, accessDue: { $lte: at } } as unknown as Filter<Doc>;
  for (;;) {
    const due = (await collection.find(filter).limit(AT_ONCE).toArray()) as unknown as Doc[];
    if (due.length === 0) return;
    await collection.bulkWrite(
      due.map((document) => {
        const { access, accessDue } = foundNow(document, at);
        // Only as long as nobody stored it anew in between: that had the keys of its own moment.
        const same = { _id: document._id, accessDue: document['accessDue'] as unknown } as unknown as Filter<Doc>;
        const change =
          accessDue === undefined ? { $set: { access }, $unset: { accessDue: '' } } : { $set: { access, accessDue } };
        return { updateOne: { filter: same, update: change as never } };
      }),
    );
    if (due.length < AT_ONCE) return;
  }
}
