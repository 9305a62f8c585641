import type { IsoDate } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { FieldFault, meetingPlaces } from '@veilighuis/contracts';

/** A meeting of the triage table. Ids, codes and days only. */
export interface Meeting {
  readonly meetingId: string;
  readonly centre: string;
  readonly version: number;
  readonly on: IsoDate;
  /** Local time in Belgium, HH:MM. */
  readonly startsAt: string;
  readonly place: (typeof meetingPlaces)[number];
  readonly state: 'planned' | 'held';
  readonly agenda: readonly AgendaItem[];
}

export interface AgendaItem {
  readonly fileId: string;
  /** Went back to the list undecided when the meeting was closed. */
  readonly returned?: true | undefined;
}

/** What the agenda needs to know of a file. */
export interface FileOnAgenda {
  readonly fileId: string;
  readonly state: 'waiting' | 'decided';
  /** Meeting that has it on its agenda, or at which it was decided. */
  readonly meetingId?: string | undefined;
}

/** @throws ProblemError `invalid-input` for a day that has passed */
export function refusePastDay(on: IsoDate, today: IsoDate): void {
  if (on >= today) return;
  const message = 'This day has passed already. Give a day to come.';
  throw new ProblemError('invalid-input', { fields: [{ field: 'on', code: 'date-in-past', message }] });
}

/**
 * The agenda in the order that was asked for. Each file waits, and stands on the agenda of no other meeting. What was
 * decided at this meeting stays on it, and so does what is kept from whoever sets the agenda (R36).
 *
 * @param visible files that whoever sets the agenda may see; of another one it is as if it did not exist
 * @throws ProblemError `not-found`, `invalid-input`, or `conflict` when the meeting was held
 */
export function setAgenda(meeting: Meeting, asked: readonly string[], visible: readonly FileOnAgenda[]): Meeting {
  if (meeting.state === 'held') throw new ProblemError('conflict', { detail: 'This meeting was held.' });
  const files = new Map(visible.map((file) => [file.fileId, file]));
  const wanted = [...new Set(asked)];
  refuseUnknown(wanted, files);
  const faults = wanted.flatMap((fileId, index) => unfit(meeting, files.get(fileId), index));
  if (faults.length > 0) throw new ProblemError('invalid-input', { fields: faults });
  const kept = meeting.agenda.filter(
    ({ fileId }) => !wanted.includes(fileId) && files.get(fileId)?.state !== 'waiting',
  );
  return { ...meeting, agenda: [...kept, ...wanted.map((fileId) => ({ fileId }))] };
}

/** Held: what still waits goes back to the list. @throws ProblemError `conflict` */
export function closeMeeting(meeting: Meeting, waiting: readonly string[]): Meeting {
  if (meeting.state === 'held') throw new ProblemError('conflict', { detail: 'This meeting was closed before.' });
  const agenda = meeting.agenda.map(({ fileId }): AgendaItem =>
    waiting.includes(fileId) ? { fileId, returned: true } : { fileId },
  );
  return { ...meeting, state: 'held', agenda };
}

function refuseUnknown(wanted: readonly string[], files: ReadonlyMap<string, unknown>): void {
  const message = 'This file does not exist, or you have no ground to see it.';
  const unknown = wanted.flatMap((fileId, index): FieldFault[] =>
    files.has(fileId) ? [] : [{ field: `fileIds.${String(index)}`, code: 'not-found', message }],
  );
  if (unknown.length > 0) throw new ProblemError('not-found', { fields: unknown });
}

function unfit({ meetingId }: Meeting, file: FileOnAgenda | undefined, index: number): FieldFault[] {
  const fault = (code: string, message: string) => [{ field: `fileIds.${String(index)}`, code, message }];
  if (file === undefined || file.meetingId === meetingId) return [];
  if (file.state === 'decided') return fault('not-waiting', 'This file is decided already.');
  return file.meetingId === undefined ? [] : fault('on-another-agenda', 'It stands on the agenda of another meeting.');
}
