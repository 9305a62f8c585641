import { Controller, Inject } from '@nestjs/common';
import { Ctx, MessagePattern } from '@nestjs/microservices';
import { completeAction, decideDisclosure, listTriageActions } from '@veilighuis/contracts';
import type { OperationInput } from '@veilighuis/contracts';
import type { MessageContext } from '@veilighuis/messaging';
import { callerOf, Input } from '@veilighuis/service-kit';
import { CompleteAction, DecideDisclosure, ListTriageActions } from '../application/index.ts';

@Controller()
export class TableFollowUpOperations {
  constructor(
    @Inject(ListTriageActions) private readonly listing: ListTriageActions,
    @Inject(CompleteAction) private readonly completing: CompleteAction,
    @Inject(DecideDisclosure) private readonly disclosing: DecideDisclosure,
  ) {}

  @MessagePattern(listTriageActions.id)
  list(@Input(listTriageActions) input: OperationInput<typeof listTriageActions>, @Ctx() context: MessageContext) {
    return this.listing.execute(input, callerOf(context));
  }

  @MessagePattern(completeAction.id)
  complete(@Input(completeAction) input: OperationInput<typeof completeAction>, @Ctx() context: MessageContext) {
    return this.completing.execute(input, callerOf(context));
  }

  @MessagePattern(decideDisclosure.id)
  disclose(@Input(decideDisclosure) input: OperationInput<typeof decideDisclosure>, @Ctx() context: MessageContext) {
    return this.disclosing.execute(input, callerOf(context));
  }
}
