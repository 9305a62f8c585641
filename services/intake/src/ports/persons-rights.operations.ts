import { Controller, Inject } from '@nestjs/common';
import { Ctx, MessagePattern } from '@nestjs/microservices';
import {
  closeAccessRequest,
  composeAccessAnswer,
  extendAccessRequest,
  listAccessRequests,
  openAccessRequest,
  recordForwarding,
  splitAccessRequest,
} from '@veilighuis/contracts';
import type { OperationInput } from '@veilighuis/contracts';
import type { MessageContext } from '@veilighuis/messaging';
import { callerOf, Input } from '@veilighuis/service-kit';
import {
  CloseAccessRequest,
  ComposeAccessAnswer,
  ExtendAccessRequest,
  ListAccessRequests,
  OpenAccessRequest,
  RecordForwarding,
  SplitAccessRequest,
} from '../application/index.ts';

/** Access requests of persons (R33, R34). */
@Controller()
export class PersonsRightsOperations {
  constructor(
    @Inject(OpenAccessRequest) private readonly opening: OpenAccessRequest,
    @Inject(ListAccessRequests) private readonly listing: ListAccessRequests,
    @Inject(ExtendAccessRequest) private readonly extending: ExtendAccessRequest,
    @Inject(ComposeAccessAnswer) private readonly composing: ComposeAccessAnswer,
    @Inject(SplitAccessRequest) private readonly splitting: SplitAccessRequest,
    @Inject(RecordForwarding) private readonly forwarding: RecordForwarding,
    @Inject(CloseAccessRequest) private readonly closing: CloseAccessRequest,
  ) {}

  @MessagePattern(openAccessRequest.id)
  open(@Input(openAccessRequest) input: OperationInput<typeof openAccessRequest>, @Ctx() context: MessageContext) {
    return this.opening.execute(input, callerOf(context));
  }

  @MessagePattern(listAccessRequests.id)
  list(@Input(listAccessRequests) input: OperationInput<typeof listAccessRequests>, @Ctx() context: MessageContext) {
    return this.listing.execute(input, callerOf(context));
  }

  @MessagePattern(extendAccessRequest.id)
  extend(
    @Input(extendAccessRequest) input: OperationInput<typeof extendAccessRequest>,
    @Ctx() context: MessageContext,
  ) {
    return this.extending.execute(input, callerOf(context));
  }

  @MessagePattern(composeAccessAnswer.id)
  compose(
    @Input(composeAccessAnswer) input: OperationInput<typeof composeAccessAnswer>,
    @Ctx() context: MessageContext,
  ) {
    return this.composing.execute(input, callerOf(context));
  }

  @MessagePattern(splitAccessRequest.id)
  split(@Input(splitAccessRequest) input: OperationInput<typeof splitAccessRequest>, @Ctx() context: MessageContext) {
    return this.splitting.execute(input, callerOf(context));
  }

  @MessagePattern(recordForwarding.id)
  forward(@Input(recordForwarding) input: OperationInput<typeof recordForwarding>, @Ctx() context: MessageContext) {
    return this.forwarding.execute(input, callerOf(context));
  }

  @MessagePattern(closeAccessRequest.id)
  close(@Input(closeAccessRequest) input: OperationInput<typeof closeAccessRequest>, @Ctx() context: MessageContext) {
    return this.closing.execute(input, callerOf(context));
  }
}
