import { Inject, Injectable } from '@nestjs/common';
import { erasureReceipts } from '@veilighuis/contracts';
import type { ErasingService, EventData, EventEnvelope, erasureOrdered } from '@veilighuis/contracts';
import { UnitOfWork, Vault } from '@veilighuis/persistence';
import type { Transaction } from '@veilighuis/persistence';
import { workOfEvent } from './event-work.ts';

/** What a service holds about client systems; each service says how all of it goes. */
export abstract class ClientSystemData {
  /**
   * Erases every document, search key and index entry about these client systems, and its copies of their grounds. Rows
   * of the access log stay: they hold ids only. Erasing what is not there is no error.
   */
  abstract erase(tx: Transaction, clientSystemIds: readonly string[]): Promise<void>;
}

/** Erases all that a service holds about client systems, its data keys included, in one transaction (R41, R50). */
export async function eraseAll(
  tx: Transaction,
  { data, vault }: { readonly data: ClientSystemData; readonly vault: Vault },
  clientSystemIds: readonly string[],
): Promise<void> {
  await data.erase(tx, clientSystemIds);
  await tx.forgetAnswers(clientSystemIds);
  // A tombstone takes the place of each key: nothing can be sealed for these client systems any more.
  for (const clientSystemId of clientSystemIds) await vault.erase(clientSystemId, tx);
}

/**
 * R50: carries out an erasure that was ordered, and answers with the receipt of this service. Data, keys, a line in the
 * access log without content, and the receipt commit together, so a receipt never tells what isn't so. The order waits in
 * the queue for a service that is down. Done twice it changes nothing.
 */
@Injectable()
export class EraseOnOrder {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(ClientSystemData) private readonly data: ClientSystemData,
  ) {}

  async execute(envelope: EventEnvelope<EventData<typeof erasureOrdered>>, service: ErasingService): Promise<void> {
    const { erasureId, clientSystemId, absorbedIds } = envelope.data;
    const clientSystemIds = [clientSystemId, ...absorbedIds];
    await this.work.run(workOfEvent(envelope, service), (tx) =>
      tx.accept(envelope.id, async () => {
        await eraseAll(tx, { data: this.data, vault: this.vault }, clientSystemIds);
        tx.audit({ operation: `${service}.erase-client-system`, clientSystemIds, result: 'granted' });
        const receipt = { subject: erasureId, sequence: 1, data: { erasureId, clientSystemId } };
        tx.announce(erasureReceipts[service], receipt);
      }),
    );
  }
}
