import { Controller, Inject } from '@nestjs/common';
import { Ctx, MessagePattern } from '@nestjs/microservices';
import {
  closeTrajectory,
  enterPhase,
  extendTrajectory,
  recordContact,
  recordPlanOfApproach,
} from '@veilighuis/contracts';
import type { OperationInput } from '@veilighuis/contracts';
import type { MessageContext } from '@veilighuis/messaging';
import { callerOf, Input } from '@veilighuis/service-kit';
import {
  CloseTrajectory,
  EnterPhase,
  ExtendTrajectory,
  RecordContact,
  RecordPlanOfApproach,
} from '../application/index.ts';

/** Work on a case, up to and with its closing. */
@Controller()
export class CaseWorkOperations {
  constructor(
    @Inject(RecordPlanOfApproach) private readonly plan: RecordPlanOfApproach,
    @Inject(EnterPhase) private readonly phases: EnterPhase,
    @Inject(RecordContact) private readonly contacts: RecordContact,
    @Inject(ExtendTrajectory) private readonly extension: ExtendTrajectory,
    @Inject(CloseTrajectory) private readonly closing: CloseTrajectory,
  ) {}

  @MessagePattern(recordPlanOfApproach.id)
  recordPlan(
    @Input(recordPlanOfApproach) input: OperationInput<typeof recordPlanOfApproach>,
    @Ctx() context: MessageContext,
  ) {
    return this.plan.execute(input, callerOf(context));
  }

  @MessagePattern(enterPhase.id)
  enterPhase(@Input(enterPhase) input: OperationInput<typeof enterPhase>, @Ctx() context: MessageContext) {
    return this.phases.execute(input, callerOf(context));
  }

  @MessagePattern(recordContact.id)
  recordContact(@Input(recordContact) input: OperationInput<typeof recordContact>, @Ctx() context: MessageContext) {
    return this.contacts.execute(input, callerOf(context));
  }

  @MessagePattern(extendTrajectory.id)
  extend(@Input(extendTrajectory) input: OperationInput<typeof extendTrajectory>, @Ctx() context: MessageContext) {
    return this.extension.execute(input, callerOf(context));
  }

  @MessagePattern(closeTrajectory.id)
  close(@Input(closeTrajectory) input: OperationInput<typeof closeTrajectory>, @Ctx() context: MessageContext) {
    return this.closing.execute(input, callerOf(context));
  }
}
