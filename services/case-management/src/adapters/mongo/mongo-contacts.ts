import { Inject, Injectable } from '@nestjs/common';
import { defineCollection, Vault } from '@veilighuis/persistence';
import type { Database, Transaction } from '@veilighuis/persistence';
import { DATABASE } from '@veilighuis/service-kit';
import type { Collection } from 'mongodb';
import { Contacts } from '../../application/stores.ts';
import type { LoggedContact } from '../../application/stores.ts';

interface ContactDocument extends Omit<LoggedContact, 'contactId' | 'note'> {
  readonly _id: string;
  readonly recordedAt: Date;
  /** JWE of what was said. */
  readonly note?: string | undefined;
}

export const contactCollection = defineCollection<ContactDocument>({
  name: 'contacts',
  indexes: [{ name: 'by-trajectory', key: { trajectoryId: 1, on: 1, _id: 1 } }],
});

@Injectable()
export class MongoContacts extends Contacts {
  readonly #collection: Collection<ContactDocument>;

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(Vault) private readonly vault: Vault,
  ) {
    super();
    this.#collection = contactCollection.in(database.db);
  }

  async insert(tx: Transaction, { contactId, note, ...codes }: LoggedContact): Promise<void> {
    const sealed =
      note === undefined
        ? undefined
        : await this.vault.seal(codes.clientSystemId, placeOf(contactId), note, tx.session);
    await this.#collection.insertOne(
      { ...codes, _id: contactId, recordedAt: tx.now, note: sealed },
      { session: tx.session },
    );
  }

  async of(trajectoryId: string): Promise<LoggedContact[]> {
    const documents = await this.#collection.find({ trajectoryId }).sort({ on: 1, _id: 1 }).toArray();
    return Promise.all(documents.map((document) => this.open(document)));
  }

  private async open({ _id, recordedAt: _recordedAt, note, ...codes }: ContactDocument): Promise<LoggedContact> {
    if (note === undefined) return { ...codes, contactId: _id };
    const opened = (await this.vault.open(codes.clientSystemId, placeOf(_id), note)) as string;
    return { ...codes, contactId: _id, note: opened };
  }
}

function placeOf(id: string) {
  return { collection: 'contacts', id, field: 'note' };
}
