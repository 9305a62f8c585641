import { Inject, Injectable } from '@nestjs/common';
import type { Database, Transaction } from '@veilighuis/persistence';
import { ClientSystemData, DATABASE, mergedClientSystemCollection } from '@veilighuis/service-kit';
import type { Db } from 'mongodb';
import { contactCollection } from './mongo-contacts.ts';
import { trajectoryCollection } from './trajectory-document.ts';

/** Everything that case management holds about client systems: trajectories with their contact log (R50). */
@Injectable()
export class CaseData extends ClientSystemData {
  readonly #db: Db;

  constructor(@Inject(DATABASE) database: Database) {
    super();
    this.#db = database.db;
  }

  async erase({ session }: Transaction, clientSystemIds: readonly string[]): Promise<void> {
    const ids = [...clientSystemIds];
    const trajectories = trajectoryCollection.in(this.#db);
    const found = await trajectories
      .find({ clientSystemId: { $in: ids } }, { session, projection: { _id: 1 } })
      .toArray();
    const trajectoryIds = found.map(({ _id }) => _id);
    await contactCollection.in(this.#db).deleteMany({ trajectoryId: { $in: trajectoryIds } }, { session });
    await trajectories.deleteMany({ _id: { $in: trajectoryIds } }, { session });
    await mergedClientSystemCollection.in(this.#db).deleteMany({ _id: { $in: ids } }, { session });
  }
}
