import { Inject, Injectable } from '@nestjs/common';
import type { GroundRecord } from '@veilighuis/access';
import { groundGranted } from '@veilighuis/contracts';
import type { EventData, EventEnvelope } from '@veilighuis/contracts';
import { UnitOfWork, Vault } from '@veilighuis/persistence';
import { workOfEvent } from '@veilighuis/service-kit';
import { changeGrounds } from './change-grounds.ts';
import { ClientSystems } from './stores.ts';

/** Keeps intake's own copy of a ground that another service granted (R30). */
@Injectable()
export class GrantGround {
  static readonly event = groundGranted;

  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  async execute(envelope: EventEnvelope<EventData<typeof groundGranted>>): Promise<void> {
    const { grantId, clientSystemId, ground, granteeId, categories = [], from, until } = envelope.data;
    const grantees = [
      ...(granteeId === undefined ? [] : [`user:${granteeId}`]),
      ...categories.map((category) => `category:${category}`),
    ];
    const granted = grantees.map((grantee): GroundRecord => ({
      grantId,
      ground,
      grantee,
      from,
      ...(until === undefined ? {} : { until }),
    }));
    await this.work.run(workOfEvent(envelope, 'intake'), (tx) =>
      tx.accept(envelope.id, () =>
        changeGrounds(tx, { clientSystems: this.clientSystems, vault: this.vault }, clientSystemId, (grounds) => {
          // The end may have come in before the beginning.
          const ended = grounds.find((one) => one.grantId === grantId)?.until;
          const records = ended === undefined ? granted : granted.map((record) => ({ ...record, until: ended }));
          return [...grounds.filter((one) => one.grantId !== grantId), ...records];
        }),
      ),
    );
  }
}
