import { Inject, Injectable } from '@nestjs/common';
import { defineCollection, Vault } from '@veilighuis/persistence';
import type { Database, Transaction } from '@veilighuis/persistence';
import { cursorPage, DATABASE } from '@veilighuis/service-kit';
import type { Page } from '@veilighuis/service-kit';
import type { ClientSession, Collection } from 'mongodb';
import { RetentionHolds } from '../../application/retention-stores.ts';
import type { RetentionHold } from '../../application/retention-stores.ts';
import { clientSystemCollection } from './client-system-document.ts';
import type { ClientSystemDocument } from './client-system-document.ts';

/** Who, when and on which client system in the clear; why only in `reason` and `released.reason` (R41). */
export type RetentionHoldDocument = Omit<RetentionHold, 'holdId'> & { readonly _id: string };

export const retentionHoldCollection = defineCollection<RetentionHoldDocument>({
  name: 'retention-holds',
  indexes: [
    { name: 'by-client-system', key: { clientSystemId: 1 } },
    { name: 'by-centre', key: { centre: 1, placedAt: -1, _id: -1 } },
  ],
});

@Injectable()
export class MongoRetentionHolds extends RetentionHolds {
  readonly #collection: Collection<RetentionHoldDocument>;
  readonly #systems: Collection<ClientSystemDocument>;

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(Vault) private readonly vault: Vault,
  ) {
    super();
    this.#collection = retentionHoldCollection.in(database.db);
    this.#systems = clientSystemCollection.in(database.db);
  }

  async insert(tx: Transaction, { holdId, ...hold }: RetentionHold): Promise<void> {
    const { session } = tx;
    // A hold and an erasure at the same moment: both write to this row, so one of them sees the other.
    await this.#systems.updateOne({ _id: hold.clientSystemId }, { $set: { heldAt: tx.now } }, { session });
    const reason = await this.seal(hold.clientSystemId, holdId, 'reason', hold.reason, session);
    await this.#collection.insertOne({ ...hold, _id: holdId, reason }, { session });
  }

  async find(centre: string, holdId: string, session?: ClientSession): Promise<RetentionHold | undefined> {
    const found = await this.#collection.findOne({ _id: holdId, centre }, session === undefined ? {} : { session });
    return found === null ? undefined : this.open(found, session);
  }

  async release(tx: Transaction, { holdId, clientSystemId, released }: RetentionHold): Promise<void> {
    if (released === undefined) return;
    const { session } = tx;
    const reason = await this.seal(clientSystemId, holdId, 'released', released.reason, session);
    await this.#collection.updateOne({ _id: holdId }, { $set: { released: { ...released, reason } } }, { session });
  }

  async list(
    centre: string,
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<Page<RetentionHold>> {
    const order = { field: 'placedAt', direction: -1, moment: true } as const;
    const found = await cursorPage(this.#collection, { centre }, order, page);
    return { ...found, rows: await Promise.all(found.rows.map((row) => this.open(row))) };
  }

  private async open({ _id, ...rest }: RetentionHoldDocument, session?: ClientSession): Promise<RetentionHold> {
    const { clientSystemId, released } = rest;
    const text = async (field: string, jwe: string) =>
      (await this.vault.open(clientSystemId, placeOf(_id, field), jwe, session)) as string;
    const reason = await text('reason', rest.reason);
    if (released === undefined) return { ...rest, holdId: _id, reason };
    return { ...rest, holdId: _id, reason, released: { ...released, reason: await text('released', released.reason) } };
  }

  private seal(clientSystemId: string, id: string, field: string, text: string, session: ClientSession) {
    return this.vault.seal(clientSystemId, placeOf(id, field), text, session);
  }
}

function placeOf(id: string, field: string) {
  return { collection: 'retention-holds', id, field };
}
