import { Inject, Injectable } from '@nestjs/common';
import { defineCollection, Vault } from '@veilighuis/persistence';
import type { Database, Transaction } from '@veilighuis/persistence';
import { cursorPage, DATABASE } from '@veilighuis/service-kit';
import type { Collection } from 'mongodb';
import { EmergencyAccesses } from '../../application/emergency-stores.ts';
import type { EmergencyAccess } from '../../application/emergency-stores.ts';

type EmergencyAccessDocument = Omit<EmergencyAccess, 'grantId'> & {
  readonly _id: string;
  /** JWE: why it was an emergency is told of people (R41). */
  readonly reason: string;
};

export const emergencyAccessCollection = defineCollection<EmergencyAccessDocument>({
  name: 'emergency-accesses',
  indexes: [
    { name: 'by-centre', key: { centre: 1, from: -1, _id: -1 } },
    { name: 'by-client-system', key: { clientSystemId: 1 } },
  ],
});

const AT_ONCE = 50;

@Injectable()
export class MongoEmergencyAccesses extends EmergencyAccesses {
  readonly #collection: Collection<EmergencyAccessDocument>;

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(Vault) private readonly vault: Vault,
  ) {
    super();
    this.#collection = emergencyAccessCollection.in(database.db);
  }

  async insert({ session }: Transaction, { grantId, ...rest }: EmergencyAccess, reason: string): Promise<void> {
    const sealed = await this.vault.seal(rest.clientSystemId, placeOf(grantId), reason, session);
    await this.#collection.insertOne({ ...rest, _id: grantId, reason: sealed }, { session });
  }

  async *lastFirst(centre: string, cursor: string | undefined): AsyncIterable<EmergencyAccess> {
    const order = { field: 'from', direction: -1, moment: true } as const;
    for (let next = cursor, more = true; more;) {
      const page = await cursorPage(this.#collection, { centre }, order, { limit: AT_ONCE, cursor: next });
      yield* page.rows.map(({ _id, reason: _reason, ...rest }) => ({ ...rest, grantId: _id }));
      next = page.nextCursor;
      more = next !== undefined;
    }
  }

  async reasonOf({ grantId, clientSystemId }: EmergencyAccess): Promise<string> {
    const found = await this.#collection.findOne({ _id: grantId }, { projection: { reason: 1 } });
    return (await this.vault.open(clientSystemId, placeOf(grantId), found?.reason ?? '')) as string;
  }
}

function placeOf(id: string) {
  return { collection: 'emergency-accesses', id, field: 'reason' };
}
