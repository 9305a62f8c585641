import { Controller, Inject } from '@nestjs/common';
import { Ctx, MessagePattern } from '@nestjs/microservices';
import {
  assessRisk,
  getOverviewFile,
  listClientSystems,
  recordAddress,
  registerClientSystem,
  searchClientSystems,
  summariseClientSystem,
} from '@veilighuis/contracts';
import type { OperationInput } from '@veilighuis/contracts';
import type { MessageContext } from '@veilighuis/messaging';
import { callerOf, Input } from '@veilighuis/service-kit';
import {
  AssessRisk,
  GetOverviewFile,
  ListClientSystems,
  RecordAddress,
  RegisterClientSystem,
  SearchClientSystems,
  SummariseClientSystem,
} from '../application/index.ts';

@Controller()
export class ClientSystemOperations {
  constructor(
    @Inject(RegisterClientSystem) private readonly registration: RegisterClientSystem,
    @Inject(ListClientSystems) private readonly listing: ListClientSystems,
    @Inject(GetOverviewFile) private readonly overview: GetOverviewFile,
    @Inject(SearchClientSystems) private readonly searching: SearchClientSystems,
    @Inject(RecordAddress) private readonly addresses: RecordAddress,
    @Inject(AssessRisk) private readonly assessing: AssessRisk,
    @Inject(SummariseClientSystem) private readonly summary: SummariseClientSystem,
  ) {}

  @MessagePattern(registerClientSystem.id)
  register(
    @Input(registerClientSystem) input: OperationInput<typeof registerClientSystem>,
    @Ctx() context: MessageContext,
  ) {
    return this.registration.execute(input, callerOf(context));
  }

  @MessagePattern(listClientSystems.id)
  list(@Input(listClientSystems) input: OperationInput<typeof listClientSystems>, @Ctx() context: MessageContext) {
    return this.listing.execute(input, callerOf(context));
  }

  @MessagePattern(getOverviewFile.id)
  get(@Input(getOverviewFile) input: OperationInput<typeof getOverviewFile>, @Ctx() context: MessageContext) {
    return this.overview.execute(input, callerOf(context));
  }

  @MessagePattern(searchClientSystems.id)
  search(
    @Input(searchClientSystems) input: OperationInput<typeof searchClientSystems>,
    @Ctx() context: MessageContext,
  ) {
    return this.searching.execute(input, callerOf(context));
  }

  @MessagePattern(recordAddress.id)
  recordAddress(@Input(recordAddress) input: OperationInput<typeof recordAddress>, @Ctx() context: MessageContext) {
    return this.addresses.execute(input, callerOf(context));
  }

  @MessagePattern(assessRisk.id)
  assess(@Input(assessRisk) input: OperationInput<typeof assessRisk>, @Ctx() context: MessageContext) {
    return this.assessing.execute(input, callerOf(context));
  }

  @MessagePattern(summariseClientSystem.id)
  summarise(
    @Input(summariseClientSystem) input: OperationInput<typeof summariseClientSystem>,
    @Ctx() context: MessageContext,
  ) {
    return this.summary.execute(input, callerOf(context));
  }
}
