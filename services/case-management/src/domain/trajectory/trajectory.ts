import type { Clock, IsoDate } from '@veilighuis/calendar';
import type {
  CaseTrack,
  TrajectoryPhase,
  phaseEntered,
  trajectoryAssigned,
  trajectoryClosed,
  trajectoryOpened,
} from '@veilighuis/contracts';
import type { Change, Fact } from '../change.ts';
import type { CommandName } from './commands.ts';
import type { Retention } from './retention.ts';

export type TrajectoryState = 'unassigned' | TrajectoryPhase | 'closed';

/** Steps of a trajectory that have a target date and a final date (R52). */
export type TrajectoryStep = 'first-contact' | 'plan-of-approach' | 'end';

/** A new target end, with its reason. */
export interface Extension {
  readonly until: IsoDate;
  readonly reason: string;
  /** Day on which it was decided. */
  readonly on: IsoDate;
}

/** The closing act (R50). */
export interface Closing {
  readonly closedOn: IsoDate;
  readonly reason: string;
  readonly retention: Retention;
  /** Day on which everything is to be erased. */
  readonly retentionUntil: IsoDate;
}

/** One line of what happened to the trajectory itself; contacts have a log of their own. */
export interface HistoryLine {
  readonly command: 'open' | CommandName;
  /** State after it. */
  readonly state: TrajectoryState;
  /** Moment in UTC. */
  readonly at: string;
  /** User; absent when the platform did it. */
  readonly by?: string | undefined;
  readonly reason?: string | undefined;
}

/**
 * Case support (track 2) or case direction (track 3) of one client system. Plain data.
 *
 * The contact log grows without end and is stored beside it; the trajectory itself only keeps what its rules need.
 */
export interface Trajectory {
  readonly trajectoryId: string;
  readonly centre: string;
  readonly clientSystemId: string;
  /** Decision of the triage table that it came from; one decision opens one trajectory. */
  readonly decisionId: string;
  readonly decidedOn: IsoDate;
  readonly openedOn: IsoDate;
  readonly track: CaseTrack;
  /** NIS codes of where members lived at the decision. */
  readonly municipalities: readonly string[];
  /** Grows by one with each change. */
  readonly version: number;
  readonly state: TrajectoryState;
  /** Phase in which work goes on once there is a case holder (again). */
  readonly phase: TrajectoryPhase;
  /** Case holder: a user; absent only when unassigned. */
  readonly assigneeId?: string | undefined;
  readonly clocks: readonly Clock<TrajectoryStep>[];
  /** Day of the first contact with the family. */
  readonly firstContactOn?: IsoDate | undefined;
  readonly planOfApproachOn?: IsoDate | undefined;
  readonly extensions: readonly Extension[];
  readonly closing?: Closing | undefined;
  readonly history: readonly HistoryLine[];
}

export type TrajectoryFact =
  | Fact<typeof trajectoryOpened>
  | Fact<typeof trajectoryAssigned>
  | Fact<typeof phaseEntered>
  | Fact<typeof trajectoryClosed>;
export type TrajectoryChange = Change<Trajectory, TrajectoryFact>;
