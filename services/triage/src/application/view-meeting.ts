import { triageTableCategories } from '@veilighuis/contracts';
import type { getMeeting, listMeetings, OperationOutput } from '@veilighuis/contracts';
import type { AgendaItem, Meeting } from '../domain/meeting/index.ts';
import { seatsFor } from '../domain/table-input/index.ts';
import type { Seat } from '../domain/table-input/index.ts';
import type { FileAtTable } from './triage-record.ts';

type Row = Omit<OperationOutput<typeof listMeetings>['rows'][number], 'files'>;
type AgendaRow = OperationOutput<typeof getMeeting>['agenda'][number];

export function viewMeeting({ meetingId, version, on, startsAt, place, state }: Meeting): Row {
  return { meetingId, version, on, startsAt, place, state };
}

/** A file on an agenda in codes, as the people of one organisation may know it. */
export function viewAgendaItem(
  meetingId: string,
  { returned }: AgendaItem,
  row: FileAtTable,
  reader: string,
): AgendaRow {
  const { fileId, version, state, level, repeat, household, round } = row.file;
  return {
    fileId,
    clientSystemId: row.currentClientSystemId,
    fileVersion: version,
    state,
    ...(level === undefined ? {} : { level }),
    repeat,
    hasMinor: household.hasMinor,
    round,
    input: seatsFor(reader, triageTableCategories, row).map(viewSeat),
    attendance: row.attendance
      .filter((one) => one.meetingId === meetingId)
      .map(({ organisation, state: attends, representativeId }) => ({
        organisation,
        state: attends,
        ...(representativeId === undefined ? {} : { representativeId }),
      })),
    decided: state === 'decided' && row.meetingId === meetingId,
    returned: returned === true,
  };
}

export function viewSeat({ category, organisation, state, shown }: Seat): AgendaRow['input'][number] {
  return {
    category,
    ...(organisation === undefined ? {} : { organisation }),
    state,
    ...(shown === undefined ? {} : { answer: shown.answer }),
  };
}
