import { Inject, Injectable } from '@nestjs/common';
import { AggregateStore, Vault } from '@veilighuis/persistence';
import type { Database, Transaction } from '@veilighuis/persistence';
import { cursorPage, DATABASE, refreshDue } from '@veilighuis/service-kit';
import type { ListQuery, Page, Regrouped, ToldAccess } from '@veilighuis/service-kit';
import type { ClientSession } from 'mongodb';
import { Trajectories } from '../../application/stores.ts';
import type { ClosedTrajectory } from '../../application/stores.ts';
import type { TrajectoryRecord, TrajectoryRow } from '../../application/trajectory-record.ts';
import type { TrajectoryState } from '../../domain/trajectory/index.ts';
import { contactCollection } from './mongo-contacts.ts';
import { foundNow, openDocument, rowOf, sealDocument, trajectoryCollection } from './trajectory-document.ts';
import type { TrajectoryDocument } from './trajectory-document.ts';

@Injectable()
export class MongoTrajectories extends Trajectories {
  readonly #store: AggregateStore<TrajectoryDocument>;
  readonly #contacts: ReturnType<typeof contactCollection.in>;

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(Vault) private readonly vault: Vault,
  ) {
    super();
    this.#store = new AggregateStore(database, trajectoryCollection);
    this.#contacts = contactCollection.in(database.db);
  }

  async findClosed(trajectoryId: string): Promise<ClosedTrajectory | undefined> {
    const document = await this.#store.find(trajectoryId);
    return document && { row: rowOf(document), open: () => openDocument(this.vault, document) };
  }

  async find(trajectoryId: string, session?: ClientSession): Promise<TrajectoryRecord | undefined> {
    const document = await this.#store.find(trajectoryId, session);
    return document && openDocument(this.vault, document, session);
  }

  async isOpenedBy(decisionId: string, session: ClientSession): Promise<boolean> {
    return (await this.#store.collection.findOne({ decisionId }, { session, projection: { _id: 1 } })) !== null;
  }

  async insert(tx: Transaction, record: TrajectoryRecord): Promise<void> {
    await this.#store.insert(tx, await sealDocument(this.vault, record, tx.session));
  }

  async replace(tx: Transaction, record: TrajectoryRecord, expectedVersion: number): Promise<TrajectoryRecord> {
    const document = await sealDocument(this.vault, record, tx.session);
    const { version } = await this.#store.replace(tx, document, expectedVersion);
    return { ...record, trajectory: { ...record.trajectory, version } };
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
    const found = await this.#store.collection.find(either, { session, projection: { content: 0 } }).toArray();
    for (const document of found) {
      const now = await told([document.clientSystemId, document.currentClientSystemId]);
      const { access, accessDue } = foundNow({ ...rowOf(document), told: now }, tx.now);
      const due = accessDue === undefined ? { $unset: { accessDue: '' as const } } : {};
      const change = { told: now, access, ...(accessDue === undefined ? {} : { accessDue }) };
      await this.#store.collection.updateOne({ _id: document._id }, { $set: change, ...due }, { session });
    }
  }

  async ofClientSystems(clientSystemIds: readonly string[], session: ClientSession): Promise<TrajectoryRecord[]> {
    const filter = { clientSystemId: { $in: [...clientSystemIds] } };
    const records: TrajectoryRecord[] = [];
    for (const document of await this.#store.collection.find(filter, { session }).toArray()) {
      records.push(await openDocument(this.vault, document, session));
    }
    return records;
  }

  async moveContacts(tx: Transaction, clientSystemIds: readonly string[], centre: string): Promise<void> {
    const { session } = tx;
    const filter = { clientSystemId: { $in: [...clientSystemIds] } };
    const found = await this.#store.collection.find(filter, { session, projection: { _id: 1 } }).toArray();
    const trajectoryIds = found.map(({ _id }) => _id);
    await this.#contacts.updateMany({ trajectoryId: { $in: trajectoryIds } }, { $set: { centre } }, { session });
  }

  async list(query: ListQuery, state: TrajectoryState | undefined): Promise<Page<TrajectoryRow>> {
    await refreshDue(this.#store.collection, query.filter.centre, (one, at) => foundNow(rowOf(one), at), new Date());
    const filter = { ...query.filter, ...(state === undefined ? {} : { state }) };
    const order = { field: 'caseload', direction: 1, moment: false } as const;
    const page = await cursorPage(this.#store.collection, filter, order, query, { content: 0 });
    return { ...page, rows: page.rows.map(rowOf) };
  }
}
