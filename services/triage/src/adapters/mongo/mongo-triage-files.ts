import { Inject, Injectable } from '@nestjs/common';
import { addDays, dateInBrussels } from '@veilighuis/calendar';
import { AggregateStore, Vault } from '@veilighuis/persistence';
import type { Database, Transaction } from '@veilighuis/persistence';
import { cursorPage, DATABASE, foundBy, refreshDue } from '@veilighuis/service-kit';
import type { FoundBy, ListFilter, ListQuery, Page, Regrouped, ToldAccess } from '@veilighuis/service-kit';
import type { ClientSession } from 'mongodb';
import { TriageFiles } from '../../application/stores.ts';
import type { ClosedTriageFile } from '../../application/stores.ts';
import { groundedRecordOf } from '../../application/triage-record.ts';
import type { FileAtTable, TriageRecord, TriageRow } from '../../application/triage-record.ts';
import { endedAt, isStanding } from '../../domain/table-input/index.ts';
import type { TriageFile } from '../../domain/triage-file/index.ts';
import {
  atTableOf,
  openDocument,
  rowOf,
  rowProjection,
  sealDocument,
  triageFileCollection,
} from './triage-file-document.ts';
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
    return document && { row: atTableOf(document), open: () => openDocument(this.vault, document) };
  }

  async find(fileId: string, session?: ClientSession): Promise<TriageRecord | undefined> {
    const document = await this.#store.find(fileId, session);
    return document && openDocument(this.vault, document, session);
  }

  async findAtTable(fileId: string, session: ClientSession): Promise<FileAtTable | undefined> {
    const document = await this.#store.find(fileId, session);
    return document && atTableOf(document);
  }

  async listed(fileIds: readonly string[], filter: ListFilter): Promise<TriageRow[]> {
    return (await this.#among(fileIds, filter, rowProjection)).map(rowOf);
  }

  async atTable(fileIds: readonly string[], filter: ListFilter): Promise<FileAtTable[]> {
    return (await this.#among(fileIds, filter, { content: 0, known: 0 })).map(atTableOf);
  }

  async onAgenda(fileIds: readonly string[], session: ClientSession): Promise<TriageRow[]> {
    const filter = { _id: { $in: [...fileIds] } };
    const found = await this.#store.collection.find(filter, { session, projection: { ...rowProjection } }).toArray();
    return found.map(rowOf);
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

  async saveInput(tx: Transaction, row: FileAtTable): Promise<void> {
    const { inputVersion, invitations, contributions, attendance, disclosures } = row;
    const { access, accessDue } = foundBy(groundedRecordOf(row), tx.now);
    const change = { inputVersion, invitations, contributions, attendance, disclosures, access };
    const _id = row.file.fileId;
    await this.#store.collection.updateOne({ _id }, found(change, accessDue), { session: tx.session });
  }

  async putOn(tx: Transaction, fileIds: readonly string[], meetingId: string | undefined): Promise<void> {
    if (fileIds.length === 0) return;
    const change = meetingId === undefined ? { $unset: { meetingId: '' as const } } : { $set: { meetingId } };
    await this.#store.collection.updateMany({ _id: { $in: [...fileIds] } }, change, { session: tx.session });
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
    const about = await this.#store.collection.find(either, { session, projection: { ...rowProjection } }).toArray();
    for (const document of about) {
      const now = await told([document.clientSystemId, document.currentClientSystemId]);
      const { access, accessDue } = foundNow({ ...document, told: now }, tx.now);
      const change = found({ told: now, access }, accessDue);
      await this.#store.collection.updateOne({ _id: document._id }, change, { session });
    }
  }

  async moveTo(tx: Transaction, clientSystemIds: readonly string[], centre: string): Promise<string[]> {
    const { session } = tx;
    const filter = { clientSystemId: { $in: [...clientSystemIds] } };
    const going = await this.#store.collection.find(filter, { session, projection: { ...rowProjection } }).toArray();
    for (const document of going) {
      const ended = endedInvitations(document, addDays(dateInBrussels(tx.now), -1));
      const { access, accessDue } = foundNow({ ...document, ...ended }, tx.now);
      const { $set, $unset = {} } = found({ centre, access, ...ended }, accessDue);
      const off = document.state === 'waiting' ? { ...$unset, meetingId: '' as const } : $unset;
      const change = { $set, $inc: { version: 1 }, ...(Object.keys(off).length === 0 ? {} : { $unset: off }) };
      await this.#store.collection.updateOne({ _id: document._id }, change, { session });
    }
    return going.map(({ _id }) => _id);
  }

  async list(query: ListQuery, state: TriageFile['state']): Promise<Page<TriageRow>> {
    await refreshDue(this.#store.collection, query.filter.centre, foundNow, new Date());
    const order = { field: 'rank', direction: 1, moment: false } as const;
    const page = await cursorPage(this.#store.collection, { ...query.filter, state }, order, query, rowProjection);
    return { ...page, rows: page.rows.map(rowOf) };
  }

  async #among(fileIds: readonly string[], filter: ListFilter, projection: object): Promise<TriageFileDocument[]> {
    if (fileIds.length === 0 || filter.access.$in.length === 0) return [];
    await refreshDue(this.#store.collection, filter.centre, foundNow, new Date());
    return this.#store.collection.find({ ...filter, _id: { $in: [...fileIds] } }, { projection }).toArray();
  }
}

/** What changes together with the keys that lists find it by. */
function found<Change extends object>(
  change: Change,
  accessDue: Date | undefined,
): { readonly $set: Change & { accessDue?: Date }; readonly $unset?: { readonly accessDue: '' } } {
  if (accessDue === undefined) return { $set: change, $unset: { accessDue: '' } };
  return { $set: { ...change, accessDue } };
}

function endedInvitations({ invitations }: TriageFileDocument, day: string): Pick<TriageFileDocument, 'invitations'> {
  if (invitations === undefined) return {};
  return { invitations: invitations.map((one) => (isStanding(one) ? { ...one, ...endedAt(one, day) } : one)) };
}

function foundNow(document: TriageFileDocument, at: Date): FoundBy {
  return foundBy(groundedRecordOf(rowOf(document)), at);
}
