import { Controller, Inject } from '@nestjs/common';
import { Ctx, MessagePattern } from '@nestjs/microservices';
import {
  dismissRefusedLine,
  getPoliceReport,
  listPoliceReports,
  listRefusedLines,
  recordRefusedLine,
  registerPoliceReport,
} from '@veilighuis/contracts';
import type { OperationInput } from '@veilighuis/contracts';
import type { MessageContext } from '@veilighuis/messaging';
import { callerOf, Input } from '@veilighuis/service-kit';
import {
  DismissRefusedLine,
  GetPoliceReport,
  ListPoliceReports,
  ListRefusedLines,
  RecordRefusedLine,
  RegisterPoliceReport,
} from '../application/index.ts';

@Controller()
export class PoliceReportOperations {
  constructor(
    @Inject(RegisterPoliceReport) private readonly registerReport: RegisterPoliceReport,
    @Inject(ListPoliceReports) private readonly listReports: ListPoliceReports,
    @Inject(GetPoliceReport) private readonly getReport: GetPoliceReport,
    @Inject(RecordRefusedLine) private readonly refusing: RecordRefusedLine,
    @Inject(ListRefusedLines) private readonly listRefused: ListRefusedLines,
    @Inject(DismissRefusedLine) private readonly dismissing: DismissRefusedLine,
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

  @MessagePattern(recordRefusedLine.id)
  recordRefused(
    @Input(recordRefusedLine) input: OperationInput<typeof recordRefusedLine>,
    @Ctx() context: MessageContext,
  ) {
    return this.refusing.execute(input, callerOf(context));
  }

  @MessagePattern(listRefusedLines.id)
  refused(@Input(listRefusedLines) input: OperationInput<typeof listRefusedLines>, @Ctx() context: MessageContext) {
    return this.listRefused.execute(input, callerOf(context));
  }

  @MessagePattern(dismissRefusedLine.id)
  dismiss(@Input(dismissRefusedLine) input: OperationInput<typeof dismissRefusedLine>, @Ctx() context: MessageContext) {
    return this.dismissing.execute(input, callerOf(context));
  }
}
