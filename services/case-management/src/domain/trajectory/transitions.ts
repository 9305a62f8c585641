import type { CommandName } from './commands.ts';
import type { GuardName } from './guards.ts';
import type { TrajectoryState } from './trajectory.ts';

/** Who may do it; the access policies decide it, this says what they have to allow. */
export type Doer =
  /** The platform itself, on a decision of the triage table. */
  | 'platform'
  | 'coordinator'
  /** A case supporter (track 2) or case director (track 3), for oneself. */
  | 'fitting-worker'
  /** Who holds the case. */
  | 'holder';

export interface Transition {
  readonly command: 'open' | CommandName;
  /** Absent before the trajectory is there. */
  readonly from: TrajectoryState | undefined;
  readonly to: TrajectoryState;
  /** Named rule that has to be kept. */
  readonly guard: GuardName | 'decision-includes-a-track';
  readonly who: readonly Doer[];
}

const work = ['holder', 'coordinator'] as const;
const handing = ['coordinator'] as const;
const taking = ['coordinator', 'fitting-worker'] as const;

/**
 * Every step that a trajectory can take; what is not here is refused. From `closed` nothing goes on.
 * Where a command has several rows in one state, the one whose guard is kept is taken.
 */
export const trajectoryTransitions: readonly Transition[] = [
  { command: 'open', from: undefined, to: 'unassigned', guard: 'decision-includes-a-track', who: ['platform'] },

  { command: 'assign', from: 'unassigned', to: 'exploration', guard: 'begins-in-exploration', who: taking },
  { command: 'assign', from: 'unassigned', to: 'execution', guard: 'resumes-in-execution', who: taking },
  { command: 'assign', from: 'unassigned', to: 'closing', guard: 'resumes-in-closing', who: taking },

  { command: 'reassign', from: 'exploration', to: 'exploration', guard: 'other-holder-with-reason', who: handing },
  { command: 'reassign', from: 'execution', to: 'execution', guard: 'other-holder-with-reason', who: handing },
  { command: 'reassign', from: 'closing', to: 'closing', guard: 'other-holder-with-reason', who: handing },

  { command: 'release', from: 'exploration', to: 'unassigned', guard: 'reason-given', who: work },
  { command: 'release', from: 'execution', to: 'unassigned', guard: 'reason-given', who: work },
  { command: 'release', from: 'closing', to: 'unassigned', guard: 'reason-given', who: work },

  { command: 'record-plan', from: 'exploration', to: 'exploration', guard: 'plan-day-in-term', who: work },
  { command: 'record-plan', from: 'execution', to: 'execution', guard: 'plan-day-in-term', who: work },

  { command: 'add-contact', from: 'exploration', to: 'exploration', guard: 'contact-day-in-term', who: work },
  { command: 'add-contact', from: 'execution', to: 'execution', guard: 'contact-day-in-term', who: work },
  { command: 'add-contact', from: 'closing', to: 'closing', guard: 'contact-day-in-term', who: work },

  { command: 'extend', from: 'exploration', to: 'exploration', guard: 'later-end-with-reason', who: work },
  { command: 'extend', from: 'execution', to: 'execution', guard: 'later-end-with-reason', who: work },
  { command: 'extend', from: 'closing', to: 'closing', guard: 'later-end-with-reason', who: work },

  { command: 'enter-execution', from: 'exploration', to: 'execution', guard: 'execution-conditions-met', who: work },
  { command: 'enter-closing', from: 'exploration', to: 'closing', guard: 'closing-conditions-met', who: work },
  { command: 'enter-closing', from: 'execution', to: 'closing', guard: 'closing-conditions-met', who: work },
  { command: 'return-to-execution', from: 'closing', to: 'execution', guard: 'return-conditions-met', who: work },
  { command: 'return-to-exploration', from: 'closing', to: 'exploration', guard: 'reason-given', who: work },

  { command: 'close', from: 'closing', to: 'closed', guard: 'closing-act-complete', who: work },
];

export function transitionsFrom(state: TrajectoryState, command: CommandName): Transition[] {
  return trajectoryTransitions.filter((transition) => transition.from === state && transition.command === command);
}
