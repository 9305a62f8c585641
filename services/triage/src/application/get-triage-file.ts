import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { getTriageFile, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { CentreConfiguration } from './centre-configuration.ts';
import { Intake } from './intake.ts';
import { TriageFiles } from './stores.ts';
import { clientSystemIdsOf, groundedRecordOf, withSummary } from './triage-record.ts';
import type { TriageRecord } from './triage-record.ts';
import { viewFile } from './view-file.ts';

/** A triage file with everything the table needs to decide, as intake knows the household today. */
@Injectable()
export class GetTriageFile {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(TriageFiles) private readonly files: TriageFiles,
    @Inject(Intake) private readonly intake: Intake,
    @Inject(CentreConfiguration) private readonly configuration: CentreConfiguration,
  ) {}

  /** @throws ProblemError `not-found`, also when it may not be seen; `service-unavailable` when the look can't be logged */
  async execute(
    { fileId }: OperationInput<typeof getTriageFile>,
    caller: Caller,
  ): Promise<OperationOutput<typeof getTriageFile>> {
    const closed = await this.files.findClosed(fileId);
    const touched = { clientSystemIds: closed === undefined ? [] : clientSystemIdsOf(closed.row) };
    await this.gate.requireOn(caller, 'read-triage-file', closed && groundedRecordOf(closed.row), touched);
    if (closed === undefined) throw new ProblemError('not-found');
    await this.gate.logRead(caller, touched, groundedRecordOf(closed.row));
    const record = await closed.open();
    const fresh = record.file.state === 'waiting' ? await this.refreshed(record) : record;
    return viewFile(fresh, this.configuration.catchment(record.file.centre), dateInBrussels(new Date()));
  }

  /** While intake is away the table reads what was known last; a decision waits for intake (R21). */
  private async refreshed(record: TriageRecord): Promise<TriageRecord> {
    try {
      return withSummary(record, await this.intake.summary(record.file.clientSystemId));
    } catch (error) {
      if (error instanceof ProblemError) return record;
      throw error;
    }
  }
}
