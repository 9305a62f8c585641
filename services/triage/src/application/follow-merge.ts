import { Inject, Injectable } from '@nestjs/common';
import type { clientSystemsMerged, EventData, EventEnvelope } from '@veilighuis/contracts';
import { UnitOfWork } from '@veilighuis/persistence';
import { MergedClientSystems, workOfEvent } from '@veilighuis/service-kit';
import { TriageFiles } from './stores.ts';

/** R09: files of a client system that was merged go on under its new id; when the merge is undone, under their own. */
@Injectable()
export class FollowMerge {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(TriageFiles) private readonly files: TriageFiles,
    @Inject(MergedClientSystems) private readonly merged: MergedClientSystems,
  ) {}

  async execute(
    envelope: EventEnvelope<EventData<typeof clientSystemsMerged>>,
    { undone }: { undone: boolean },
  ): Promise<void> {
    const { sequence, time, data } = envelope;
    await this.work.run(workOfEvent(envelope, 'triage'), (tx) =>
      tx.accept(envelope.id, async () => {
        const regrouped = await this.merged.hear(tx, { ...data, sequence, time, undone });
        if (regrouped === undefined) return;
        await this.files.regroup(tx, regrouped);
        for (const clientSystemId of regrouped.clientSystemIds) {
          await this.files.retell(tx, clientSystemId, (ids) => this.merged.toldOf(tx, ids));
        }
      }),
    );
  }
}
