import { Controller, Inject } from '@nestjs/common';
import { Ctx, MessagePattern } from '@nestjs/microservices';
import { findLogScope } from '@veilighuis/contracts';
import type { OperationInput } from '@veilighuis/contracts';
import type { MessageContext } from '@veilighuis/messaging';
import { callerOf, Input } from '@veilighuis/service-kit';
import { DecideLogScope } from '../application/index.ts';

@Controller()
export class LogScopeOperations {
  constructor(@Inject(DecideLogScope) private readonly scopes: DecideLogScope) {}

  @MessagePattern(findLogScope.id)
  find(@Input(findLogScope) input: OperationInput<typeof findLogScope>, @Ctx() context: MessageContext) {
    return this.scopes.of(input, callerOf(context));
  }
}
