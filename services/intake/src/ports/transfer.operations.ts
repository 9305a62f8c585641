import { Controller, Inject } from '@nestjs/common';
import { Ctx, MessagePattern } from '@nestjs/microservices';
import { acceptTransfer, endTransfer, listTransfers, offerTransfer } from '@veilighuis/contracts';
import type { OperationInput } from '@veilighuis/contracts';
import type { MessageContext } from '@veilighuis/messaging';
import { callerOf, Input } from '@veilighuis/service-kit';
import { AcceptTransfer, EndTransfer, ListTransfers, OfferTransfer } from '../application/index.ts';

/** Transfer of a file to another centre (R51). */
@Controller()
export class TransferOperations {
  constructor(
    @Inject(OfferTransfer) private readonly offering: OfferTransfer,
    @Inject(ListTransfers) private readonly listing: ListTransfers,
    @Inject(AcceptTransfer) private readonly accepting: AcceptTransfer,
    @Inject(EndTransfer) private readonly ending: EndTransfer,
  ) {}

  @MessagePattern(offerTransfer.id)
  offer(@Input(offerTransfer) input: OperationInput<typeof offerTransfer>, @Ctx() context: MessageContext) {
    return this.offering.execute(input, callerOf(context));
  }

  @MessagePattern(listTransfers.id)
  list(@Input(listTransfers) input: OperationInput<typeof listTransfers>, @Ctx() context: MessageContext) {
    return this.listing.execute(input, callerOf(context));
  }

  @MessagePattern(acceptTransfer.id)
  accept(@Input(acceptTransfer) input: OperationInput<typeof acceptTransfer>, @Ctx() context: MessageContext) {
    return this.accepting.execute(input, callerOf(context));
  }

  @MessagePattern(endTransfer.id)
  end(@Input(endTransfer) input: OperationInput<typeof endTransfer>, @Ctx() context: MessageContext) {
    return this.ending.execute(input, callerOf(context));
  }
}
