import type { Attendance } from './attendance.ts';
import type { Contribution } from './contribution.ts';
import type { Disclosure } from './disclosure.ts';
import type { Invitation } from './invitation.ts';

/** What the table brings to one file, beside the file itself: none of it is a new version of the file (R26). */
export interface TableInput {
  /** Grows by one with each change that is announced; a draft is none (R24). */
  readonly inputVersion: number;
  /** Meeting that has it on its agenda, or at which it was decided. */
  readonly meetingId?: string | undefined;
  readonly invitations: readonly Invitation[];
  readonly contributions: readonly Contribution[];
  /** Of every meeting that had it on its agenda. */
  readonly attendance: readonly Attendance[];
  readonly disclosures: readonly Disclosure[];
}

export const nothingBrought: TableInput = {
  inputVersion: 0,
  invitations: [],
  contributions: [],
  attendance: [],
  disclosures: [],
};
