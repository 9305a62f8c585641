import { Controller, Inject } from '@nestjs/common';
import { Ctx, MessagePattern } from '@nestjs/microservices';
import {
  invite,
  recordAttendance,
  releaseContribution,
  withdrawInvitation,
  writeContribution,
} from '@veilighuis/contracts';
import type { OperationInput } from '@veilighuis/contracts';
import type { MessageContext } from '@veilighuis/messaging';
import { callerOf, Input } from '@veilighuis/service-kit';
import {
  Invite,
  RecordAttendance,
  ReleaseContribution,
  WithdrawInvitation,
  WriteContribution,
} from '../application/index.ts';

@Controller()
export class TableInputOperations {
  constructor(
    @Inject(WriteContribution) private readonly writing: WriteContribution,
    @Inject(ReleaseContribution) private readonly releasing: ReleaseContribution,
    @Inject(RecordAttendance) private readonly attendance: RecordAttendance,
    @Inject(Invite) private readonly inviting: Invite,
    @Inject(WithdrawInvitation) private readonly withdrawing: WithdrawInvitation,
  ) {}

  @MessagePattern(writeContribution.id)
  write(@Input(writeContribution) input: OperationInput<typeof writeContribution>, @Ctx() context: MessageContext) {
    return this.writing.execute(input, callerOf(context));
  }

  @MessagePattern(releaseContribution.id)
  release(
    @Input(releaseContribution) input: OperationInput<typeof releaseContribution>,
    @Ctx() context: MessageContext,
  ) {
    return this.releasing.execute(input, callerOf(context));
  }

  @MessagePattern(recordAttendance.id)
  recordAttendance(
    @Input(recordAttendance) input: OperationInput<typeof recordAttendance>,
    @Ctx() context: MessageContext,
  ) {
    return this.attendance.execute(input, callerOf(context));
  }

  @MessagePattern(invite.id)
  invite(@Input(invite) input: OperationInput<typeof invite>, @Ctx() context: MessageContext) {
    return this.inviting.execute(input, callerOf(context));
  }

  @MessagePattern(withdrawInvitation.id)
  withdraw(
    @Input(withdrawInvitation) input: OperationInput<typeof withdrawInvitation>,
    @Ctx() context: MessageContext,
  ) {
    return this.withdrawing.execute(input, callerOf(context));
  }
}
