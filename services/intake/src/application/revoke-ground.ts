import { Inject, Injectable } from '@nestjs/common';
import { groundRevoked } from '@veilighuis/contracts';
import type { EventData, EventEnvelope } from '@veilighuis/contracts';
import { UnitOfWork, Vault } from '@veilighuis/persistence';
import { workOfEvent } from '@veilighuis/service-kit';
import { changeGrounds } from './change-grounds.ts';
import { ClientSystems } from './stores.ts';

/** Ends intake's own copy of a ground (R30); that it was there stays, with its last day. */
@Injectable()
export class RevokeGround {
  static readonly event = groundRevoked;

  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(ClientSystems) private readonly clientSystems: ClientSystems,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  async execute(envelope: EventEnvelope<EventData<typeof groundRevoked>>): Promise<void> {
    const { grantId, clientSystemId, ground, until } = envelope.data;
    await this.work.run(workOfEvent(envelope, 'intake'), (tx) =>
      tx.accept(envelope.id, () =>
        changeGrounds(tx, { clientSystems: this.clientSystems, vault: this.vault }, clientSystemId, (grounds) => {
          const known = grounds.some((one) => one.grantId === grantId);
          return known
            ? grounds.map((one) => (one.grantId === grantId ? { ...one, until } : one))
            : [...grounds, { grantId, ground, grantee: 'nobody-yet', from: until, until }];
        }),
      ),
    );
  }
}
