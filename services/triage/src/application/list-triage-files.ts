import { Inject, Injectable } from '@nestjs/common';
import { dateInBrussels } from '@veilighuis/calendar';
import type { listTriageFiles, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { TriageFiles } from './stores.ts';
import { clientSystemIdsOf, groundedRecordOf } from './triage-record.ts';
import { viewRow } from './view-file.ts';

/** The triage list: files on which the caller has a ground, filtered in the query, decided on again per row. */
@Injectable()
export class ListTriageFiles {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(TriageFiles) private readonly files: TriageFiles,
  ) {}

  /** @throws ProblemError `not-allowed`, `service-unavailable` when the look can't be logged */
  async execute(
    { limit, cursor, state }: OperationInput<typeof listTriageFiles>,
    caller: Caller,
  ): Promise<OperationOutput<typeof listTriageFiles>> {
    await this.gate.require(caller, 'list-triage-files');
    const today = dateInBrussels(new Date());
    const page = await this.files.list(
      { filter: this.gate.filterFor(caller, 'read-triage-file'), limit, cursor },
      state,
    );
    const rows = page.rows.filter((row) => this.gate.allows(caller, 'read-triage-file', groundedRecordOf(row)));
    await this.gate.logRead(caller, { clientSystemIds: rows.flatMap(clientSystemIdsOf), resultCount: rows.length });
    return { ...page, rows: rows.map((row) => viewRow(row, today)) };
  }
}
