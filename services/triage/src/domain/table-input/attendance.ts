import { ProblemError } from '@veilighuis/contracts';
import type { AttendanceState, FieldFault } from '@veilighuis/contracts';
import { nextVersion } from './entry.ts';
import type { Sealed } from './sealed.ts';

/** R25: whether an organisation takes part in a file, at the meeting that has it on its agenda. */
export interface Attendance {
  readonly organisation: string;
  /** Absent when it was recorded outside a meeting. */
  readonly meetingId?: string | undefined;
  readonly version: number;
  readonly state: AttendanceState;
  /** Permanent representative who sits in (R23). */
  readonly representativeId?: string | undefined;
  readonly reason?: Sealed | undefined;
  /** Moment in UTC, and the user who recorded it. */
  readonly recordedAt: string;
  readonly recordedBy: string;
}

interface AtMeeting {
  readonly meetingId?: string | undefined;
  readonly attendance: readonly Attendance[];
}

/** Attendance of the meeting that a file is on now, or of the one at which it was decided. */
export function currentAttendance({ meetingId, attendance }: AtMeeting): Attendance[] {
  return attendance.filter((one) => one.meetingId === meetingId);
}

/** Took part: present, or through a permanent representative. */
export function tookPart({ state }: Pick<Attendance, 'state'>): boolean {
  return state === 'present' || state === 'represented';
}

/** Organisations that took part in a file at its meeting. */
export function participantsOf(file: AtMeeting): string[] {
  return currentAttendance(file)
    .filter(tookPart)
    .map(({ organisation }) => organisation);
}

/** Organisations that are recorded as not taking part (R25). */
export function absenteesOf(file: AtMeeting): string[] {
  return currentAttendance(file)
    .filter((one) => !tookPart(one))
    .map(({ organisation }) => organisation);
}

/**
 * R23, R25: who is represented has a permanent representative, and nobody else has one. Why someone is away may be said,
 * and need not be.
 * @throws ProblemError `invalid-input`
 */
export function refuseIncoherentAttendance(
  { state, representativeId }: Pick<Attendance, 'state' | 'representativeId'>,
  maySitIn: boolean,
): void {
  const fault = (code: string, message: string): FieldFault => ({ field: 'representativeId', code, message });
  const faults = [
    ...(state === 'represented' && representativeId === undefined
      ? [fault('required', 'Name the permanent representative who sits in.')]
      : []),
    ...(state !== 'represented' && representativeId !== undefined
      ? [fault('not-applicable', 'Only who is represented has a representative.')]
      : []),
    ...(state === 'represented' && representativeId !== undefined && !maySitIn
      ? [fault('not-in-register', 'The register holds no such representative of this organisation for today (R23).')]
      : []),
  ];
  if (faults.length > 0) throw new ProblemError('invalid-input', { fields: faults });
}

/** R25: the line of an organisation, as the version after the one that was seen. @throws ProblemError `version-conflict` */
export function recordAttendance(
  file: AtMeeting,
  line: Omit<Attendance, 'version' | 'meetingId'>,
  seen: number,
): Attendance {
  const known = currentAttendance(file).find(({ organisation }) => organisation === line.organisation);
  const { meetingId } = file;
  return { ...line, ...(meetingId === undefined ? {} : { meetingId }), version: nextVersion(known, seen) };
}
