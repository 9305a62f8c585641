import { Inject, Injectable } from '@nestjs/common';
import type { closeTrajectory, OperationInput, OperationOutput } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import { changed, ChangeTrajectory } from './change-trajectory.ts';

type Output = OperationOutput<typeof closeTrajectory>;

/** R50: the closing act, with the decision on retention that only this act can take; the ground of the holder ends. */
@Injectable()
export class CloseTrajectory {
  constructor(@Inject(ChangeTrajectory) private readonly change: ChangeTrajectory) {}

  /** @throws ProblemError `not-found`, `not-allowed`, `version-conflict`, `conflict`, `motivation-required`, `retention-extension-refused` */
  async execute(
    { trajectoryId, reason, retention }: OperationInput<typeof closeTrajectory>,
    caller: Caller,
  ): Promise<Output> {
    const seen = await this.change.allow(caller, 'close-trajectory', trajectoryId);
    const { extendToYears, ground, consenting } = retention;
    const participants = consenting.map((name) => ({ name, consents: true }));
    const choice = { extendToYears, ground, participants };
    const closed = await this.change.perform(caller, seen, { name: 'close', reason, retention: choice });
    const { closing } = closed.trajectory;
    if (closing === undefined) throw new Error('A closed trajectory has a closing act.');
    return { ...changed(closed), retentionUntil: closing.retentionUntil };
  }
}
