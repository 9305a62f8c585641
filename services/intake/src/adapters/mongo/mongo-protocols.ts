import { Inject, Injectable } from '@nestjs/common';
import { defineCollection } from '@veilighuis/persistence';
import type { Database, Transaction } from '@veilighuis/persistence';
import { cursorPage, DATABASE } from '@veilighuis/service-kit';
import type { Collection } from 'mongodb';
import { Protocols } from '../../application/stores.ts';
import type { ListQuery, Page, StoredProtocol } from '../../application/stores.ts';

type ProtocolDocument = Omit<StoredProtocol, 'protocolId'> & { readonly _id: string };

export const protocolCollection = defineCollection<ProtocolDocument>({
  name: 'protocols',
  indexes: [{ name: 'by-centre', key: { centre: 1, validFrom: -1, _id: -1 } }],
});

/** A protocol that was registered or ran out counts within this time in every process. */
const KEPT_MS = 2000;

@Injectable()
export class MongoProtocols extends Protocols {
  readonly #collection: Collection<ProtocolDocument>;
  readonly #kept = new Map<string, { readonly at: number; readonly protocols: Promise<StoredProtocol[]> }>();

  constructor(@Inject(DATABASE) database: Database) {
    super();
    this.#collection = protocolCollection.in(database.db);
  }

  async ofCentre(centre: string): Promise<StoredProtocol[]> {
    const kept = this.#kept.get(centre);
    if (kept !== undefined && kept.at + KEPT_MS > Date.now()) return kept.protocols;
    const protocols = this.read(centre);
    this.#kept.set(centre, { at: Date.now(), protocols });
    protocols.catch(() => this.#kept.delete(centre));
    return protocols;
  }

  async insert(tx: Transaction, { protocolId, ...rest }: StoredProtocol): Promise<void> {
    await this.#collection.insertOne({ ...rest, _id: protocolId }, { session: tx.session });
    tx.afterCommit(() => this.#kept.delete(rest.centre));
  }

  async list(query: ListQuery): Promise<Page<StoredProtocol>> {
    const page = await cursorPage(
      this.#collection,
      query.filter,
      { field: 'validFrom', direction: -1, moment: false },
      query,
    );
    return { ...page, rows: page.rows.map(protocolOf) };
  }

  private async read(centre: string): Promise<StoredProtocol[]> {
    return (await this.#collection.find({ centre }).toArray()).map(protocolOf);
  }
}

function protocolOf({ _id, ...rest }: ProtocolDocument): StoredProtocol {
  return { ...rest, protocolId: _id };
}
