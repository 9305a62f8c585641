import { Controller, Inject } from '@nestjs/common';
import { Ctx, MessagePattern } from '@nestjs/microservices';
import {
  decideCorrection,
  getInformedRegister,
  listCorrections,
  listUninformed,
  recordInformed,
  requestCorrection,
} from '@veilighuis/contracts';
import type { OperationInput } from '@veilighuis/contracts';
import type { MessageContext } from '@veilighuis/messaging';
import { callerOf, Input } from '@veilighuis/service-kit';
import {
  DecideCorrection,
  GetInformedRegister,
  ListCorrections,
  ListUninformed,
  RecordInformed,
  RequestCorrection,
} from '../application/index.ts';

/** Who was informed that data are kept, and what persons say is wrong. */
@Controller()
export class InformedAndCorrectionsOperations {
  constructor(
    @Inject(RecordInformed) private readonly informing: RecordInformed,
    @Inject(GetInformedRegister) private readonly register: GetInformedRegister,
    @Inject(ListUninformed) private readonly uninformed: ListUninformed,
    @Inject(RequestCorrection) private readonly requesting: RequestCorrection,
    @Inject(ListCorrections) private readonly corrections: ListCorrections,
    @Inject(DecideCorrection) private readonly deciding: DecideCorrection,
  ) {}

  @MessagePattern(recordInformed.id)
  record(@Input(recordInformed) input: OperationInput<typeof recordInformed>, @Ctx() context: MessageContext) {
    return this.informing.execute(input, callerOf(context));
  }

  @MessagePattern(getInformedRegister.id)
  read(@Input(getInformedRegister) input: OperationInput<typeof getInformedRegister>, @Ctx() context: MessageContext) {
    return this.register.execute(input, callerOf(context));
  }

  @MessagePattern(listUninformed.id)
  listDue(@Input(listUninformed) input: OperationInput<typeof listUninformed>, @Ctx() context: MessageContext) {
    return this.uninformed.execute(input, callerOf(context));
  }

  @MessagePattern(requestCorrection.id)
  request(@Input(requestCorrection) input: OperationInput<typeof requestCorrection>, @Ctx() context: MessageContext) {
    return this.requesting.execute(input, callerOf(context));
  }

  @MessagePattern(listCorrections.id)
  list(@Input(listCorrections) input: OperationInput<typeof listCorrections>, @Ctx() context: MessageContext) {
    return this.corrections.execute(input, callerOf(context));
  }

  @MessagePattern(decideCorrection.id)
  decide(@Input(decideCorrection) input: OperationInput<typeof decideCorrection>, @Ctx() context: MessageContext) {
    return this.deciding.execute(input, callerOf(context));
  }
}
