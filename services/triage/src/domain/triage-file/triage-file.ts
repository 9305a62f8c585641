import type { Clock, IsoDate } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { RiskLevel, TriageReason, triageDecided, triageFileOpened } from '@veilighuis/contracts';
import type { Change, Fact } from '../change.ts';
import type { Admission } from './admission.ts';
import type { TriageStep } from './clocks.ts';
import type { Decision } from './decision-record.ts';
import type { Household } from './household.ts';
import type { MinorConsultation } from './minors.ts';

/**
 * One round of a client system at the triage table. Plain data.
 *
 * A file that is decided never changes again. When the client system asks for the table once more, a next round
 * with a file of its own is opened, so that the history stays as it was.
 */
export interface TriageFile {
  readonly fileId: string;
  readonly centre: string;
  readonly clientSystemId: string;
  /** Grows by one with each change. */
  readonly version: number;
  /** How many times this client system came to the table, from 1. */
  readonly round: number;
  readonly state: 'waiting' | 'decided';
  /** Moment in UTC. */
  readonly openedAt: string;
  readonly reasons: readonly TriageReason[];
  /** Highest level that was named in this round; absent when none is known. */
  readonly level?: RiskLevel | undefined;
  /** R13 */
  readonly repeat: boolean;
  readonly household: Household;
  readonly clocks: readonly Clock<TriageStep>[];
  /** R20; absent until it is recorded. */
  readonly admission?: Admission | undefined;
  /** R21 */
  readonly consultations: readonly MinorConsultation[];
  /** In order. All but the last asked for more information; with a final one the state is `decided`. */
  readonly decisions: readonly Decision[];
}

export type TriageFact = Fact<typeof triageFileOpened> | Fact<typeof triageDecided>;
export type TriageChange = Change<TriageFile, TriageFact>;

/** R26: a file that is decided does not change any more. @throws ProblemError `already-decided` */
export function refuseWhenDecided(file: TriageFile): void {
  if (file.state === 'decided') throw new ProblemError('already-decided', { currentVersion: file.version });
}

/** The decision that ended the round; a question for more information is none. */
export function finalDecision(file: TriageFile): Decision | undefined {
  return file.state === 'decided' ? file.decisions.at(-1) : undefined;
}

/** The next version with these differences. */
export function changed(file: TriageFile, difference: Partial<TriageFile>): TriageFile {
  return { ...file, ...difference, version: file.version + 1 };
}

/** @throws ProblemError `invalid-input` when a day lies after today. */
export function refuseFuture(field: string, day: IsoDate, today: IsoDate): void {
  if (day > today) {
    throw new ProblemError('invalid-input', {
      fields: [
        { field, code: 'date-in-future', message: 'This day has yet to come. Give the day on which it happened.' },
      ],
    });
  }
}
