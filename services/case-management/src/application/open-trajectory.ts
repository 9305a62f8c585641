import { Inject, Injectable } from '@nestjs/common';
import type { EventData, EventEnvelope, triageDecided } from '@veilighuis/contracts';
import { UnitOfWork, Vault } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { MergedClientSystems, workOfEvent } from '@veilighuis/service-kit';
import { v7 as newId } from 'uuid';
import { includedTrack, openTrajectory } from '../domain/trajectory/index.ts';
import { CentreTerms } from './centre-terms.ts';
import { Trajectories } from './stores.ts';

type Envelope = EventEnvelope<EventData<typeof triageDecided>>;

/** A decision that includes a track opens a trajectory, once, however often it is heard of; other outcomes open none. */
@Injectable()
export class OpenTrajectory {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Trajectories) private readonly trajectories: Trajectories,
    @Inject(MergedClientSystems) private readonly merged: MergedClientSystems,
    @Inject(CentreTerms) private readonly terms: CentreTerms,
  ) {}

  async execute(envelope: Envelope): Promise<void> {
    if (includedTrack(envelope.data.outcome) === undefined) return;
    await this.work.run(workOfEvent(envelope, 'case-management'), (tx) =>
      tx.accept(envelope.id, () => this.open(tx, envelope)),
    );
  }

  private async open(tx: Transaction, { centre: decidedIn, data }: Envelope): Promise<void> {
    if (await this.trajectories.isOpenedBy(data.decisionId, tx.session)) return;
    // Too late for good: nothing is opened for what was erased (R50).
    if (await this.vault.isErased(data.clientSystemId, tx.session)) return;
    const currentClientSystemId = await this.merged.currentOf(tx, data.clientSystemId);
    const centre = await this.merged.centreOf(tx, data.clientSystemId, decidedIn);
    const trajectoryId = newId();
    const now = tx.now.toISOString();
    const { state, facts } = openTrajectory({
      trajectoryId,
      centre,
      decision: data,
      now,
      terms: this.terms.of(centre),
    });
    const told = await this.merged.toldOf(tx, [data.clientSystemId, currentClientSystemId]);
    await this.trajectories.insert(tx, { trajectory: state, currentClientSystemId, told });
    for (const { event, data: opened } of facts) {
      tx.announce(event, { subject: trajectoryId, sequence: state.version, data: opened });
    }
  }
}
