import { Inject, Injectable } from '@nestjs/common';
import type { OperationInput, OperationOutput, recordAdmission } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import { recordAdmission as record } from '../domain/triage-file/index.ts';
import { ChangeTriageFile } from './change-triage-file.ts';

/** R20: the three criteria, each with its motivation, after direct referral and hooking on were weighed. */
@Injectable()
export class RecordAdmission {
  constructor(@Inject(ChangeTriageFile) private readonly change: ChangeTriageFile) {}

  /** @throws ProblemError `not-found`, `version-conflict`, `already-decided`, `motivation-required` */
  async execute(
    { fileId, ...admission }: OperationInput<typeof recordAdmission>,
    caller: Caller,
  ): Promise<OperationOutput<typeof recordAdmission>> {
    await this.change.allow(caller, 'work-on-triage-file', fileId);
    const { file } = await this.change.perform(caller, fileId, (seen) => ({
      ...seen,
      file: record(seen.file, admission).state,
    }));
    return { fileId, version: file.version };
  }
}
