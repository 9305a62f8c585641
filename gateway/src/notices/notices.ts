import { randomUUID } from 'node:crypto';
import type { NoticeKind, RecordKind } from '@veilighuis/contracts';
import type { Shielding } from '@veilighuis/access';
import { defineCollection } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import type { ClientSession, Collection } from 'mongodb';
import { stillTold } from './notice-rules.ts';
import type { Recipient } from './notice-rules.ts';

/** That something happened or waits, for whom; ids and codes, no content. */
export interface NoticeDocument {
  readonly _id: string;
  readonly kind: NoticeKind;
  readonly centre: string;
  readonly recipients: readonly Recipient[];
  readonly record?: { readonly kind: RecordKind; readonly id: string };
  /** Client systems that it is about; it goes with them. */
  readonly clientSystemIds: readonly string[];
  readonly at: Date;
  /** Day that it counts, of one that counts. */
  readonly on?: string;
  readonly count: number;
  /** Users who read it. */
  readonly readBy: readonly string[];
  /** When it was written last, for those who follow. */
  readonly changedAt: Date;
}

export type NewNotice = Pick<NoticeDocument, 'kind' | 'centre' | 'recipients' | 'clientSystemIds' | 'at'> &
  Required<Pick<NoticeDocument, 'record'>>;

const KEPT_SECONDS = 90 * 24 * 3600;

export const noticeCollection = defineCollection<NoticeDocument>({
  name: 'notices',
  indexes: [
    { name: 'expiry', key: { at: 1 }, expireAfterSeconds: KEPT_SECONDS },
    { name: 'by-recipient', key: { recipients: 1, at: -1, _id: -1 } },
    { name: 'by-client-system', key: { clientSystemIds: 1 } },
    { name: 'by-record', key: { 'record.id': 1 } },
    { name: 'by-change', key: { changedAt: 1 } },
    {
      name: 'by-day',
      key: { kind: 1, centre: 1, on: 1 },
      unique: true,
      partialFilterExpression: { on: { $exists: true } },
    },
  ],
});

/** Notices as they come in with events, in the transaction that takes the event: twice is once. */
export class Notices {
  readonly #collection: Collection<NoticeDocument>;

  constructor(collection: Collection<NoticeDocument>) {
    this.#collection = collection;
  }

  async give(tx: Transaction, notice: NewNotice): Promise<void> {
    if (notice.recipients.length === 0) return;
    const document = { ...notice, _id: randomUUID(), count: 1, readBy: [], changedAt: tx.now };
    await this.#collection.insertOne(document, { session: tx.session });
  }

  /** One for each day and centre, which counts; it is new again for everyone each time. */
  async count(
    tx: Transaction,
    { kind, centre, recipients, at, on }: Omit<NewNotice, 'record' | 'clientSystemIds'> & { readonly on: string },
  ): Promise<void> {
    await this.#collection.updateOne(
      { kind, centre, on },
      {
        $inc: { count: 1 },
        $max: { at },
        $set: { readBy: [], changedAt: tx.now },
        $setOnInsert: { _id: randomUUID(), recipients, clientSystemIds: [] },
      },
      { session: tx.session, upsert: true },
    );
  }

  /** What was said of this record in this way is no longer so. */
  async withdraw({ session }: Transaction, kind: NoticeKind, recordId: string): Promise<void> {
    await this.#collection.deleteMany({ kind, 'record.id': recordId }, { session });
  }

  /** R36: about a shielded client system nobody keeps a notice but who may know of it. */
  async shield(clientSystemId: string, shielding: Shielding, session?: ClientSession): Promise<void> {
    const within = session === undefined ? {} : { session };
    const found = await this.#collection.find({ clientSystemIds: clientSystemId }, within).toArray();
    for (const { _id, kind, centre, recipients } of found) {
      const left = stillTold(kind, centre, recipients, shielding);
      if (left.length === recipients.length) continue;
      if (left.length === 0) await this.#collection.deleteOne({ _id }, within);
      else await this.#collection.updateOne({ _id }, { $set: { recipients: left } }, within);
    }
  }

  /** R51: those of another centre than the one in which these go on lead nowhere. */
  async leave({ session }: Transaction, clientSystemIds: readonly string[], centre: string): Promise<void> {
    const left = { clientSystemIds: { $in: [...clientSystemIds] }, centre: { $ne: centre } };
    await this.#collection.deleteMany(left, { session });
  }

  /** R50: nothing is left about these. */
  async erase(clientSystemIds: readonly string[], session?: ClientSession): Promise<void> {
    const about = { clientSystemIds: { $in: [...clientSystemIds] } };
    await this.#collection.deleteMany(about, session === undefined ? {} : { session });
  }
}
