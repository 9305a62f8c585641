import { Inject, Injectable } from '@nestjs/common';
import type { OperationInput, recordPlanOfApproach } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import { changed, ChangeTrajectory } from './change-trajectory.ts';
import type { Changed } from './change-trajectory.ts';

/** Family and services agreed on the plan of approach; its clock stops (R52). */
@Injectable()
export class RecordPlanOfApproach {
  constructor(@Inject(ChangeTrajectory) private readonly change: ChangeTrajectory) {}

  /** @throws ProblemError `not-found`, `not-allowed`, `version-conflict`, `conflict`, `invalid-input` */
  async execute({ trajectoryId, on }: OperationInput<typeof recordPlanOfApproach>, caller: Caller): Promise<Changed> {
    const seen = await this.change.allow(caller, 'work-on-trajectory', trajectoryId);
    return changed(await this.change.perform(caller, seen, { name: 'record-plan', on }));
  }
}
