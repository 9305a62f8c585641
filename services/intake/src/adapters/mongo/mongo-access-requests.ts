import { Inject, Injectable } from '@nestjs/common';
import { AggregateStore, defineCollection } from '@veilighuis/persistence';
import type { Database, Transaction } from '@veilighuis/persistence';
import { cursorPage, DATABASE } from '@veilighuis/service-kit';
import type { Page } from '@veilighuis/service-kit';
import type { ClientSession } from 'mongodb';
import { AccessRequests } from '../../application/rights-stores.ts';
import type { AccessRequest } from '../../application/rights-stores.ts';

/** Ids, codes and days only, so nothing of it is sealed. */
export type AccessRequestDocument = Omit<AccessRequest, 'requestId'> & {
  readonly _id: string;
  /** For queries only. */
  readonly answered: boolean;
};

export const accessRequestCollection = defineCollection<AccessRequestDocument>({
  name: 'access-requests',
  indexes: [
    { name: 'by-due', key: { centre: 1, answered: 1, dueOn: 1, _id: 1 } },
    { name: 'by-client-system', key: { 'subjects.clientSystemId': 1 } },
  ],
});

@Injectable()
export class MongoAccessRequests extends AccessRequests {
  readonly #store: AggregateStore<AccessRequestDocument>;

  constructor(@Inject(DATABASE) database: Database) {
    super();
    this.#store = new AggregateStore(database, accessRequestCollection);
  }

  async insert(tx: Transaction, request: AccessRequest): Promise<void> {
    await this.#store.insert(tx, documentOf(request));
  }

  async find(requestId: string, session?: ClientSession): Promise<AccessRequest | undefined> {
    const found = await this.#store.find(requestId, session);
    return found && requestOf(found);
  }

  async replace(tx: Transaction, request: AccessRequest): Promise<AccessRequest> {
    return requestOf(await this.#store.replace(tx, documentOf(request), request.version));
  }

  async list(
    centre: string,
    state: 'open' | 'answered',
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<Page<AccessRequest>> {
    const order = { field: 'dueOn', direction: 1, moment: false } as const;
    const filter = { centre, answered: state === 'answered' };
    const found = await cursorPage(this.#store.collection, filter, order, page);
    return { ...found, rows: found.rows.map(requestOf) };
  }
}

function documentOf({ requestId, ...rest }: AccessRequest): AccessRequestDocument {
  return { ...rest, _id: requestId, answered: rest.answeredOn !== undefined };
}

function requestOf({ _id, answered: _answered, ...rest }: AccessRequestDocument): AccessRequest {
  return { ...rest, requestId: _id };
}
