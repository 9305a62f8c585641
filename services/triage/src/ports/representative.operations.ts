import { Controller, Inject } from '@nestjs/common';
import { Ctx, MessagePattern } from '@nestjs/microservices';
import { endRepresentative, listRepresentatives, registerRepresentative } from '@veilighuis/contracts';
import type { OperationInput } from '@veilighuis/contracts';
import type { MessageContext } from '@veilighuis/messaging';
import { callerOf, Input } from '@veilighuis/service-kit';
import { EndRepresentative, ListRepresentatives, RegisterRepresentative } from '../application/index.ts';

@Controller()
export class RepresentativeOperations {
  constructor(
    @Inject(ListRepresentatives) private readonly listing: ListRepresentatives,
    @Inject(RegisterRepresentative) private readonly registering: RegisterRepresentative,
    @Inject(EndRepresentative) private readonly ending: EndRepresentative,
  ) {}

  @MessagePattern(listRepresentatives.id)
  list(@Input(listRepresentatives) input: OperationInput<typeof listRepresentatives>, @Ctx() context: MessageContext) {
    return this.listing.execute(input, callerOf(context));
  }

  @MessagePattern(registerRepresentative.id)
  register(
    @Input(registerRepresentative) input: OperationInput<typeof registerRepresentative>,
    @Ctx() context: MessageContext,
  ) {
    return this.registering.execute(input, callerOf(context));
  }

  @MessagePattern(endRepresentative.id)
  end(@Input(endRepresentative) input: OperationInput<typeof endRepresentative>, @Ctx() context: MessageContext) {
    return this.ending.execute(input, callerOf(context));
  }
}
