import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@veilighuis/contracts';
import type { getMinutes, OperationInput, OperationOutput } from '@veilighuis/contracts';
import { AccessGate } from '@veilighuis/service-kit';
import type { Caller } from '@veilighuis/service-kit';
import type { AgendaItem, Meeting } from '../domain/meeting/index.ts';
import { tookPart } from '../domain/table-input/index.ts';
import type { Decision } from '../domain/triage-file/index.ts';
import { ReadTable } from './read-table.ts';
import { TriageFiles } from './stores.ts';
import { Meetings } from './table-stores.ts';
import { clientSystemIdsOf, groundedRecordOf } from './triage-record.ts';
import type { FileAtTable } from './triage-record.ts';
import { viewMeeting } from './view-meeting.ts';

type Minutes = OperationOutput<typeof getMinutes>;

/**
 * The minutes, for organisations that were there: of each file at which theirs took part and on which they have a ground.
 * The centre leads the table and was at each. For everyone else there are none; they go to no other file (R29).
 */
@Injectable()
export class GetMinutes {
  constructor(
    @Inject(AccessGate) private readonly gate: AccessGate,
    @Inject(Meetings) private readonly meetings: Meetings,
    @Inject(TriageFiles) private readonly files: TriageFiles,
    @Inject(ReadTable) private readonly tables: ReadTable,
  ) {}

  /** @throws ProblemError `not-found`, also for who was not there; `service-unavailable` when the look can't be logged */
  async execute({ meetingId }: OperationInput<typeof getMinutes>, caller: Caller): Promise<Minutes> {
    const meeting = await this.meetings.find(meetingId);
    const leads = meeting !== undefined && this.leads(caller, meeting);
    const rows = await this.theirs(caller, meeting, leads);
    if (meeting === undefined || (!leads && rows.length === 0)) {
      await this.gate.requireOn(caller, 'read-triage-minutes', undefined);
      throw new ProblemError('not-found');
    }
    await this.gate.logRead(caller, { clientSystemIds: rows.flatMap(clientSystemIdsOf), resultCount: rows.length });
    const byId = new Map(rows.map((row) => [row.file.fileId, row]));
    const files: Minutes['files'] = [];
    for (const item of meeting.agenda) {
      const row = byId.get(item.fileId);
      if (row !== undefined) files.push(await this.minutesOf(meetingId, item, row));
    }
    return { ...viewMeeting(meeting), files };
  }

  private leads(caller: Caller, { centre }: Meeting): boolean {
    return this.gate.allows(caller, 'plan-triage-meeting', { centre });
  }

  private async theirs(caller: Caller, meeting: Meeting | undefined, leads: boolean): Promise<FileAtTable[]> {
    const fileIds = meeting?.agenda.map(({ fileId }) => fileId) ?? [];
    const rows = await this.files.atTable(fileIds, this.gate.filterFor(caller, 'read-triage-minutes'));
    const { organisation } = caller.principal;
    return rows.filter(
      (row) =>
        this.gate.allows(caller, 'read-triage-minutes', groundedRecordOf(row)) &&
        (leads || linesOf(row, meeting?.meetingId).some((one) => one.organisation === organisation && tookPart(one))),
    );
  }

  private async minutesOf(
    meetingId: string,
    { returned }: AgendaItem,
    row: FileAtTable,
  ): Promise<Minutes['files'][number]> {
    const record = await this.files.find(row.file.fileId);
    const decisions = record?.file.decisions.filter((decision) => decision.meetingId === meetingId) ?? [];
    const ids = new Set(decisions.map(({ decisionId }) => decisionId));
    return {
      fileId: row.file.fileId,
      clientSystemId: row.currentClientSystemId,
      attendance: await this.tables.attendance(row.file, linesOf(row, meetingId)),
      returned: returned === true,
      decisions: decisions.map(viewDecision),
      actions: await this.tables.actionsOf(row.file, ({ decisionId }) => ids.has(decisionId)),
    };
  }
}

function linesOf({ attendance }: FileAtTable, meetingId: string | undefined) {
  return attendance.filter((one) => one.meetingId === meetingId);
}

function viewDecision({
  decisionId,
  outcome,
  motivation,
  referredTo,
  dissent,
}: Decision): Minutes['files'][number]['decisions'][number] {
  return {
    decisionId,
    outcome,
    motivation,
    ...(referredTo === undefined ? {} : { referredTo }),
    dissent: dissent.map((own) => ({ ...own })),
  };
}
