import { Inject, Injectable } from '@nestjs/common';
import { AggregateStore, Vault } from '@veilighuis/persistence';
import type { Database, Transaction } from '@veilighuis/persistence';
import { cursorPage, DATABASE, foundBy, refreshDue } from '@veilighuis/service-kit';
import type { FoundBy, ListQuery, Page, Regrouped, ToldAccess } from '@veilighuis/service-kit';
import type { ClientSession } from 'mongodb';
import { TriageFiles } from '../../application/stores.ts';
import type { ClosedTriageFile } from '../../application/stores.ts';
import { groundedRecordOf } from '../../application/triage-record.ts';
import type { TriageRecord, TriageRow } from '../../application/triage-record.ts';
import type { TriageFile } from '../../domain/triage-file/index.ts';
import { openDocument, rowOf, rowProjection, sealDocument, triageFileCollection } from './triage-file-document.ts';
import type { TriageFileDocument } from './triage-file-document.ts';

@Injectable()
export class MongoTriageFiles extends TriageFiles {
  readonly #store: AggregateStore<TriageFileDocument>;

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(Vault) private readonly vault: Vault,
  ) {
    super();
    this.#store = new AggregateStore(database, triageFileCollection);
  }

  async findClosed(fileId: string): Promise<ClosedTriageFile | undefined> {
    const document = await this.#store.find(fileId);
    return document && { row: rowOf(document), open: () => openDocument(this.vault, document) };
  }

  async find(fileId: string, session?: ClientSession): Promise<TriageRecord | undefined> {
    const document = await this.#store.find(fileId, session);
    return document && openDocument(this.vault, document, session);
  }

  async lastOf(clientSystemId: string, session: ClientSession): Promise<TriageRecord | undefined> {
    const document = await this.#store.collection.findOne({ clientSystemId }, { session, sort: { round: -1 } });
    return document === null ? undefined : openDocument(this.vault, document, session);
  }

  async insert(tx: Transaction, record: TriageRecord): Promise<void> {
    await this.#store.insert(tx, await sealDocument(this.vault, record, tx.session));
  }

  async replace(tx: Transaction, record: TriageRecord, expectedVersion: number): Promise<TriageRecord> {
    const document = await sealDocument(this.vault, record, tx.session);
    const { version } = await this.#store.replace(tx, document, expectedVersion);
    return { ...record, file: { ...record.file, version } };
  }

  async saveKnown(tx: Transaction, { file, lastRequest, known }: TriageRecord): Promise<void> {
    await this.#store.collection.updateOne(
      { _id: file.fileId },
      { $set: { lastRequest, known } },
      { session: tx.session },
    );
  }

  async regroup(tx: Transaction, { clientSystemIds, currentClientSystemId }: Regrouped): Promise<void> {
    await this.#store.collection.updateMany(
      { clientSystemId: { $in: [...clientSystemIds] } },
      { $set: { currentClientSystemId } },
      { session: tx.session },
    );
  }

  async retell(
    tx: Transaction,
    clientSystemId: string,
    told: (clientSystemIds: readonly string[]) => Promise<ToldAccess>,
  ): Promise<void> {
    const { session } = tx;
    const either = { $or: [{ clientSystemId }, { currentClientSystemId: clientSystemId }] };
    const found = await this.#store.collection.find(either, { session, projection: { ...rowProjection } }).toArray();
    for (const document of found) {
      const now = await told([document.clientSystemId, document.currentClientSystemId]);
      const { access, accessDue } = foundNow({ ...document, told: now }, tx.now);
      const due = accessDue === undefined ? { $unset: { accessDue: '' as const } } : {};
      const change = { told: now, access, ...(accessDue === undefined ? {} : { accessDue }) };
      await this.#store.collection.updateOne({ _id: document._id }, { $set: change, ...due }, { session });
    }
  }

  async moveTo(tx: Transaction, clientSystemIds: readonly string[], centre: string): Promise<void> {
    await this.#store.collection.updateMany(
      { clientSystemId: { $in: [...clientSystemIds] } },
      { $set: { centre }, $inc: { version: 1 } },
      { session: tx.session },
    );
  }

  async list(query: ListQuery, state: TriageFile['state']): Promise<Page<TriageRow>> {
    await refreshDue(this.#store.collection, query.filter.centre, foundNow, new Date());
    const order = { field: 'rank', direction: 1, moment: false } as const;
    const page = await cursorPage(this.#store.collection, { ...query.filter, state }, order, query, rowProjection);
    return { ...page, rows: page.rows.map(rowOf) };
  }
}

function foundNow(document: TriageFileDocument, at: Date): FoundBy {
  return foundBy(groundedRecordOf(rowOf(document)), at);
}
