import { Inject, Injectable } from '@nestjs/common';
import { AggregateStore, defineCollection, Vault } from '@veilighuis/persistence';
import type { Database, Transaction } from '@veilighuis/persistence';
import { cursorPage, DATABASE } from '@veilighuis/service-kit';
import type { Page } from '@veilighuis/service-kit';
import type { ClientSession } from 'mongodb';
import { Transfers } from '../../application/transfer-stores.ts';
import type { Transfer, TransferRow } from '../../application/transfer-stores.ts';

/** Ids, codes and days in the clear; why only in `reason`, a JWE (R41). */
type TransferDocument = Omit<Transfer, 'transferId'> & { readonly _id: string };

export const transferCollection = defineCollection<TransferDocument>({
  name: 'transfers',
  indexes: [
    {
      name: 'one-offer',
      key: { clientSystemId: 1 },
      unique: true,
      partialFilterExpression: { state: 'offered' },
    },
    { name: 'out', key: { centre: 1, offeredOn: -1, _id: -1 } },
    { name: 'in', key: { toCentre: 1, offeredOn: -1, _id: -1 } },
    { name: 'by-client-system', key: { clientSystemId: 1, state: 1 } },
  ],
});

@Injectable()
export class MongoTransfers extends Transfers {
  readonly #store: AggregateStore<TransferDocument>;

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(Vault) private readonly vault: Vault,
  ) {
    super();
    this.#store = new AggregateStore(database, transferCollection);
  }

  async insert(tx: Transaction, { transferId, ...rest }: Transfer): Promise<void> {
    const place = { collection: 'transfers', id: transferId, field: 'reason' };
    const reason = await this.vault.seal(rest.clientSystemId, place, rest.reason, tx.session);
    await this.#store.insert(tx, { ...rest, _id: transferId, reason });
  }

  async find(transferId: string, session?: ClientSession): Promise<TransferRow | undefined> {
    const found = await this.#store.find(transferId, session);
    return found && rowOf(found);
  }

  async isOffered(clientSystemId: string, session: ClientSession): Promise<boolean> {
    const filter = { clientSystemId, state: 'offered' } as const;
    return (await this.#store.collection.findOne(filter, { session, projection: { _id: 1 } })) !== null;
  }

  async end(tx: Transaction, transfer: TransferRow): Promise<TransferRow> {
    const { transferId, version, state, endedBy, endedOn } = transfer;
    const known = await this.#store.find(transferId, tx.session);
    const reason = known?.reason ?? '';
    const { transferId: _id, ...rest } = transfer;
    const stored = await this.#store.replace(tx, { ...rest, _id, reason, state, endedBy, endedOn }, version);
    return rowOf(stored);
  }

  async list(
    centre: string,
    direction: 'in' | 'out',
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<Page<TransferRow>> {
    const order = { field: 'offeredOn', direction: -1, moment: false } as const;
    const filter = direction === 'out' ? { centre } : { toCentre: centre };
    const found = await cursorPage(this.#store.collection, filter, order, page, { reason: 0 });
    return { ...found, rows: found.rows.map(rowOf) };
  }
}

function rowOf({ _id, reason: _reason, ...rest }: TransferDocument): TransferRow {
  return { ...rest, transferId: _id };
}
