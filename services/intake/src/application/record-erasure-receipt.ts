import { Inject, Injectable } from '@nestjs/common';
import type { ErasingService, EventData, EventEnvelope, erasureReceipts } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import { workOfEvent } from '@veilighuis/service-kit';
import { Erasures } from './retention-stores.ts';

/** A service says that it erased its part (R50). */
@Injectable()
export class RecordErasureReceipt {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Erasures) private readonly erasures: Erasures,
  ) {}

  async execute(
    envelope: EventEnvelope<EventData<(typeof erasureReceipts)[ErasingService]>>,
    service: ErasingService,
  ): Promise<void> {
    const { id, data, time } = envelope;
    await this.work.run(workOfEvent(envelope, 'intake'), (tx) =>
      tx.accept(id, () => this.erasures.addReceipt(tx, data.erasureId, service, new Date(time))),
    );
  }
}
