import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@veilighuis/contracts';
import type { getMeeting, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import { TriageFiles } from './stores.ts';
import { Meetings } from './table-stores.ts';
import { clientSystemIdsOf, groundedRecordOf } from './triage-record.ts';
import { viewAgendaItem, viewMeeting } from './view-meeting.ts';

/** A meeting with its agenda, of which the caller sees the files that the caller may open (R30, R36). */
@Injectable()
export class GetMeeting {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(Meetings) private readonly meetings: Meetings,
    @Inject(TriageFiles) private readonly files: TriageFiles,
  ) {}

  /** @throws ProblemError `not-found`, also for a meeting of another centre; `service-unavailable` */
  async execute(
    { meetingId }: OperationInput<typeof getMeeting>,
    caller: Caller,
  ): Promise<OperationOutput<typeof getMeeting>> {
    const meeting = await this.meetings.find(meetingId);
    await this.gate.requireOn(caller, 'list-triage-meetings', meeting && { centre: meeting.centre });
    if (meeting === undefined) throw new ProblemError('not-found');
    const onAgenda = meeting.agenda.map(({ fileId }) => fileId);
    const listed = await this.files.atTable(onAgenda, this.gate.filterFor(caller, 'read-triage-file'));
    const seen = listed.filter((row) => this.gate.allows(caller, 'read-triage-file', groundedRecordOf(row)));
    await this.gate.logRead(caller, { clientSystemIds: seen.flatMap(clientSystemIdsOf), resultCount: seen.length });
    const rows = new Map(seen.map((row) => [row.file.fileId, row]));
    const { organisation } = caller.principal;
    const agenda = meeting.agenda.flatMap((item) => {
      const row = rows.get(item.fileId);
      return row === undefined ? [] : [viewAgendaItem(meetingId, item, row, organisation)];
    });
    return { ...viewMeeting(meeting), agenda };
  }
}
