import { Inject, Injectable } from '@nestjs/common';
import type { Database, Transaction } from '@veilighuis/persistence';
import { DATABASE } from '@veilighuis/service-kit';
import type { ClientSession, Db } from 'mongodb';
import { CentreMove } from '../../application/transfer-stores.ts';
import { clientSystemCollection } from './client-system-document.ts';
import { accessRequestCollection } from './mongo-access-requests.ts';
import { correctionCollection } from './mongo-corrections.ts';
import { policeReportCollection } from './mongo-police-reports.ts';
import { possibleMatchCollection } from './mongo-possible-matches.ts';
import { registrationCollection } from './mongo-registrations.ts';
import { retentionFactsCollection } from './mongo-retention-files.ts';
import { retentionHoldCollection } from './mongo-retention-holds.ts';
import { riskAssessmentCollection } from './mongo-risk-assessments.ts';

/** R51: everything that intake holds about client systems beside the files themselves, under another centre. */
@Injectable()
export class IntakeMove extends CentreMove {
  readonly #db: Db;

  constructor(@Inject(DATABASE) database: Database) {
    super();
    this.#db = database.db;
  }

  async isAsked(clientSystemIds: readonly string[], session: ClientSession): Promise<boolean> {
    const filter = { 'subjects.clientSystemId': { $in: [...clientSystemIds] }, answered: false };
    const requests = accessRequestCollection.in(this.#db);
    return (await requests.findOne(filter, { session, projection: { _id: 1 } })) !== null;
  }

  async move({ session }: Transaction, clientSystemIds: readonly string[], centre: string): Promise<void> {
    const ids = [...clientSystemIds];
    const projection = { 'reports.reportId': 1, registrationIds: 1, assessmentIds: 1 } as const;
    const files = await clientSystemCollection
      .in(this.#db)
      .find({ _id: { $in: ids } }, { session, projection })
      .toArray();
    const there = { $set: { centre } };
    const reportIds = files.flatMap(({ reports }) => reports.map(({ reportId }) => reportId));
    const registrationIds = files.flatMap((file) => file.registrationIds);
    const assessmentIds = files.flatMap((file) => file.assessmentIds);
    await policeReportCollection.in(this.#db).updateMany({ _id: { $in: reportIds } }, there, { session });
    await registrationCollection.in(this.#db).updateMany({ _id: { $in: registrationIds } }, there, { session });
    await riskAssessmentCollection.in(this.#db).updateMany({ _id: { $in: assessmentIds } }, there, { session });
    await retentionFactsCollection.in(this.#db).updateMany({ _id: { $in: ids } }, there, { session });
    await retentionHoldCollection.in(this.#db).updateMany({ clientSystemId: { $in: ids } }, there, { session });
    await correctionCollection.in(this.#db).updateMany({ clientSystemId: { $in: ids } }, there, { session });
    // A match with a file that stays behind can be decided by nobody; one of two halves goes along.
    const matches = possibleMatchCollection.in(this.#db);
    const both = { 'left.clientSystemId': { $in: ids }, 'right.clientSystemId': { $in: ids } };
    await matches.updateMany(both, there, { session });
    const one = { $or: [{ 'left.clientSystemId': { $in: ids } }, { 'right.clientSystemId': { $in: ids } }] };
    await matches.deleteMany({ $and: [one, { centre: { $ne: centre } }] }, { session });
  }
}
