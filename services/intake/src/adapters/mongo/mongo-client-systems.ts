import { Inject, Injectable } from '@nestjs/common';
import type { IsoDate } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import { AggregateStore, Vault } from '@veilighuis/persistence';
import type { Database, Transaction } from '@veilighuis/persistence';
import { cursorPage, DATABASE, foundBy, refreshDue } from '@veilighuis/service-kit';
import type { ClientSession, Collection } from 'mongodb';
import type { ClientSystemFile } from '../../application/client-system-file.ts';
import { recordOfFacts } from '../../application/client-system-file.ts';
import type { Shielding } from '../../domain/client-system/index.ts';
import { IdentityKeys } from '../../application/identity-keys.ts';
import { ClientSystems } from '../../application/stores.ts';
import type { ClientSystemRow, ClosedFile, GroundsOfClientSystem, ListQuery, Page } from '../../application/stores.ts';
import {
  claimCollection,
  clientSystemCollection,
  openDocument,
  recordOf,
  rowOf,
  rowProjection,
  sealDocument,
} from './client-system-document.ts';
import type { ClaimDocument, ClientSystemDocument } from './client-system-document.ts';

const MOST_CANDIDATES = 20;

@Injectable()
export class MongoClientSystems extends ClientSystems {
  readonly #store: AggregateStore<ClientSystemDocument>;
  readonly #claims: Collection<ClaimDocument>;

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(IdentityKeys) private readonly keys: IdentityKeys,
  ) {
    super();
    this.#store = new AggregateStore(database, clientSystemCollection);
    this.#claims = claimCollection.in(database.db);
  }

  async find(clientSystemId: string, session?: ClientSession): Promise<ClientSystemFile | undefined> {
    const document = await this.#store.find(clientSystemId, session);
    return document && openDocument(this.vault, document, session);
  }

  async findClosed(clientSystemId: string): Promise<ClosedFile | undefined> {
    const document = await this.#store.find(clientSystemId);
    return document && this.closed(document);
  }

  async currentOf(file: ClosedFile): Promise<ClosedFile> {
    const into = file.mergedInto === undefined ? undefined : await this.findClosed(file.mergedInto);
    return into === undefined ? file : this.currentOf(into);
  }

  async closedWithIdentity(centre: string, key: string): Promise<ClosedFile[]> {
    const found = this.#store.collection.find({ centre, identity: key, merged: false }).limit(MOST_CANDIDATES);
    const last = (await found.toArray()).sort((one, other) => other.updatedAt.getTime() - one.updatedAt.getTime());
    return last.map((document) => this.closed(document));
  }

  async insert(tx: Transaction, file: ClientSystemFile): Promise<void> {
    await this.vault.begin(file.system.clientSystemId, tx);
    await this.#store.insert(tx, await sealDocument(this.vault, this.keys, file, tx.session));
  }

  async replace(tx: Transaction, file: ClientSystemFile): Promise<ClientSystemFile> {
    const stored = await this.#store.replace(
      tx,
      await sealDocument(this.vault, this.keys, file, tx.session),
      file.version,
    );
    return { ...file, version: stored.version };
  }

  async withIdentity(centre: string, keys: readonly string[], session: ClientSession): Promise<ClientSystemFile[]> {
    const found = await this.#store.collection
      .find({ centre, identity: { $in: [...keys] }, merged: false }, { session })
      .limit(MOST_CANDIDATES)
      .toArray();
    // One after the other: operations of one transaction may not run side by side.
    const files: ClientSystemFile[] = [];
    for (const document of found) files.push(await openDocument(this.vault, document, session));
    return files;
  }

  // Two transactions that touch the same row exclude each other; the second runs again and finds what the first stored.
  async claimIdentity(tx: Transaction, centre: string, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const rows = [...keys].sort().map((key) => ({
      updateOne: { filter: { _id: `${centre}:${key}` }, update: { $set: { at: tx.now } }, upsert: true },
    }));
    await this.#claims.bulkWrite(rows, { session: tx.session, ordered: true });
  }

  async withName(
    filter: ListQuery['filter'],
    alternatives: readonly (readonly string[])[],
    limit: number,
  ): Promise<ClientSystemFile[]> {
    await this.refresh(filter.centre);
    const found = await this.#store.collection
      .find({ ...filter, merged: false, $or: alternatives.map((tokens) => ({ identity: { $all: [...tokens] } })) })
      .limit(limit)
      .toArray();
    return Promise.all(found.map((document) => openDocument(this.vault, document)));
  }

  async list(
    query: ListQuery,
    {
      level,
      municipality,
      agedOn,
    }: { level?: string | undefined; municipality?: string | undefined; agedOn?: IsoDate | undefined },
  ): Promise<Page<ClientSystemRow>> {
    await this.refresh(query.filter.centre);
    const filter = {
      ...query.filter,
      merged: false,
      ...(level === undefined ? {} : { level }),
      ...(municipality === undefined ? {} : { municipalities: municipality }),
      ...(agedOn === undefined ? {} : { assessBefore: { $lt: agedOn } }),
    };
    const order = { field: 'updatedAt', direction: -1, moment: true } as const;
    const page = await cursorPage(this.#store.collection, filter, order, query, rowProjection);
    return { ...page, rows: page.rows.map(rowOf) };
  }

  async uninformed({ filter, ...page }: ListQuery, today: IsoDate) {
    await this.refresh(filter.centre);
    const due = { ...filter, merged: false, informDueOn: { $lte: today } };
    const index = filter.access === undefined ? 'by-inform-due' : 'by-access-inform-due';
    const order = { field: 'informDueOn', direction: 1, moment: false, index } as const;
    const projection = { ...rowProjection, informDueOn: 1 };
    const found = await cursorPage(this.#store.collection, due, order, page, projection);
    const rows = found.rows.map((row) => ({
      clientSystemId: row._id,
      dueOn: row.informDueOn ?? today,
      record: recordOf(row),
    }));
    return { ...found, rows };
  }

  async findGrounds(clientSystemId: string, session: ClientSession): Promise<GroundsOfClientSystem | undefined> {
    const projection = {
      centre: 1,
      grounds: 1,
      reports: 1,
      registrations: 1,
      shielded: 1,
      visibleTo: 1,
      mergedInto: 1,
    };
    const found = await this.#store.collection.findOne({ _id: clientSystemId }, { session, projection });
    if (found === null) return undefined;
    const { centre, grounds, reports, registrations, shielded, visibleTo, mergedInto } = found;
    const shielding = { shielded, visibleTo };
    return { clientSystemId, centre, grounds, reports, registrations, shielding, mergedInto };
  }

  async saveGrounds(tx: Transaction, known: GroundsOfClientSystem): Promise<void> {
    const { access, accessDue } = foundBy(recordOfFacts(known), tx.now);
    const due = accessDue === undefined ? { $unset: { accessDue: '' as const } } : {};
    await this.#store.collection.updateOne(
      { _id: known.clientSystemId },
      { $set: { grounds: [...known.grounds], access, ...(accessDue === undefined ? {} : { accessDue }) }, ...due },
      { session: tx.session },
    );
  }

  async absorbedBy(clientSystemId: string, session: ClientSession): Promise<string[]> {
    const found = this.#store.collection.find({ mergedInto: clientSystemId }, { session, projection: { _id: 1 } });
    return (await found.toArray()).map(({ _id }) => _id);
  }

  async saveShielding(tx: Transaction, clientSystemId: string, shielding: Shielding): Promise<number> {
    const known = await this.findGrounds(clientSystemId, tx.session);
    if (known === undefined) throw new ProblemError('not-found');
    const { access } = foundBy(recordOfFacts({ ...known, shielding }), tx.now);
    const stored = await this.#store.collection.findOneAndUpdate(
      { _id: clientSystemId },
      { $set: { shielded: shielding.shielded, visibleTo: shielding.visibleTo, access }, $inc: { version: 1 } },
      { session: tx.session, returnDocument: 'after', projection: { version: 1 } },
    );
    return stored?.version ?? 1;
  }

  private closed(document: ClientSystemDocument): ClosedFile {
    const { _id: clientSystemId, mergedInto } = document;
    return {
      clientSystemId,
      mergedInto,
      record: recordOf(document),
      open: () => openDocument(this.vault, document),
    };
  }

  private async refresh(centre: string): Promise<void> {
    await refreshDue(this.#store.collection, centre, (document, at) => foundBy(recordOf(document), at), new Date());
  }
}
