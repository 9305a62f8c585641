import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import type { OperationInput, OperationOutput, recordMinorConsultation } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import { recordMinorConsultation as record } from '../domain/triage-file/index.ts';
import { ChangeTriageFile } from './change-triage-file.ts';

/** R21: VK or OCJ was consulted about the children, before any decision. */
@Injectable()
export class RecordMinorConsultation {
  constructor(@Inject(ChangeTriageFile) private readonly change: ChangeTriageFile) {}

  /** @throws ProblemError `not-found`, `version-conflict`, `already-decided`, `invalid-input` */
  async execute(
    { fileId, ...consultation }: OperationInput<typeof recordMinorConsultation>,
    caller: Caller,
  ): Promise<OperationOutput<typeof recordMinorConsultation>> {
    await this.change.allow(caller, 'work-on-triage-file', fileId);
    const { file } = await this.change.perform(caller, fileId, (seen, tx) => ({
      ...seen,
      file: record(seen.file, consultation, dateInBrussels(tx.now)).state,
    }));
    return { fileId, version: file.version };
  }
}
