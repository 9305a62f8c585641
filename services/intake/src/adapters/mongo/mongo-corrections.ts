import { Inject, Injectable } from '@nestjs/common';
import { AggregateStore, defineCollection, Vault } from '@veilighuis/persistence';
import type { Database, Transaction } from '@veilighuis/persistence';
import { cursorPage, DATABASE } from '@veilighuis/service-kit';
import type { Page } from '@veilighuis/service-kit';
import type { ClientSession } from 'mongodb';
import { Corrections } from '../../application/rights-stores.ts';
import type { Correction } from '../../application/rights-stores.ts';

/** JWE of item, text and decision in `content`; ids, codes and days beside it (R41). */
type CorrectionDocument = Omit<Correction, 'correctionId' | 'text' | 'decision' | 'item'> & {
  readonly _id: string;
  readonly content: string;
};

export const correctionCollection = defineCollection<CorrectionDocument>({
  name: 'corrections',
  indexes: [
    { name: 'by-state', key: { centre: 1, state: 1, receivedOn: 1, _id: 1 } },
    { name: 'by-owner', key: { centre: 1, state: 1, owner: 1, receivedOn: 1, _id: 1 } },
    { name: 'by-client-system', key: { clientSystemId: 1 } },
  ],
});

@Injectable()
export class MongoCorrections extends Corrections {
  readonly #store: AggregateStore<CorrectionDocument>;

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(Vault) private readonly vault: Vault,
  ) {
    super();
    this.#store = new AggregateStore(database, correctionCollection);
  }

  async insert(tx: Transaction, correction: Correction): Promise<void> {
    await this.#store.insert(tx, await this.seal(correction, tx.session));
  }

  async find(correctionId: string, session?: ClientSession): Promise<Correction | undefined> {
    const found = await this.#store.find(correctionId, session);
    return found && this.open(found, session);
  }

  async replace(tx: Transaction, correction: Correction): Promise<Correction> {
    const { version } = await this.#store.replace(tx, await this.seal(correction, tx.session), correction.version);
    return { ...correction, version };
  }

  async list(
    centre: string,
    { state, owner }: { readonly state: Correction['state']; readonly owner?: string | undefined },
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<Page<Correction>> {
    const order = { field: 'receivedOn', direction: 1, moment: false } as const;
    const filter = { centre, state, ...(owner === undefined ? {} : { owner }) };
    const found = await cursorPage(this.#store.collection, filter, order, page);
    return { ...found, rows: await Promise.all(found.rows.map((row) => this.open(row))) };
  }

  private async seal(
    { correctionId, item, text, decision, ...rest }: Correction,
    session: ClientSession,
  ): Promise<CorrectionDocument> {
    const content = { item, text, decision };
    const sealed = await this.vault.seal(rest.clientSystemId, placeOf(correctionId), content, session);
    return { ...rest, _id: correctionId, content: sealed };
  }

  private async open({ _id, content, ...rest }: CorrectionDocument, session?: ClientSession): Promise<Correction> {
    const opened = (await this.vault.open(rest.clientSystemId, placeOf(_id), content, session)) as Pick<
      Correction,
      'item' | 'text' | 'decision'
    >;
    return { ...rest, correctionId: _id, ...opened };
  }
}

function placeOf(id: string) {
  return { collection: 'corrections', id, field: 'content' };
}
