import { dateInBrussels } from '@veilighuis/calendar';
import type { IsoDate } from '@veilighuis/calendar';
import { ProblemError, trajectoryOpened } from '@veilighuis/contracts';
import type { CaseTrack, TriageOutcome } from '@veilighuis/contracts';
import { fact } from '../change.ts';
import { startClocks } from './clocks.ts';
import type { TrajectoryTerms } from './clocks.ts';
import type { Trajectory, TrajectoryChange } from './trajectory.ts';

/** A decision of the triage table, as it was announced. */
export interface TableDecision {
  readonly decisionId: string;
  readonly clientSystemId: string;
  readonly outcome: TriageOutcome;
  readonly decidedOn: IsoDate;
  readonly municipalities: readonly string[];
}

export interface Opening {
  readonly trajectoryId: string;
  readonly centre: string;
  readonly decision: TableDecision;
  /** Moment in UTC. */
  readonly now: string;
  readonly terms: TrajectoryTerms;
}

/** Track that a decision includes a client system in; undefined for the other outcomes. */
export function includedTrack(outcome: TriageOutcome): CaseTrack | undefined {
  if (outcome === 'include-track-2') return 2;
  return outcome === 'include-track-3' ? 3 : undefined;
}

/**
 * Opens the trajectory that a decision asks for; nobody holds it yet. Its clocks run from the day of the decision (R52),
 * so that a message that came late does not give more time.
 * @throws ProblemError `conflict` when the decision includes no track
 */
export function openTrajectory({ trajectoryId, centre, decision, now, terms }: Opening): TrajectoryChange {
  const track = includedTrack(decision.outcome);
  if (track === undefined) throw new ProblemError('conflict', { detail: 'This decision includes no track.' });
  const { decisionId, clientSystemId, decidedOn } = decision;
  const state: Trajectory = {
    trajectoryId,
    centre,
    clientSystemId,
    decisionId,
    decidedOn,
    openedOn: dateInBrussels(now),
    track,
    municipalities: [...decision.municipalities],
    version: 1,
    state: 'unassigned',
    phase: 'exploration',
    clocks: startClocks(decidedOn, terms[track]),
    extensions: [],
    history: [{ command: 'open', state: 'unassigned', at: now }],
  };
  return { state, facts: [fact(trajectoryOpened, { trajectoryId, clientSystemId, decisionId, track })] };
}
