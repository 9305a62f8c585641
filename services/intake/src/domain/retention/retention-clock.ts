import { addYears } from '@veilighuis/calendar';
import type { IsoDate } from '@veilighuis/calendar';

/** R50: the term that the law sets, in years from closing; nothing is kept longer without a decision in the closing act. */
export const longestTermYears = 15;

/** A round at the triage table, as intake heard of it. */
export interface TriageRound {
  readonly fileId: string;
  /** Absent while it waits. */
  readonly decidedOn?: IsoDate | undefined;
  readonly decisionId?: string | undefined;
  /** The decision includes it in a track, so that a trajectory opens. */
  readonly opensTrajectory?: boolean | undefined;
}

export interface TrajectoryRun {
  readonly trajectoryId: string;
  readonly decisionId?: string | undefined;
  /** Absent while it runs. */
  readonly closedOn?: IsoDate | undefined;
  /** As the closing act decided, once and for all. */
  readonly retentionUntil?: IsoDate | undefined;
}

/** What is known of one client system, everything that was merged into it included. */
export interface RetentionFacts {
  readonly rounds: readonly TriageRound[];
  readonly trajectories: readonly TrajectoryRun[];
  /** Day of the last report, registration or answer. What staff change in the file doesn't move it. */
  readonly lastEntryOn: IsoDate;
}

export type RetentionClock =
  | { readonly kind: 'stopped'; readonly because: 'trajectory-runs' | 'waits-for-triage' }
  | {
      readonly kind: 'counting';
      readonly countsFrom: 'closing' | 'last-entry';
      readonly from: IsoDate;
      readonly dueOn: IsoDate;
    };

/** Years that a file without a trajectory is kept, when the term counts from this day. */
export type TermWithoutTrajectory = (from: IsoDate) => number;

/**
 * R50: when a client system is due. A running trajectory, or a file that waits for the table, stops the clock. Otherwise
 * the latest counts: each closing with its own term, and the last entry or decision with the term of files without a
 * trajectory. So a new report after a closing is a round of its own, and an edit extends nothing.
 */
export function retentionClock(facts: RetentionFacts, years: TermWithoutTrajectory): RetentionClock {
  const because = stoppedBy(facts);
  if (because !== undefined) return { kind: 'stopped', because };
  const closings = facts.trajectories.flatMap(({ closedOn, retentionUntil }) =>
    closedOn === undefined || retentionUntil === undefined
      ? []
      : [{ countsFrom: 'closing' as const, from: closedOn, dueOn: retentionUntil }],
  );
  const lastDay = [facts.lastEntryOn, ...facts.rounds.flatMap(({ decidedOn }) => decidedOn ?? [])].sort().at(-1);
  const from = lastDay ?? facts.lastEntryOn;
  const entry = { countsFrom: 'last-entry' as const, from, dueOn: addYears(from, years(from)) };
  // A decision that opened a trajectory is no end: then the closing counts, unless something came in after it.
  const later = closings.some(({ from: closedOn }) => closedOn >= from) ? closings : [...closings, entry];
  const latest = later.reduce((one, other) => (other.dueOn > one.dueOn ? other : one));
  return { kind: 'counting', ...latest };
}

function stoppedBy({ rounds, trajectories }: RetentionFacts): 'trajectory-runs' | 'waits-for-triage' | undefined {
  const opened = new Set(trajectories.map(({ decisionId }) => decisionId));
  const isOpening = rounds.some(
    ({ opensTrajectory, decisionId }) => opensTrajectory === true && !opened.has(decisionId),
  );
  if (isOpening || trajectories.some(({ closedOn }) => closedOn === undefined)) return 'trajectory-runs';
  return rounds.some(({ decidedOn }) => decidedOn === undefined) ? 'waits-for-triage' : undefined;
}

/** What can stand in the way of an erasure. */
export type ErasureObstacle = 'not-due' | 'on-hold' | 'trajectory-runs' | 'waits-for-triage';

/** R50: only what is due today, and on no hold, may be erased. */
export function obstaclesTo(clock: RetentionClock, today: IsoDate, onHold: boolean): ErasureObstacle[] {
  const holding = onHold ? (['on-hold'] as const) : [];
  if (clock.kind === 'stopped') return [clock.because, ...holding];
  return [...(clock.dueOn > today ? (['not-due'] as const) : []), ...holding];
}
