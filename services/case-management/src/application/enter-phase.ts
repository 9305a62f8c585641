import { Inject, Injectable } from '@nestjs/common';
import type { enterPhase, OperationInput, TrajectoryPhase } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import type { Command, TrajectoryState } from '../domain/trajectory/index.ts';
import { changed, ChangeTrajectory } from './change-trajectory.ts';
import type { Changed } from './change-trajectory.ts';

/** The next phase begins, once what it asks for is there; or work goes back from closing, with a reason. */
@Injectable()
export class EnterPhase {
  constructor(@Inject(ChangeTrajectory) private readonly change: ChangeTrajectory) {}

  /** @throws ProblemError `not-found`, `not-allowed`, `version-conflict`, `phase-entry-refused`, `conflict`, `motivation-required` */
  async execute({ trajectoryId, phase, reason }: OperationInput<typeof enterPhase>, caller: Caller): Promise<Changed> {
    const seen = await this.change.allow(caller, 'work-on-trajectory', trajectoryId);
    const name = commandInto(phase, seen.trajectory.state);
    return changed(await this.change.perform(caller, seen, { name, reason }));
  }
}

type PhaseCommand = Extract<Command['name'], `enter-${string}` | `return-to-${string}`>;

function commandInto(phase: TrajectoryPhase, from: TrajectoryState): PhaseCommand {
  if (phase === 'exploration') return 'return-to-exploration';
  if (phase === 'closing') return 'enter-closing';
  return from === 'closing' ? 'return-to-execution' : 'enter-execution';
}
