import { Inject, Injectable } from '@nestjs/common';
import type { assignTrajectory, OperationInput } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import type { Command } from '../domain/trajectory/index.ts';
import { changed, ChangeTrajectory } from './change-trajectory.ts';
import type { Changed } from './change-trajectory.ts';
import type { TrajectoryRecord } from './trajectory-record.ts';

/** The case gets a holder: someone of the fitting team takes it, or a coordinator gives it, also from one to another. */
@Injectable()
export class AssignTrajectory {
  constructor(@Inject(ChangeTrajectory) private readonly change: ChangeTrajectory) {}

  /** @throws ProblemError `not-found`, `not-allowed`, `version-conflict`, `conflict`, `motivation-required` */
  async execute({ trajectoryId, ...to }: OperationInput<typeof assignTrajectory>, caller: Caller): Promise<Changed> {
    const seen = await this.change.allow(caller, 'assign-trajectory', trajectoryId);
    return changed(await this.change.perform(caller, seen, commandFor(seen, to)));
  }
}

function commandFor(
  { trajectory }: TrajectoryRecord,
  to: { assigneeId: string; reason?: string | undefined },
): Command {
  const { assigneeId } = to;
  return trajectory.state === 'unassigned' ? { name: 'assign', assigneeId } : { name: 'reassign', ...to };
}
