import type { Principal } from '@veilighuis/access';
import type { listNotices, NoticeKind, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { cursorPage } from '@veilighuis/service-kit';
import type { Collection, Filter } from 'mongodb';
import { recipientsOf } from './notice-rules.ts';
import type { Recipient } from './notice-rules.ts';
import type { NoticeDocument } from './notices.ts';

type Page = OperationOutput<typeof listNotices>;

interface ChangedNotice {
  readonly noticeId: string;
  readonly recipients: readonly Recipient[];
  readonly changedAt: Date;
}

/** Counting stops here. */
const MOST_COUNTED = 1000;
const INDEX = 'by-recipient';

/** The notices of each user, with what they read of them. */
export class OwnNotices {
  readonly #collection: Collection<NoticeDocument>;

  constructor(collection: Collection<NoticeDocument>) {
    this.#collection = collection;
  }

  /** Of these kinds, the last one first. */
  async list(
    principal: Principal,
    kinds: readonly NoticeKind[],
    { unread, ...paging }: OperationInput<typeof listNotices>,
  ): Promise<Page> {
    const filter = { ...mine(principal), kind: { $in: [...kinds] }, ...readBy(principal, unread) };
    const order = { field: 'at', direction: -1, moment: true, index: INDEX } as const;
    const { rows, nextCursor } = await cursorPage(this.#collection, filter, order, paging);
    return {
      rows: rows.map((row) => shown(row, principal)),
      unread: await this.unread(principal, kinds),
      ...(nextCursor === undefined ? {} : { nextCursor }),
    };
  }

  async unread(principal: Principal, kinds: readonly NoticeKind[]): Promise<number> {
    const filter = { ...mine(principal), kind: { $in: [...kinds] }, ...readBy(principal, true) };
    return this.#collection.countDocuments(filter, { hint: INDEX, limit: MOST_COUNTED });
  }

  /** What is not for the caller stays as it is. */
  async markRead(principal: Principal, noticeIds: readonly string[]): Promise<void> {
    const given = { _id: { $in: [...noticeIds] }, ...mine(principal) };
    await this.#collection.updateMany(given, { $addToSet: { readBy: principal.subject } });
  }

  /** What was written since a moment, and for whom. */
  async changedSince(since: Date): Promise<ChangedNotice[]> {
    const rows = await this.#collection
      .find({ changedAt: { $gt: since } }, { projection: { recipients: 1, changedAt: 1 } })
      .sort({ changedAt: 1 })
      .limit(MOST_COUNTED)
      .toArray();
    return rows.map(({ _id: noticeId, recipients, changedAt }) => ({ noticeId, recipients, changedAt }));
  }
}

function mine(principal: Principal): Filter<NoticeDocument> {
  return { recipients: { $in: recipientsOf(principal) } };
}

function readBy({ subject }: Principal, unread: boolean | undefined): Filter<NoticeDocument> {
  if (unread === undefined) return {};
  return { readBy: unread ? { $ne: subject } : subject };
}

function shown(
  { _id, kind, record, at, on, count, readBy: readers }: NoticeDocument,
  { subject }: Principal,
): Page['rows'][number] {
  return {
    noticeId: _id,
    kind,
    ...(record === undefined ? {} : { record }),
    at: at.toISOString(),
    ...(on === undefined ? {} : { on }),
    count,
    read: readers.includes(subject),
  };
}
