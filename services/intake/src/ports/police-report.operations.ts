import { Controller, Inject } from '@nestjs/common';
import { Ctx, MessagePattern } from '@nestjs/microservices';
import { getPoliceReport, listPoliceReports, registerPoliceReport } from '@veilighuis/contracts';
import type { OperationInput } from '@veilighuis/contracts';
import type { MessageContext } from '@veilighuis/messaging';
import { callerOf, Input } from '@veilighuis/service-kit';
import { GetPoliceReport, ListPoliceReports, RegisterPoliceReport } from '../application/index.ts';

@Controller()
export class PoliceReportOperations {
  constructor(
    @Inject(RegisterPoliceReport) private readonly registerReport: RegisterPoliceReport,
    @Inject(ListPoliceReports) private readonly listReports: ListPoliceReports,
    @Inject(GetPoliceReport) private readonly getReport: GetPoliceReport,
  ) {}

  @MessagePattern(registerPoliceReport.id)
  register(
    @Input(registerPoliceReport) input: OperationInput<typeof registerPoliceReport>,
    @Ctx() context: MessageContext,
  ) {
    return this.registerReport.execute(input, callerOf(context));
  }

  @MessagePattern(listPoliceReports.id)
  list(@Input(listPoliceReports) input: OperationInput<typeof listPoliceReports>, @Ctx() context: MessageContext) {
    return this.listReports.execute(input, callerOf(context));
  }

  @MessagePattern(getPoliceReport.id)
  get(@Input(getPoliceReport) input: OperationInput<typeof getPoliceReport>, @Ctx() context: MessageContext) {
    return this.getReport.execute(input, callerOf(context));
  }
}
