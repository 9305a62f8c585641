import { Inject, Injectable } from '@nestjs/common';
import { erasingServices } from '@veilighuis/contracts';
import type { ErasingService } from '@veilighuis/contracts';
import { defineCollection } from '@veilighuis/persistence';
import type { Database, Transaction } from '@veilighuis/persistence';
import { cursorPage, DATABASE } from '@veilighuis/service-kit';
import type { Page } from '@veilighuis/service-kit';
import type { ClientSession, Collection } from 'mongodb';
import { Erasures } from '../../application/retention-stores.ts';
import type { Erasure } from '../../application/retention-stores.ts';

type ErasureDocument = Omit<Erasure, 'erasureId'> & {
  readonly _id: string;
  /** For queries only: whether every service has sent its receipt. */
  readonly complete: boolean;
};

export const erasureCollection = defineCollection<ErasureDocument>({
  name: 'erasures',
  indexes: [
    { name: 'once', key: { clientSystemId: 1 }, unique: true },
    { name: 'by-centre', key: { centre: 1, orderedAt: -1, _id: -1 } },
    { name: 'by-state', key: { centre: 1, complete: 1, orderedAt: -1, _id: -1 } },
  ],
});

@Injectable()
export class MongoErasures extends Erasures {
  readonly #collection: Collection<ErasureDocument>;

  constructor(@Inject(DATABASE) database: Database) {
    super();
    this.#collection = erasureCollection.in(database.db);
  }

  async insert(tx: Transaction, { erasureId, ...rest }: Erasure): Promise<void> {
    await this.#collection.insertOne({ ...rest, _id: erasureId, complete: false }, { session: tx.session });
  }

  async ofClientSystem(centre: string, clientSystemId: string, session: ClientSession): Promise<Erasure | undefined> {
    const found = await this.#collection.findOne({ centre, clientSystemId }, { session });
    return found === null ? undefined : erasureOf(found);
  }

  async *all(): AsyncIterable<Erasure> {
    for await (const found of this.#collection.find().sort({ _id: 1 })) yield erasureOf(found);
  }

  async again(tx: Transaction, erasure: Erasure): Promise<Erasure> {
    const { session } = tx;
    const { centre, clientSystemId } = erasure;
    const known = await this.ofClientSystem(centre, clientSystemId, session);
    const { erasureId, ...rest } = { ...(known ?? erasure), receipts: [] };
    await this.#collection.replaceOne({ _id: erasureId }, { ...rest, complete: false }, { session, upsert: true });
    return { ...rest, erasureId };
  }

  async addReceipt(tx: Transaction, erasureId: string, service: ErasingService, erasedAt: Date): Promise<void> {
    const { session } = tx;
    const known = await this.#collection.findOne({ _id: erasureId }, { session });
    if (known === null || known.receipts.some((receipt) => receipt.service === service)) return;
    const receipts = [...known.receipts, { service, erasedAt }];
    const done = new Set(receipts.map((receipt) => receipt.service));
    const complete = erasingServices.every((one) => done.has(one));
    await this.#collection.updateOne({ _id: erasureId }, { $set: { receipts, complete } }, { session });
  }

  async list(
    centre: string,
    {
      state,
      ...page
    }: {
      readonly limit: number;
      readonly cursor?: string | undefined;
      readonly state?: 'under-way' | 'complete' | undefined;
    },
  ): Promise<Page<Erasure>> {
    const filter = state === undefined ? { centre } : { centre, complete: state === 'complete' };
    const order = { field: 'orderedAt', direction: -1, moment: true } as const;
    const found = await cursorPage(this.#collection, filter, order, page);
    return { ...found, rows: found.rows.map(erasureOf) };
  }
}

function erasureOf({ _id, complete: _complete, ...rest }: ErasureDocument): Erasure {
  return { ...rest, erasureId: _id };
}
