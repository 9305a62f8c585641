import { Inject, Injectable } from '@nestjs/common';
import type { OperationInput, extendTrajectory } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import { changed, ChangeTrajectory } from './change-trajectory.ts';
import type { Changed } from './change-trajectory.ts';

/** A later target end, with its reason. */
@Injectable()
export class ExtendTrajectory {
  constructor(@Inject(ChangeTrajectory) private readonly change: ChangeTrajectory) {}

  /** @throws ProblemError `not-found`, `not-allowed`, `version-conflict`, `conflict`, `motivation-required`, `invalid-input` */
  async execute(
    { trajectoryId, until, reason }: OperationInput<typeof extendTrajectory>,
    caller: Caller,
  ): Promise<Changed> {
    const seen = await this.change.allow(caller, 'work-on-trajectory', trajectoryId);
    return changed(await this.change.perform(caller, seen, { name: 'extend', until, reason }));
  }
}
