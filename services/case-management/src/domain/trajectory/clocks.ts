import { addSpan, highestEscalation, nextFinalDate, startClock, stopClock } from '@veilighuis/calendar';
import type { Clock, Escalation, IsoDate, Span, TermRule } from '@veilighuis/calendar';
import type { CaseTrack, Role } from '@veilighuis/contracts';
import type { Trajectory, TrajectoryStep } from './trajectory.ts';

/** Terms of a centre for one track, counted from the decision of the triage table (R52). */
export interface TrackTerms extends Readonly<Record<TrajectoryStep, TermRule>> {
  /** Ending sooner is early and needs a reason. */
  readonly shortest: Span;
}

export type TrajectoryTerms = Readonly<Record<CaseTrack, TrackTerms>>;

const bothTracks = {
  'first-contact': { target: { count: 3, unit: 'working-days' }, final: { count: 5, unit: 'working-days' } },
  'plan-of-approach': { target: { count: 5, unit: 'weeks' }, final: { count: 6, unit: 'weeks' } },
} as const;

/** Terms of a centre that has set none of its own: track 2 takes 4 to 6 months, track 3 a year at least. */
export const defaultTrajectoryTerms: TrajectoryTerms = {
  2: {
    ...bothTracks,
    end: { target: { count: 4, unit: 'months' }, final: { count: 6, unit: 'months' } },
    shortest: { count: 0, unit: 'days' },
  },
  3: {
    ...bothTracks,
    end: { target: { count: 12, unit: 'months' }, final: { count: 18, unit: 'months' } },
    shortest: { count: 12, unit: 'months' },
  },
};

export type TrajectoryClocks = readonly Clock<TrajectoryStep>[];

export function startClocks(decidedOn: IsoDate, terms: TrackTerms): TrajectoryClocks {
  return (['first-contact', 'plan-of-approach', 'end'] as const).map((step) =>
    startClock(step, decidedOn, terms[step]),
  );
}

export function stopStep(clocks: TrajectoryClocks, step: TrajectoryStep, on: IsoDate): TrajectoryClocks {
  return clocks.map((clock) => (clock.step === step ? stopClock(clock, on) : clock));
}

export function stopAll(clocks: TrajectoryClocks, on: IsoDate): TrajectoryClocks {
  return clocks.map((clock) => stopClock(clock, on));
}

export function moveEnd(clocks: TrajectoryClocks, target: IsoDate, final: IsoDate): TrajectoryClocks {
  return clocks.map((clock) => (clock.step === 'end' ? { ...clock, target, final } : clock));
}

export function endClock({ clocks }: Pick<Trajectory, 'clocks'>): Clock<TrajectoryStep> {
  const clock = clocks.find(({ step }) => step === 'end');
  if (clock === undefined) throw new RangeError('A trajectory always has an end clock.');
  return clock;
}

/** Whether ending on this day is sooner than the track asks for (track 3: a year at least). */
export function isEarlyEnd({ decidedOn, track }: Trajectory, on: IsoDate, terms: TrajectoryTerms): boolean {
  return on < addSpan(decidedOn, terms[track].shortest);
}

/** How the clocks stand at a date (R52). */
export function escalationOf({ clocks }: Pick<Trajectory, 'clocks'>, on: IsoDate): Escalation {
  return highestEscalation(clocks, on);
}

/** Who has to act on the clocks: the case holder, and as long as there is none the coordinator (R52). */
export function clockOwner({ assigneeId }: Pick<Trajectory, 'assigneeId'>): { userId: string } | { role: Role } {
  return assigneeId === undefined ? { role: 'operational-coordinator' } : { userId: assigneeId };
}

/** Order of a caseload, as text to store and index: earliest final date that runs first; without a running clock last. */
export function caseloadKey({ clocks, openedOn, trajectoryId }: Trajectory): string {
  return [nextFinalDate(clocks) ?? '9999-12-31', openedOn, trajectoryId].join('|');
}
