import { Inject, Injectable } from '@nestjs/common';
import type { OperationInput, releaseTrajectory } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import { changed, ChangeTrajectory } from './change-trajectory.ts';
import type { Changed } from './change-trajectory.ts';

/** The case is given back, with a reason; it waits for another holder, who goes on in the same phase. */
@Injectable()
export class ReleaseTrajectory {
  constructor(@Inject(ChangeTrajectory) private readonly change: ChangeTrajectory) {}

  /** @throws ProblemError `not-found`, `not-allowed`, `version-conflict`, `conflict`, `motivation-required` */
  async execute({ trajectoryId, reason }: OperationInput<typeof releaseTrajectory>, caller: Caller): Promise<Changed> {
    const seen = await this.change.allow(caller, 'work-on-trajectory', trajectoryId);
    return changed(await this.change.perform(caller, seen, { name: 'release', reason }));
  }
}
