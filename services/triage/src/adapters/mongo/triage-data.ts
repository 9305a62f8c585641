import { Inject, Injectable } from '@nestjs/common';
import type { Database, Transaction } from '@veilighuis/persistence';
import { ClientSystemData, DATABASE, mergedClientSystemCollection } from '@veilighuis/service-kit';
import type { Db } from 'mongodb';
import { triageFileCollection } from './triage-file-document.ts';

/** Everything that triage holds about client systems: their files of every round (R50). */
@Injectable()
export class TriageData extends ClientSystemData {
  readonly #db: Db;

  constructor(@Inject(DATABASE) database: Database) {
    super();
    this.#db = database.db;
  }

  async erase({ session }: Transaction, clientSystemIds: readonly string[]): Promise<void> {
    const ids = [...clientSystemIds];
    await triageFileCollection.in(this.#db).deleteMany({ clientSystemId: { $in: ids } }, { session });
    await mergedClientSystemCollection.in(this.#db).deleteMany({ _id: { $in: ids } }, { session });
  }
}
