import { defineCollection } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import type { Regrouped } from '@veilighuis/service-kit';
import type { ClientSession, Collection } from 'mongodb';

/** Who holds a client system: the ground that was given with it. */
interface HolderDocument {
  /** Identifier of the ground. */
  readonly _id: string;
  readonly clientSystemId: string;
  /** Another one when it was merged. */
  readonly currentClientSystemId: string;
  /** Absent on what is known to be over only. */
  readonly userId?: string;
  readonly revoked: boolean;
}

export const holderCollection = defineCollection<HolderDocument>({
  name: 'holders',
  indexes: [
    { name: 'by-client-system', key: { clientSystemId: 1 } },
    { name: 'by-current', key: { currentClientSystemId: 1, revoked: 1 } },
  ],
});

export interface GivenGround {
  readonly grantId: string;
  readonly clientSystemId: string;
  readonly currentClientSystemId: string;
  readonly userId: string;
}

/** Who holds which client system, as announced; ids only. A ground that ended before it was heard of stays ended. */
export class Holders {
  readonly #collection: Collection<HolderDocument>;

  constructor(collection: Collection<HolderDocument>) {
    this.#collection = collection;
  }

  async granted({ session }: Transaction, { grantId, ...given }: GivenGround): Promise<void> {
    const first = { ...given, revoked: false };
    await this.#collection.updateOne({ _id: grantId }, { $setOnInsert: first }, { session, upsert: true });
  }

  async revoked({ session }: Transaction, grantId: string, clientSystemId: string): Promise<void> {
    const known = { clientSystemId, currentClientSystemId: clientSystemId };
    const change = { $set: { revoked: true }, $setOnInsert: known };
    await this.#collection.updateOne({ _id: grantId }, change, { session, upsert: true });
  }

  /** Users who hold it, or what was merged into it. */
  async of({ session }: Transaction, currentClientSystemId: string): Promise<string[]> {
    const found = await this.#collection.find({ currentClientSystemId, revoked: false }, { session }).toArray();
    return [...new Set(found.flatMap(({ userId }) => userId ?? []))];
  }

  async regroup({ session }: Transaction, { clientSystemIds, currentClientSystemId }: Regrouped): Promise<void> {
    const these = { clientSystemId: { $in: [...clientSystemIds] } };
    await this.#collection.updateMany(these, { $set: { currentClientSystemId } }, { session });
  }

  async erase(clientSystemIds: readonly string[], session?: ClientSession): Promise<void> {
    const about = { clientSystemId: { $in: [...clientSystemIds] } };
    await this.#collection.deleteMany(about, session === undefined ? {} : { session });
  }
}
