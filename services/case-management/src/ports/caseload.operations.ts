import { Controller, Inject } from '@nestjs/common';
import { Ctx, MessagePattern } from '@nestjs/microservices';
import { assignTrajectory, getTrajectory, listTrajectories, releaseTrajectory } from '@veilighuis/contracts';
import type { OperationInput } from '@veilighuis/contracts';
import type { MessageContext } from '@veilighuis/messaging';
import { callerOf, Input } from '@veilighuis/service-kit';
import { AssignTrajectory, GetTrajectory, ListTrajectories, ReleaseTrajectory } from '../application/index.ts';

/** Who has which case. */
@Controller()
export class CaseloadOperations {
  constructor(
    @Inject(ListTrajectories) private readonly listing: ListTrajectories,
    @Inject(GetTrajectory) private readonly reading: GetTrajectory,
    @Inject(AssignTrajectory) private readonly assigning: AssignTrajectory,
    @Inject(ReleaseTrajectory) private readonly releasing: ReleaseTrajectory,
  ) {}

  @MessagePattern(listTrajectories.id)
  list(@Input(listTrajectories) input: OperationInput<typeof listTrajectories>, @Ctx() context: MessageContext) {
    return this.listing.execute(input, callerOf(context));
  }

  @MessagePattern(getTrajectory.id)
  get(@Input(getTrajectory) input: OperationInput<typeof getTrajectory>, @Ctx() context: MessageContext) {
    return this.reading.execute(input, callerOf(context));
  }

  @MessagePattern(assignTrajectory.id)
  assign(@Input(assignTrajectory) input: OperationInput<typeof assignTrajectory>, @Ctx() context: MessageContext) {
    return this.assigning.execute(input, callerOf(context));
  }

  @MessagePattern(releaseTrajectory.id)
  release(@Input(releaseTrajectory) input: OperationInput<typeof releaseTrajectory>, @Ctx() context: MessageContext) {
    return this.releasing.execute(input, callerOf(context));
  }
}
