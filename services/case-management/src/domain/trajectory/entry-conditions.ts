import type { IsoDate } from '@veilighuis/calendar';
import type { CaseTrack } from '@veilighuis/contracts';
import { isEarlyEnd } from './clocks.ts';
import type { TrajectoryTerms } from './clocks.ts';
import type { Trajectory } from './trajectory.ts';

/** Phases that one has to fulfil conditions for; exploration begins by itself with the case holder. */
export type ConditionedPhase = 'execution' | 'closing';

export type EntryConditionCode =
  | 'case-holder'
  | 'first-contact'
  | 'plan-of-approach'
  | 'closing-reason'
  | 'early-closing-reason'
  | 'skipped-execution-reason';

export interface Entry {
  readonly trajectory: Trajectory;
  readonly reason: string | undefined;
  readonly on: IsoDate;
  readonly terms: TrajectoryTerms;
}

export interface EntryCondition {
  readonly code: EntryConditionCode;
  readonly phase: ConditionedPhase;
  /** Tracks for which it counts; track 2 is the light form. */
  readonly tracks: readonly CaseTrack[];
  readonly sentence: string;
  /** Field of the command that would fulfil it; absent when something has to happen first. */
  readonly field?: 'reason';
  readonly isMet: (entry: Entry) => boolean;
}

const hasReason = ({ reason }: Entry) => reason !== undefined;

/** What has to be there before a phase is entered. */
export const entryConditions: readonly EntryCondition[] = [
  {
    code: 'case-holder',
    phase: 'execution',
    tracks: [2, 3],
    sentence: 'Someone holds the case.',
    isMet: ({ trajectory }) => trajectory.assigneeId !== undefined,
  },
  {
    code: 'first-contact',
    phase: 'execution',
    tracks: [2, 3],
    sentence: 'A first contact with the family stands in the contact log.',
    isMet: ({ trajectory }) => trajectory.firstContactOn !== undefined,
  },
  {
    code: 'plan-of-approach',
    phase: 'execution',
    tracks: [3],
    sentence: 'The plan of approach stands.',
    isMet: ({ trajectory }) => trajectory.planOfApproachOn !== undefined,
  },
  {
    code: 'closing-reason',
    phase: 'closing',
    tracks: [3],
    sentence: 'Rounding off has a reason.',
    field: 'reason',
    isMet: hasReason,
  },
  {
    code: 'early-closing-reason',
    phase: 'closing',
    tracks: [2, 3],
    sentence: 'Rounding off sooner than the track asks for has a reason.',
    field: 'reason',
    isMet: (entry) => hasReason(entry) || !isEarlyEnd(entry.trajectory, entry.on, entry.terms),
  },
  {
    code: 'skipped-execution-reason',
    phase: 'closing',
    tracks: [2, 3],
    sentence: 'Rounding off without execution has a reason.',
    field: 'reason',
    isMet: (entry) => hasReason(entry) || entry.trajectory.phase !== 'exploration',
  },
];

/** The conditions for a phase that are not met, in order; empty when it may be entered. */
export function unmetConditions(phase: ConditionedPhase, entry: Entry): EntryCondition[] {
  return entryConditions.filter(
    (condition) =>
      condition.phase === phase && condition.tracks.includes(entry.trajectory.track) && !condition.isMet(entry),
  );
}
