import { Inject, Injectable } from '@nestjs/common';
import { AggregateStore, defineCollection } from '@veilighuis/persistence';
import type { Database, Transaction } from '@veilighuis/persistence';
import { cursorPage, DATABASE } from '@veilighuis/service-kit';
import type { Page } from '@veilighuis/service-kit';
import type { ClientSession } from 'mongodb';
import { TableActions } from '../../application/table-stores.ts';
import type { TableAction } from '../../domain/table-input/index.ts';

/** Ids, codes and days in the clear; what is to be done, and what came out of it, as JWE (R41). */
type TableActionDocument = Omit<TableAction, 'actionId'> & { readonly _id: string };

export const tableActionCollection = defineCollection<TableActionDocument>({
  name: 'triage-actions',
  indexes: [
    { name: 'by-state', key: { centre: 1, state: 1, dueOn: 1, _id: 1 } },
    { name: 'by-organisation', key: { centre: 1, organisation: 1, state: 1, dueOn: 1, _id: 1 } },
    { name: 'by-file', key: { fileId: 1, _id: 1 } },
    { name: 'by-client-system', key: { clientSystemId: 1 } },
  ],
});

@Injectable()
export class MongoTableActions extends TableActions {
  readonly #store: AggregateStore<TableActionDocument>;

  constructor(@Inject(DATABASE) database: Database) {
    super();
    this.#store = new AggregateStore(database, tableActionCollection);
  }

  async insert(tx: Transaction, actions: readonly TableAction[]): Promise<void> {
    for (const action of actions) await this.#store.insert(tx, documentOf(action));
  }

  async find(actionId: string, session: ClientSession): Promise<TableAction | undefined> {
    const document = await this.#store.find(actionId, session);
    return document && actionOf(document);
  }

  async ofFile(fileId: string): Promise<TableAction[]> {
    const found = await this.#store.collection.find({ fileId }).sort({ _id: 1 }).toArray();
    return found.map(actionOf);
  }

  async replace(tx: Transaction, action: TableAction): Promise<void> {
    await this.#store.replace(tx, documentOf(action), action.version - 1);
  }

  async list(
    centre: string,
    { state, organisation }: { readonly state: TableAction['state']; readonly organisation?: string | undefined },
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<Page<TableAction>> {
    const order = {
      field: 'dueOn',
      direction: state === 'open' ? 1 : -1,
      moment: false,
      index: organisation === undefined ? 'by-state' : 'by-organisation',
    } as const;
    const filter = { centre, state, ...(organisation === undefined ? {} : { organisation }) };
    const found = await cursorPage(this.#store.collection, filter, order, page);
    return { ...found, rows: found.rows.map(actionOf) };
  }

  async moveTo({ session }: Transaction, fileIds: readonly string[], centre: string): Promise<void> {
    await this.#store.collection.updateMany({ fileId: { $in: [...fileIds] } }, { $set: { centre } }, { session });
  }
}

function documentOf({ actionId, ...action }: TableAction): TableActionDocument {
  return { ...action, _id: actionId };
}

function actionOf({ _id, ...action }: TableActionDocument): TableAction {
  return { ...action, actionId: _id };
}
