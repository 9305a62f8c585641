import { Controller, Inject } from '@nestjs/common';
import { Ctx, MessagePattern } from '@nestjs/microservices';
import {
  decideTriage,
  getTriageFile,
  listTriageFiles,
  recordAdmission,
  recordMinorConsultation,
} from '@veilighuis/contracts';
import type { OperationInput } from '@veilighuis/contracts';
import type { MessageContext } from '@veilighuis/messaging';
import { callerOf, Input } from '@veilighuis/service-kit';
import {
  DecideTriage,
  GetTriageFile,
  ListTriageFiles,
  RecordAdmission,
  RecordMinorConsultation,
} from '../application/index.ts';

@Controller()
export class TriageFileOperations {
  constructor(
    @Inject(ListTriageFiles) private readonly listing: ListTriageFiles,
    @Inject(GetTriageFile) private readonly reading: GetTriageFile,
    @Inject(RecordAdmission) private readonly admission: RecordAdmission,
    @Inject(RecordMinorConsultation) private readonly consultation: RecordMinorConsultation,
    @Inject(DecideTriage) private readonly deciding: DecideTriage,
  ) {}

  @MessagePattern(listTriageFiles.id)
  list(@Input(listTriageFiles) input: OperationInput<typeof listTriageFiles>, @Ctx() context: MessageContext) {
    return this.listing.execute(input, callerOf(context));
  }

  @MessagePattern(getTriageFile.id)
  get(@Input(getTriageFile) input: OperationInput<typeof getTriageFile>, @Ctx() context: MessageContext) {
    return this.reading.execute(input, callerOf(context));
  }

  @MessagePattern(recordAdmission.id)
  recordAdmission(
    @Input(recordAdmission) input: OperationInput<typeof recordAdmission>,
    @Ctx() context: MessageContext,
  ) {
    return this.admission.execute(input, callerOf(context));
  }

  @MessagePattern(recordMinorConsultation.id)
  recordMinorConsultation(
    @Input(recordMinorConsultation) input: OperationInput<typeof recordMinorConsultation>,
    @Ctx() context: MessageContext,
  ) {
    return this.consultation.execute(input, callerOf(context));
  }

  @MessagePattern(decideTriage.id)
  decide(@Input(decideTriage) input: OperationInput<typeof decideTriage>, @Ctx() context: MessageContext) {
    return this.deciding.execute(input, callerOf(context));
  }
}
