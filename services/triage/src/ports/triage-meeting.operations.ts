import { Controller, Inject } from '@nestjs/common';
import { Ctx, MessagePattern } from '@nestjs/microservices';
import { closeMeeting, getMeeting, getMinutes, listMeetings, planMeeting, setAgenda } from '@veilighuis/contracts';
import type { OperationInput } from '@veilighuis/contracts';
import type { MessageContext } from '@veilighuis/messaging';
import { callerOf, Input } from '@veilighuis/service-kit';
import { CloseMeeting, GetMeeting, GetMinutes, ListMeetings, PlanMeeting, SetAgenda } from '../application/index.ts';

@Controller()
export class TriageMeetingOperations {
  constructor(
    @Inject(PlanMeeting) private readonly planning: PlanMeeting,
    @Inject(ListMeetings) private readonly listing: ListMeetings,
    @Inject(GetMeeting) private readonly reading: GetMeeting,
    @Inject(SetAgenda) private readonly agendas: SetAgenda,
    @Inject(CloseMeeting) private readonly closing: CloseMeeting,
    @Inject(GetMinutes) private readonly minutes: GetMinutes,
  ) {}

  @MessagePattern(planMeeting.id)
  plan(@Input(planMeeting) input: OperationInput<typeof planMeeting>, @Ctx() context: MessageContext) {
    return this.planning.execute(input, callerOf(context));
  }

  @MessagePattern(listMeetings.id)
  list(@Input(listMeetings) input: OperationInput<typeof listMeetings>, @Ctx() context: MessageContext) {
    return this.listing.execute(input, callerOf(context));
  }

  @MessagePattern(getMeeting.id)
  get(@Input(getMeeting) input: OperationInput<typeof getMeeting>, @Ctx() context: MessageContext) {
    return this.reading.execute(input, callerOf(context));
  }

  @MessagePattern(setAgenda.id)
  setAgenda(@Input(setAgenda) input: OperationInput<typeof setAgenda>, @Ctx() context: MessageContext) {
    return this.agendas.execute(input, callerOf(context));
  }

  @MessagePattern(closeMeeting.id)
  close(@Input(closeMeeting) input: OperationInput<typeof closeMeeting>, @Ctx() context: MessageContext) {
    return this.closing.execute(input, callerOf(context));
  }

  @MessagePattern(getMinutes.id)
  getMinutes(@Input(getMinutes) input: OperationInput<typeof getMinutes>, @Ctx() context: MessageContext) {
    return this.minutes.execute(input, callerOf(context));
  }
}
