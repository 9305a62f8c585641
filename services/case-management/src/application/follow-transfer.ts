import { Inject, Injectable } from '@nestjs/common';
import type { clientSystemTransferred, EventData, EventEnvelope } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { MergedClientSystems, workOfEvent } from '@veilighuis/service-kit';
import { perform } from '../domain/trajectory/index.ts';
import { CentreTerms } from './centre-terms.ts';
import { announceGrant, grantAfter } from './grants.ts';
import { Trajectories } from './stores.ts';
import type { TrajectoryRecord } from './trajectory-record.ts';

type Envelope = EventEnvelope<EventData<typeof clientSystemTransferred>>;

/**
 * R51: trajectories of a client system that went to another centre go along, in their phase and with their clocks. One that
 * runs is released: its holder is of the old centre, and a coordinator of the new one gives it to somebody there.
 */
@Injectable()
export class FollowTransfer {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Trajectories) private readonly trajectories: Trajectories,
    @Inject(MergedClientSystems) private readonly merged: MergedClientSystems,
    @Inject(CentreTerms) private readonly terms: CentreTerms,
  ) {}

  async execute(envelope: Envelope): Promise<void> {
    const { centre, sequence, data } = envelope;
    const clientSystemIds = [data.clientSystemId, ...data.absorbedIds];
    await this.work.run(workOfEvent(envelope, 'case-management'), (tx) =>
      tx.accept(envelope.id, async () => {
        if (!(await this.merged.hearTransfer(tx, clientSystemIds, centre, sequence))) return;
        for (const record of await this.trajectories.ofClientSystems(clientSystemIds, tx.session)) {
          await this.take(tx, record, centre);
        }
        await this.trajectories.moveContacts(tx, clientSystemIds, centre);
      }),
    );
  }

  private async take(tx: Transaction, before: TrajectoryRecord, centre: string): Promise<void> {
    const { trajectory } = before;
    const { trajectoryId, version, state } = trajectory;
    const runs = state !== 'closed' && state !== 'unassigned';
    const performing = { now: tx.now.toISOString(), terms: this.terms.of(centre) };
    const released = runs
      ? perform(trajectory, { name: 'release', reason: 'Overgedragen aan een ander centrum.' }, performing)
      : { state: trajectory, facts: [] };
    const grant = runs ? grantAfter(before, released.state, tx) : before.grant;
    const next = { ...before, trajectory: { ...released.state, centre }, grant };
    const after = await this.trajectories.replace(tx, next, version);
    const about = { subject: trajectoryId, sequence: after.trajectory.version };
    for (const { event, data } of released.facts) tx.announce(event, { ...about, data });
    announceGrant(tx, before, after);
  }
}
