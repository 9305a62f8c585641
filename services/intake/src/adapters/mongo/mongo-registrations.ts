import { Inject, Injectable } from '@nestjs/common';
import type { IsoDate } from '@veilighuis/calendar';
import { defineCollection, Vault } from '@veilighuis/persistence';
import type { Database, Transaction } from '@veilighuis/persistence';
import { DATABASE } from '@veilighuis/service-kit';
import type { Collection } from 'mongodb';
import { Registrations } from '../../application/stores.ts';
import type { StoredRegistration } from '../../application/stores.ts';

interface RegistrationDocument {
  readonly _id: string;
  readonly centre: string;
  /** Client system whose data key seals it. */
  readonly clientSystemId: string;
  readonly organisation: string;
  readonly category?: string | undefined;
  readonly on: IsoDate;
  readonly receivedAt: Date;
  /** JWE of the question and motivation. */
  readonly content: string;
}

type Content = Pick<StoredRegistration, 'question' | 'belowThresholdMotivation'>;

export const registrationCollection = defineCollection<RegistrationDocument>({ name: 'registrations', indexes: [] });

@Injectable()
export class MongoRegistrations extends Registrations {
  readonly #collection: Collection<RegistrationDocument>;

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(Vault) private readonly vault: Vault,
  ) {
    super();
    this.#collection = registrationCollection.in(database.db);
  }

  async insert(tx: Transaction, registration: StoredRegistration): Promise<void> {
    const { registrationId, question, belowThresholdMotivation, ...rest } = registration;
    const content: Content = { question, belowThresholdMotivation };
    const sealed = await this.vault.seal(rest.clientSystemId, placeOf(registrationId), content, tx.session);
    await this.#collection.insertOne({ ...rest, _id: registrationId, content: sealed }, { session: tx.session });
  }

  async ofIds(registrationIds: readonly string[]): Promise<StoredRegistration[]> {
    if (registrationIds.length === 0) return [];
    const found = await this.#collection.find({ _id: { $in: [...registrationIds] } }).toArray();
    found.sort((one, other) => one.receivedAt.getTime() - other.receivedAt.getTime());
    return Promise.all(
      found.map(async ({ _id, content, ...rest }) => ({
        ...rest,
        registrationId: _id,
        ...((await this.vault.open(rest.clientSystemId, placeOf(_id), content)) as Content),
      })),
    );
  }
}

function placeOf(id: string) {
  return { collection: 'registrations', id, field: 'content' };
}
