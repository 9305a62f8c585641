import { Inject, Injectable } from '@nestjs/common';
import { erasureOrdered } from '@veilighuis/contracts';
import { UnitOfWork, Vault } from '@veilighuis/persistence';
import type { Transaction, WorkContext } from '@veilighuis/persistence';
import { ClientSystemData, eraseAll } from '@veilighuis/service-kit';
import { Erasures } from './retention-stores.ts';
import type { Erasure } from './retention-stores.ts';

/** An erasure as the register outside the database keeps it. */
export type RegisteredErasure = Omit<Erasure, 'receipts'>;

/**
 * R50: erases once more what was erased before, after a restored backup brought it back. Nothing is decided anew: only what
 * the privacy officer ordered goes, and the order keeps its id, its day and who gave it. It is run by whoever runs the
 * platform, through a command and never through an operation; it shows nothing of what goes. Done twice it changes nothing.
 */
@Injectable()
export class EraseAgain {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Erasures) private readonly erasures: Erasures,
    @Inject(ClientSystemData) private readonly data: ClientSystemData,
  ) {}

  /** Each order in a transaction of its own: broken off, it goes on from the start. Gives how many orders went out again. */
  async execute(register: Iterable<RegisteredErasure>): Promise<number> {
    const wanted = new Map<string, RegisteredErasure>();
    for (const erasure of register) wanted.set(erasure.clientSystemId, erasure);
    for await (const erasure of this.erasures.all()) wanted.set(erasure.clientSystemId, erasure);
    for (const erasure of wanted.values()) {
      await this.work.run(contextOf(erasure), (tx) => this.again(tx, erasure));
    }
    return wanted.size;
  }

  private async again(tx: Transaction, registered: RegisteredErasure): Promise<void> {
    const { erasureId, clientSystemId, absorbedIds } = await this.erasures.again(tx, { ...registered, receipts: [] });
    const clientSystemIds = [clientSystemId, ...absorbedIds];
    await eraseAll(tx, { data: this.data, vault: this.vault }, clientSystemIds);
    tx.audit({ operation: 'intake.erase-again', clientSystemIds, result: 'granted' });
    const data = { erasureId, clientSystemId, absorbedIds: [...absorbedIds] };
    tx.announce(erasureOrdered, { subject: erasureId, sequence: 1, data });
  }
}

function contextOf({ centre }: RegisteredErasure): WorkContext {
  return {
    actor: { subject: 'service-intake', organisation: 'platform', roles: ['service-intake'], kind: 'service' },
    purpose: 'system-exchange',
    centre,
    source: '/services/intake',
  };
}
