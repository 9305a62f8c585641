import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import type {
  emergencyAccessOpened,
  EventData,
  EventEnvelope,
  ServiceName,
  shieldingChanged,
} from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { workOfEvent } from './event-work.ts';
import { MergedClientSystems } from './merged-client-systems.ts';
import type { ToldAccess } from './told-access.ts';

/** What a service that isn't intake keeps about client systems, each with its copy of who may see it. */
export abstract class FilesToldAbout {
  /** Files of a client system, under its own id or the one it goes on as, get what was told about who may see it. */
  abstract retell(
    tx: Transaction,
    clientSystemId: string,
    told: (clientSystemIds: readonly string[]) => Promise<ToldAccess>,
  ): Promise<void>;
}

type Service = Exclude<ServiceName, 'intake'>;

/** Keeps a service's own copy of who may see a client system beside its own grounds: those named (R36), those in an emergency (R37). */
@Injectable()
export class FollowAccess {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(FilesToldAbout) private readonly files: FilesToldAbout,
    @Inject(MergedClientSystems) private readonly merged: MergedClientSystems,
  ) {}

  async shielded(envelope: EventEnvelope<EventData<typeof shieldingChanged>>, service: Service): Promise<void> {
    const { clientSystemId, shielded, visibleTo } = envelope.data;
    await this.take({ envelope, service }, clientSystemId, (tx) =>
      this.merged.hearShielding(tx, clientSystemId, { shielded, visibleTo }, envelope.sequence),
    );
  }

  async emergency(envelope: EventEnvelope<EventData<typeof emergencyAccessOpened>>, service: Service): Promise<void> {
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
    await this.take({ envelope, service }, clientSystemId, (tx) => this.merged.hearGround(tx, clientSystemId, ground));
  }

  private async take(
    { envelope, service }: { readonly envelope: EventEnvelope<unknown>; readonly service: Service },
    clientSystemId: string,
    hear: (tx: Transaction) => Promise<unknown>,
  ): Promise<void> {
    await this.work.run(workOfEvent(envelope as EventEnvelope, service), (tx) =>
      tx.accept(envelope.id, async () => {
        await hear(tx);
        await this.files.retell(tx, clientSystemId, (ids) => this.merged.toldOf(tx, ids));
      }),
    );
  }
}
