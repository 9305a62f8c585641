import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@veilighuis/contracts';
import { defineCollection } from '@veilighuis/persistence';
import type { Database, Transaction } from '@veilighuis/persistence';
import { cursorPage, DATABASE } from '@veilighuis/service-kit';
import type { Page } from '@veilighuis/service-kit';
import type { Collection } from 'mongodb';
import { KEPT_DAYS } from '../../application/list-refused-lines.ts';
import { RefusedLines } from '../../application/refused-lines.ts';
import type { RefusedLineQuery } from '../../application/refused-lines.ts';
import type { RefusedLine } from '../../domain/police-report/index.ts';

/** Codes, numbers and paths of fields: nothing that was sent, so nothing to encrypt. */
type RefusedLineDocument = Omit<RefusedLine, 'refusedLineId'> & { readonly _id: string; readonly open: boolean };

export const refusedLineCollection = defineCollection<RefusedLineDocument>({
  name: 'refused-lines',
  indexes: [
    { name: 'expiry', key: { receivedAt: 1 }, expireAfterSeconds: KEPT_DAYS * 24 * 3600 },
    { name: 'by-line', key: { batchId: 1, line: 1 }, unique: true },
    { name: 'by-centre', key: { centre: 1, open: 1, receivedAt: 1, _id: 1 } },
    { name: 'by-zone', key: { centre: 1, open: 1, zones: 1, receivedAt: 1, _id: 1 } },
  ],
});

@Injectable()
export class MongoRefusedLines extends RefusedLines {
  readonly #collection: Collection<RefusedLineDocument>;

  constructor(@Inject(DATABASE) database: Database) {
    super();
    this.#collection = refusedLineCollection.in(database.db);
  }

  async keep({ session }: Transaction, { refusedLineId, ...refused }: RefusedLine): Promise<string> {
    const { batchId, line, ...rest } = refused;
    const stored = await this.#collection.findOneAndUpdate(
      { batchId, line },
      { $setOnInsert: { _id: refusedLineId, ...rest, open: true } },
      { session, upsert: true, returnDocument: 'after', projection: { _id: 1 } },
    );
    return stored?._id ?? refusedLineId;
  }

  async find(refusedLineId: string): Promise<RefusedLine | undefined> {
    const found = await this.#collection.findOne({ _id: refusedLineId });
    return found === null ? undefined : lineOf(found);
  }

  async list({ centre, zones, ...paging }: RefusedLineQuery): Promise<Page<RefusedLine>> {
    if (zones?.length === 0) return { rows: [], total: 0 };
    const filter = { centre, open: true, ...(zones === undefined ? {} : { zones: { $in: [...zones] } }) };
    const index = zones === undefined ? 'by-centre' : 'by-zone';
    const order = { field: 'receivedAt', direction: 1, moment: true, index } as const;
    const page = await cursorPage(this.#collection, filter, order, paging);
    return { ...page, rows: page.rows.map(lineOf) };
  }

  async dismiss(tx: Transaction, refusedLineId: string): Promise<Date> {
    const { session, now } = tx;
    const open = { _id: refusedLineId, open: true };
    await this.#collection.updateOne(open, { $set: { open: false, dismissedAt: now } }, { session });
    const stored = await this.#collection.findOne({ _id: refusedLineId }, { session });
    if (stored === null) throw new ProblemError('not-found');
    return stored.dismissedAt ?? now;
  }
}

function lineOf({ _id: refusedLineId, open: _open, ...rest }: RefusedLineDocument): RefusedLine {
  return { ...rest, refusedLineId };
}
