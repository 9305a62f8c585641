import { Inject, Injectable } from '@nestjs/common';
import type { clientSystemTransferred, EventData, EventEnvelope } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import { MergedClientSystems, workOfEvent } from '@veilighuis/service-kit';
import { TriageFiles } from './stores.ts';

/** R51: files of a client system that went to another centre go along, each as it stands, with its clocks. */
@Injectable()
export class FollowTransfer {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(TriageFiles) private readonly files: TriageFiles,
    @Inject(MergedClientSystems) private readonly merged: MergedClientSystems,
  ) {}

  async execute(envelope: EventEnvelope<EventData<typeof clientSystemTransferred>>): Promise<void> {
    const { centre, sequence, data } = envelope;
    const clientSystemIds = [data.clientSystemId, ...data.absorbedIds];
    await this.work.run(workOfEvent(envelope, 'triage'), (tx) =>
      tx.accept(envelope.id, async () => {
        if (!(await this.merged.hearTransfer(tx, clientSystemIds, centre, sequence))) return;
        await this.files.moveTo(tx, clientSystemIds, centre);
      }),
    );
  }
}
