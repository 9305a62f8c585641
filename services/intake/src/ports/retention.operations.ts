import { Controller, Inject } from '@nestjs/common';
import { Ctx, MessagePattern } from '@nestjs/microservices';
import {
  listDueFiles,
  listErasures,
  listRetentionHolds,
  orderErasure,
  placeRetentionHold,
  previewErasure,
  releaseRetentionHold,
} from '@veilighuis/contracts';
import type { OperationInput } from '@veilighuis/contracts';
import type { MessageContext } from '@veilighuis/messaging';
import { callerOf, Input } from '@veilighuis/service-kit';
import {
  ListDueFiles,
  ListErasures,
  ListRetentionHolds,
  OrderErasure,
  PlaceRetentionHold,
  PreviewErasure,
  ReleaseRetentionHold,
} from '../application/index.ts';

@Controller()
export class RetentionOperations {
  constructor(
    @Inject(ListDueFiles) private readonly due: ListDueFiles,
    @Inject(PreviewErasure) private readonly preview: PreviewErasure,
    @Inject(OrderErasure) private readonly ordering: OrderErasure,
    @Inject(ListErasures) private readonly erasures: ListErasures,
    @Inject(PlaceRetentionHold) private readonly placing: PlaceRetentionHold,
    @Inject(ReleaseRetentionHold) private readonly releasing: ReleaseRetentionHold,
    @Inject(ListRetentionHolds) private readonly holds: ListRetentionHolds,
  ) {}

  @MessagePattern(listDueFiles.id)
  listDue(@Input(listDueFiles) input: OperationInput<typeof listDueFiles>, @Ctx() context: MessageContext) {
    return this.due.execute(input, callerOf(context));
  }

  @MessagePattern(previewErasure.id)
  previewErasure(@Input(previewErasure) input: OperationInput<typeof previewErasure>, @Ctx() context: MessageContext) {
    return this.preview.execute(input, callerOf(context));
  }

  @MessagePattern(orderErasure.id)
  order(@Input(orderErasure) input: OperationInput<typeof orderErasure>, @Ctx() context: MessageContext) {
    return this.ordering.execute(input, callerOf(context));
  }

  @MessagePattern(listErasures.id)
  listErasures(@Input(listErasures) input: OperationInput<typeof listErasures>, @Ctx() context: MessageContext) {
    return this.erasures.execute(input, callerOf(context));
  }

  @MessagePattern(placeRetentionHold.id)
  place(@Input(placeRetentionHold) input: OperationInput<typeof placeRetentionHold>, @Ctx() context: MessageContext) {
    return this.placing.execute(input, callerOf(context));
  }

  @MessagePattern(releaseRetentionHold.id)
  release(
    @Input(releaseRetentionHold) input: OperationInput<typeof releaseRetentionHold>,
    @Ctx() context: MessageContext,
  ) {
    return this.releasing.execute(input, callerOf(context));
  }

  @MessagePattern(listRetentionHolds.id)
  listHolds(
    @Input(listRetentionHolds) input: OperationInput<typeof listRetentionHolds>,
    @Ctx() context: MessageContext,
  ) {
    return this.holds.execute(input, callerOf(context));
  }
}
