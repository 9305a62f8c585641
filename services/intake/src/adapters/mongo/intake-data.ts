import { Inject, Injectable } from '@nestjs/common';
import type { Database, Transaction } from '@veilighuis/persistence';
import { ClientSystemData, DATABASE } from '@veilighuis/service-kit';
import type { Db } from 'mongodb';
import { claimCollection, clientSystemCollection } from './client-system-document.ts';
import { emergencyAccessCollection } from './mongo-emergency-accesses.ts';
import { accessRequestCollection } from './mongo-access-requests.ts';
import { correctionCollection } from './mongo-corrections.ts';
import { policeReportCollection } from './mongo-police-reports.ts';
import { possibleMatchCollection } from './mongo-possible-matches.ts';
import { registrationCollection } from './mongo-registrations.ts';
import { transferCollection } from './mongo-transfers.ts';
import { retentionFactsCollection } from './mongo-retention-files.ts';
import { retentionHoldCollection } from './mongo-retention-holds.ts';
import { riskAssessmentCollection } from './mongo-risk-assessments.ts';

/**
 * Everything that intake holds about client systems (R50). The overview file names its reports, registrations and
 * assessments; its search keys, grounds and walls stand in it and go with it. Whoever is in another client system as well
 * stays there: that one has a clock of its own.
 */
@Injectable()
export class IntakeData extends ClientSystemData {
  readonly #db: Db;

  constructor(@Inject(DATABASE) database: Database) {
    super();
    this.#db = database.db;
  }

  async erase({ session }: Transaction, clientSystemIds: readonly string[]): Promise<void> {
    const ids = [...clientSystemIds];
    const systems = clientSystemCollection.in(this.#db);
    const projection = { centre: 1, identity: 1, 'reports.reportId': 1, registrationIds: 1, assessmentIds: 1 } as const;
    const files = await systems.find({ _id: { $in: ids } }, { session, projection }).toArray();
    await systems.deleteMany({ _id: { $in: ids } }, { session });

    const reportIds = files.flatMap(({ reports }) => reports.map(({ reportId }) => reportId));
    const assessmentIds = files.flatMap((file) => file.assessmentIds);
    const registrationIds = files.flatMap((file) => file.registrationIds);
    const claims = files.flatMap(({ centre, identity }) => identity.map((key) => `${centre}:${key}`));
    await policeReportCollection.in(this.#db).deleteMany({ _id: { $in: reportIds } }, { session });
    await riskAssessmentCollection.in(this.#db).deleteMany({ _id: { $in: assessmentIds } }, { session });
    await registrationCollection.in(this.#db).deleteMany({ _id: { $in: registrationIds } }, { session });
    await claimCollection.in(this.#db).deleteMany({ _id: { $in: claims } }, { session });
    const eitherSide = [{ 'left.clientSystemId': { $in: ids } }, { 'right.clientSystemId': { $in: ids } }];
    await possibleMatchCollection.in(this.#db).deleteMany({ $or: eitherSide }, { session });
    await emergencyAccessCollection.in(this.#db).deleteMany({ clientSystemId: { $in: ids } }, { session });
    // That a request was made and answered stays, without whom it was about.
    await accessRequestCollection
      .in(this.#db)
      .updateMany(
        { 'subjects.clientSystemId': { $in: ids } },
        { $pull: { subjects: { clientSystemId: { $in: ids } } } as never },
        { session },
      );
    await correctionCollection.in(this.#db).deleteMany({ clientSystemId: { $in: ids } }, { session });
    await transferCollection.in(this.#db).deleteMany({ clientSystemId: { $in: ids } }, { session });
    await retentionFactsCollection.in(this.#db).deleteMany({ _id: { $in: ids } }, { session });
    await retentionHoldCollection.in(this.#db).deleteMany({ clientSystemId: { $in: ids } }, { session });
  }
}
