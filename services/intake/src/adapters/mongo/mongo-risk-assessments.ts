import { Inject, Injectable } from '@nestjs/common';
import { defineCollection, Vault } from '@veilighuis/persistence';
import type { Database, Transaction } from '@veilighuis/persistence';
import { DATABASE } from '@veilighuis/service-kit';
import type { Collection } from 'mongodb';
import { RiskAssessments } from '../../application/stores.ts';
import type { StoredAssessment } from '../../application/stores.ts';

interface RiskAssessmentDocument {
  readonly _id: string;
  readonly centre: string;
  /** Client system whose data key seals it. */
  readonly clientSystemId: string;
  readonly assessedAt: Date;
  /** JWE of the assessment with its answers. */
  readonly content: string;
}

export const riskAssessmentCollection = defineCollection<RiskAssessmentDocument>({
  name: 'risk-assessments',
  indexes: [],
});

@Injectable()
export class MongoRiskAssessments extends RiskAssessments {
  readonly #collection: Collection<RiskAssessmentDocument>;

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(Vault) private readonly vault: Vault,
  ) {
    super();
    this.#collection = riskAssessmentCollection.in(database.db);
  }

  async insert(tx: Transaction, assessment: StoredAssessment): Promise<void> {
    const { assessmentId, centre, clientSystemId } = assessment;
    const content = await this.vault.seal(clientSystemId, placeOf(assessmentId), assessment, tx.session);
    await this.#collection.insertOne(
      { _id: assessmentId, centre, clientSystemId, assessedAt: tx.now, content },
      { session: tx.session },
    );
  }

  async ofIds(assessmentIds: readonly string[]): Promise<StoredAssessment[]> {
    if (assessmentIds.length === 0) return [];
    const found = await this.#collection.find({ _id: { $in: [...assessmentIds] } }).toArray();
    found.sort(
      (one, other) => one.assessedAt.getTime() - other.assessedAt.getTime() || one._id.localeCompare(other._id),
    );
    return Promise.all(
      found.map(
        async ({ _id, clientSystemId, content }) =>
          (await this.vault.open(clientSystemId, placeOf(_id), content)) as StoredAssessment,
      ),
    );
  }
}

function placeOf(id: string) {
  return { collection: 'risk-assessments', id, field: 'content' };
}
