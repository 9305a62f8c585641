import { Inject, Injectable } from '@nestjs/common';
import type { IsoDate } from '@veilighuis/calendar';
import { defineCollection } from '@veilighuis/persistence';
import type { Database, Transaction } from '@veilighuis/persistence';
import { cursorPage, DATABASE } from '@veilighuis/service-kit';
import type { Page } from '@veilighuis/service-kit';
import type { ClientSession, Collection } from 'mongodb';
import { RetentionFiles } from '../../application/retention-stores.ts';
import type { FileGroup, HeardFacts } from '../../application/retention-stores.ts';
import type { TrajectoryRun, TriageRound } from '../../domain/retention/index.ts';
import { clientSystemCollection } from './client-system-document.ts';
import type { ClientSystemDocument } from './client-system-document.ts';
import { retentionHoldCollection } from './mongo-retention-holds.ts';
import type { RetentionHoldDocument } from './mongo-retention-holds.ts';

/** What other services told, under the id by which they knew the client system; ids and days only. */
interface RetentionFactsDocument {
  readonly _id: string;
  readonly centre: string;
  readonly rounds: readonly TriageRound[];
  readonly trajectories: readonly TrajectoryRun[];
}

export const retentionFactsCollection = defineCollection<RetentionFactsDocument>({
  name: 'retention-facts',
  indexes: [],
});

const counted = {
  version: 1,
  lastEntryOn: 1,
  'reports.reportId': 1,
  registrationIds: 1,
  assessmentIds: 1,
} as const;

type Counted = Pick<
  ClientSystemDocument,
  '_id' | 'version' | 'lastEntryOn' | 'reports' | 'registrationIds' | 'assessmentIds'
>;

@Injectable()
export class MongoRetentionFiles extends RetentionFiles {
  readonly #systems: Collection<ClientSystemDocument>;
  readonly #facts: Collection<RetentionFactsDocument>;
  readonly #holds: Collection<RetentionHoldDocument>;

  constructor(@Inject(DATABASE) database: Database) {
    super();
    this.#systems = clientSystemCollection.in(database.db);
    this.#facts = retentionFactsCollection.in(database.db);
    this.#holds = retentionHoldCollection.in(database.db);
  }

  async quietSince(
    centre: string,
    lastEntryOn: IsoDate,
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<Page<{ readonly clientSystemId: string }>> {
    const filter = { centre, merged: false, lastEntryOn: { $lte: lastEntryOn } };
    const order = { field: 'lastEntryOn', direction: 1, moment: false } as const;
    const found = await cursorPage(this.#systems, filter, order, page, { lastEntryOn: 1 });
    return { ...found, rows: found.rows.map(({ _id }) => ({ clientSystemId: _id })) };
  }

  async group(centre: string, clientSystemId: string, session?: ClientSession): Promise<FileGroup | undefined> {
    const options = session === undefined ? {} : { session };
    const found = await this.#systems.findOne(
      { _id: clientSystemId, centre, merged: false },
      { ...options, projection: counted },
    );
    if (found === null) return undefined;
    const absorbed = await this.absorbedBy(clientSystemId, session);
    const ids = [clientSystemId, ...absorbed.map(({ _id }) => _id)];
    const heard = await this.#facts.find({ _id: { $in: ids } }, options).toArray();
    const hold = await this.#holds.findOne({ clientSystemId: { $in: ids }, released: { $exists: false } }, options);
    return {
      clientSystemId,
      absorbedIds: ids.slice(1),
      facts: {
        rounds: heard.flatMap(({ rounds }) => rounds),
        trajectories: heard.flatMap(({ trajectories }) => trajectories),
        // What was merged in brought its own entries along.
        lastEntryOn: found.lastEntryOn,
      },
      onHold: hold !== null,
      version: [found, ...absorbed].reduce((sum, { version }) => sum + version, 0),
      reports: found.reports.length,
      registrations: found.registrationIds.length,
      assessments: found.assessmentIds.length,
    };
  }

  async hear(tx: Transaction, clientSystemId: string, change: (heard: HeardFacts) => HeardFacts): Promise<void> {
    const { session } = tx;
    const known = await this.#facts.findOne({ _id: clientSystemId }, { session });
    const { centre } = known ?? tx.context;
    const { rounds, trajectories } = change(known ?? { rounds: [], trajectories: [] });
    await this.#facts.replaceOne({ _id: clientSystemId }, { centre, rounds, trajectories }, { session, upsert: true });
  }

  /** Everything that was merged into it, however many merges ago. */
  private async absorbedBy(clientSystemId: string, session?: ClientSession): Promise<Counted[]> {
    const all: Counted[] = [];
    for (let last = [clientSystemId]; last.length > 0;) {
      const found = await this.#systems
        .find({ mergedInto: { $in: last } }, { ...(session === undefined ? {} : { session }), projection: counted })
        .toArray();
      const fresh = found.filter(({ _id }) => _id !== clientSystemId && all.every((one) => one._id !== _id));
      all.push(...fresh);
      last = fresh.map(({ _id }) => _id);
    }
    return all;
  }
}
