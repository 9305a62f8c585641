import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import type { emergencyAccessOpened, EventData, EventEnvelope, shieldingChanged } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { MergedClientSystems, workOfEvent } from '@veilighuis/service-kit';
import { Trajectories } from './stores.ts';

/** Keeps case management's own copy of who may see a client system beside its holder: those named (R36), those in an emergency (R37). */
@Injectable()
export class FollowAccess {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Trajectories) private readonly trajectories: Trajectories,
    @Inject(MergedClientSystems) private readonly merged: MergedClientSystems,
  ) {}

  async shielded(envelope: EventEnvelope<EventData<typeof shieldingChanged>>): Promise<void> {
    const { clientSystemId, shielded, visibleTo } = envelope.data;
    await this.take(envelope, clientSystemId, (tx) =>
      this.merged.hearShielding(tx, clientSystemId, { shielded, visibleTo }, envelope.sequence),
    );
  }

  async emergency(envelope: EventEnvelope<EventData<typeof emergencyAccessOpened>>): Promise<void> {
    const { grantId, clientSystemId, granteeId, hours } = envelope.data;
    const from = envelope.time;
    const until = new Date(Date.parse(from) + hours * 3_600_000).toISOString();
    const ground = {
      grantId,
      ground: 'emergency',
      grantee: `user:${granteeId}`,
      from: dateInBrussels(from),
      until: dateInBrussels(until),
      moments: { from, until },
    } as const;
    await this.take(envelope, clientSystemId, (tx) => this.merged.hearGround(tx, clientSystemId, ground));
  }

  private async take(
    envelope: EventEnvelope<unknown>,
    clientSystemId: string,
    hear: (tx: Transaction) => Promise<unknown>,
  ): Promise<void> {
    await this.work.run(workOfEvent(envelope as EventEnvelope, 'case-management'), (tx) =>
      tx.accept(envelope.id, async () => {
        await hear(tx);
        await this.trajectories.retell(tx, clientSystemId, (ids) => this.merged.toldOf(tx, ids));
      }),
    );
  }
}
