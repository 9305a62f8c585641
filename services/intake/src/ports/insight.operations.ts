import { Controller, Inject } from '@nestjs/common';
import { Ctx, MessagePattern } from '@nestjs/microservices';
import { listEmergencyAccesses, openEmergencyAccess, readRegisterOfAccess, whoCanSee } from '@veilighuis/contracts';
import type { OperationInput } from '@veilighuis/contracts';
import type { MessageContext } from '@veilighuis/messaging';
import { callerOf, Input } from '@veilighuis/service-kit';
import { ListEmergencyAccesses, OpenEmergencyAccess, ReadRegisterOfAccess, WhoCanSee } from '../application/index.ts';

/** Emergency access (R37), and who can see what (R30, R38). */
@Controller()
export class InsightOperations {
  constructor(
    @Inject(OpenEmergencyAccess) private readonly opening: OpenEmergencyAccess,
    @Inject(ListEmergencyAccesses) private readonly accesses: ListEmergencyAccesses,
    @Inject(WhoCanSee) private readonly seers: WhoCanSee,
    @Inject(ReadRegisterOfAccess) private readonly register: ReadRegisterOfAccess,
  ) {}

  @MessagePattern(openEmergencyAccess.id)
  open(@Input(openEmergencyAccess) input: OperationInput<typeof openEmergencyAccess>, @Ctx() context: MessageContext) {
    return this.opening.execute(input, callerOf(context));
  }

  @MessagePattern(listEmergencyAccesses.id)
  list(
    @Input(listEmergencyAccesses) input: OperationInput<typeof listEmergencyAccesses>,
    @Ctx() context: MessageContext,
  ) {
    return this.accesses.execute(input, callerOf(context));
  }

  @MessagePattern(whoCanSee.id)
  whoCanSee(@Input(whoCanSee) input: OperationInput<typeof whoCanSee>, @Ctx() context: MessageContext) {
    return this.seers.execute(input, callerOf(context));
  }

  @MessagePattern(readRegisterOfAccess.id)
  readRegister(
    @Input(readRegisterOfAccess) input: OperationInput<typeof readRegisterOfAccess>,
    @Ctx() context: MessageContext,
  ) {
    return this.register.execute(input, callerOf(context));
  }
}
