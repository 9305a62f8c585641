import { Controller, Inject } from '@nestjs/common';
import { Ctx, MessagePattern } from '@nestjs/microservices';
import { listOrganisations, listPlaces } from '@veilighuis/contracts';
import type { MessageContext } from '@veilighuis/messaging';
import { callerOf, Input } from '@veilighuis/service-kit';
import { ListOrganisations, ListPlaces } from '../application/index.ts';

@Controller()
export class ReferenceDataOperations {
  constructor(
    @Inject(ListPlaces) private readonly places: ListPlaces,
    @Inject(ListOrganisations) private readonly organisations: ListOrganisations,
  ) {}

  @MessagePattern(listPlaces.id)
  listPlaces(@Input(listPlaces) _input: unknown, @Ctx() context: MessageContext) {
    return this.places.execute(callerOf(context));
  }

  @MessagePattern(listOrganisations.id)
  listOrganisations(@Input(listOrganisations) _input: unknown, @Ctx() context: MessageContext) {
    return this.organisations.execute(callerOf(context));
  }
}
