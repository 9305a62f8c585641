import { Inject, Injectable } from '@nestjs/common';
import type { Database, Transaction } from '@veilighuis/persistence';
import { ClientSystemData, DATABASE, mergedClientSystemCollection } from '@veilighuis/service-kit';
import type { Db } from 'mongodb';
import { dropFromAgendas } from './mongo-meetings.ts';
import { tableActionCollection } from './mongo-table-actions.ts';
import { triageFileCollection } from './triage-file-document.ts';

/** Everything that triage holds about client systems: their files of every round, actions, places on agendas (R50). */
@Injectable()
export class TriageData extends ClientSystemData {
  readonly #db: Db;

  constructor(@Inject(DATABASE) database: Database) {
    super();
    this.#db = database.db;
  }

  async erase({ session }: Transaction, clientSystemIds: readonly string[]): Promise<void> {
    const ids = [...clientSystemIds];
    const files = triageFileCollection.in(this.#db);
    const theirs = await files.find({ clientSystemId: { $in: ids } }, { session, projection: { _id: 1 } }).toArray();
    await files.deleteMany({ clientSystemId: { $in: ids } }, { session });
    await tableActionCollection.in(this.#db).deleteMany({ clientSystemId: { $in: ids } }, { session });
    await dropFromAgendas(this.#db, session, { fileId: { $in: theirs.map(({ _id }) => _id) } });
    await mergedClientSystemCollection.in(this.#db).deleteMany({ _id: { $in: ids } }, { session });
  }
}
