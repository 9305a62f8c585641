import { Inject, Injectable } from '@nestjs/common';
import type { listMeetings, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { TriageFiles } from './stores.ts';
import { Meetings } from './table-stores.ts';
import { clientSystemIdsOf, groundedRecordOf } from './triage-record.ts';
import { viewMeeting } from './view-meeting.ts';

/** Meetings of the centre. Of each agenda the caller learns how many files are on it that the caller may open (R30). */
@Injectable()
export class ListMeetings {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(Meetings) private readonly meetings: Meetings,
    @Inject(TriageFiles) private readonly files: TriageFiles,
  ) {}

  /** @throws ProblemError `not-allowed`, `service-unavailable` when the look can't be logged */
  async execute(
    { past, limit, cursor }: OperationInput<typeof listMeetings>,
    caller: Caller,
  ): Promise<OperationOutput<typeof listMeetings>> {
    await this.gate.require(caller, 'list-triage-meetings');
    const state = past === true ? 'held' : 'planned';
    const page = await this.meetings.list(caller.principal.centre, state, { limit, cursor });
    const onAgendas = page.rows.flatMap(({ agenda }) => agenda.map(({ fileId }) => fileId));
    const listed = await this.files.listed(onAgendas, this.gate.filterFor(caller, 'read-triage-file'));
    const seen = listed.filter((row) => this.gate.allows(caller, 'read-triage-file', groundedRecordOf(row)));
    await this.gate.logRead(caller, {
      clientSystemIds: [...new Set(seen.flatMap(clientSystemIdsOf))],
      resultCount: page.rows.length,
    });
    const ids = new Set(seen.map(({ file }) => file.fileId));
    const rows = page.rows.map((meeting) => ({
      ...viewMeeting(meeting),
      files: meeting.agenda.filter(({ fileId }) => ids.has(fileId)).length,
    }));
    return { ...page, rows };
  }
}
