import type { Type } from '@nestjs/common';
import { Controller, Inject } from '@nestjs/common';
import { Ctx, MessagePattern } from '@nestjs/microservices';
import type { OperationDefinition, OperationInput, readIntakeLog } from '@veilighuis/contracts';
import type { MessageContext } from '@veilighuis/messaging';
import { callerOf } from '../caller.ts';
import { Input } from '../input.pipe.ts';
import { ReadAccessLog } from './read-access-log.ts';

/** The port by which a service answers for its own part of the access log. */
export function accessLogOperations(operation: OperationDefinition): Type {
  @Controller()
  class AccessLogOperations {
    constructor(@Inject(ReadAccessLog) private readonly reading: ReadAccessLog) {}

    @MessagePattern(operation.id)
    read(@Input(operation) input: OperationInput<typeof readIntakeLog>, @Ctx() context: MessageContext) {
      return this.reading.execute(input, callerOf(context));
    }
  }
  return AccessLogOperations;
}
