import { dateInBrussels } from '@veilighuis/calendar';
import type { IsoDate } from '@veilighuis/calendar';
import { ProblemError, phaseEntered, trajectoryAssigned, trajectoryClosed } from '@veilighuis/contracts';
import type { TrajectoryPhase } from '@veilighuis/contracts';
import { fact } from '../change.ts';
import type { TrajectoryTerms } from './clocks.ts';
import { reasonOf } from './commands.ts';
import type { Command } from './commands.ts';
import { effectOf } from './effects.ts';
import { unmetConditions } from './entry-conditions.ts';
import type { ConditionedPhase, EntryConditionCode } from './entry-conditions.ts';
import { guards } from './guards.ts';
import type { Attempt } from './guards.ts';
import type { HistoryLine, Trajectory, TrajectoryChange, TrajectoryFact, TrajectoryState } from './trajectory.ts';
import { transitionsFrom } from './transitions.ts';

export interface Performing {
  /** Moment in UTC. */
  readonly now: string;
  /** User who does it. */
  readonly by?: string | undefined;
  readonly terms: TrajectoryTerms;
}

/**
 * Does a command, when `trajectoryTransitions` has a row for it in this state and its guard is kept.
 * @throws ProblemError `conflict` when there is no such row; otherwise what the guard says
 */
export function perform(trajectory: Trajectory, command: Command, { now, by, terms }: Performing): TrajectoryChange {
  const on = dateInBrussels(now);
  const to = targetState({ trajectory, command, on, terms });
  const { assigneeId, ...rest }: Trajectory = {
    ...trajectory,
    ...effectOf(trajectory, command, on),
    version: trajectory.version + 1,
    state: to,
    phase: phaseOf(to) ?? trajectory.phase,
    history: [...trajectory.history, ...historyOf(command, to, now, by)],
  };
  const state = assigneeId === undefined ? rest : { ...rest, assigneeId };
  return { state, facts: factsOf(trajectory, command, state) };
}

function targetState(attempt: Attempt): TrajectoryState {
  const { trajectory, command } = attempt;
  const rows = transitionsFrom(trajectory.state, command.name);
  const refusals = rows.map(({ guard }) =>
    guard === 'decision-includes-a-track' ? undefined : guards[guard].refusal(attempt),
  );
  const taken = rows.find((_, index) => refusals[index] === undefined);
  if (taken !== undefined) return taken.to;
  throw refusals[0] ?? new ProblemError('conflict', { currentVersion: trajectory.version });
}

function phaseOf(state: TrajectoryState): TrajectoryPhase | undefined {
  return state === 'unassigned' || state === 'closed' ? undefined : state;
}

/** Contacts have a log of their own. */
function historyOf(command: Command, state: TrajectoryState, at: string, by: string | undefined): HistoryLine[] {
  if (command.name === 'add-contact') return [];
  const reason = reasonOf(command);
  return [
    {
      command: command.name,
      state,
      at,
      ...(by === undefined ? {} : { by }),
      ...(reason === undefined ? {} : { reason }),
    },
  ];
}

/** A phase is announced when work in it begins, not when a new case holder goes on with it. */
function factsOf(before: Trajectory, command: Command, after: Trajectory): TrajectoryFact[] {
  const { trajectoryId, clientSystemId, closing } = after;
  const subject = { trajectoryId, clientSystemId };
  const facts: TrajectoryFact[] = [];
  if ('assigneeId' in command) facts.push(fact(trajectoryAssigned, { ...subject, assigneeId: command.assigneeId }));
  const phase = phaseOf(after.state);
  const firstWork = before.state === 'unassigned' && before.history.every(({ command: earlier }) => earlier === 'open');
  if (phase !== undefined && (firstWork || phase !== before.phase))
    facts.push(fact(phaseEntered, { ...subject, phase }));
  if (closing !== undefined) {
    const { closedOn, retentionUntil } = closing;
    facts.push(fact(trajectoryClosed, { ...subject, closedOn, retentionUntil }));
  }
  return facts;
}

/** For the screen: per phase that may be entered from here, what is still missing on a day, no reason being given yet. */
export function unmetByNextPhase(
  trajectory: Trajectory,
  on: IsoDate,
  terms: TrajectoryTerms,
): Partial<Record<ConditionedPhase, EntryConditionCode[]>> {
  const next = (['execution', 'closing'] as const).filter(
    (phase) => transitionsFrom(trajectory.state, `enter-${phase}`).length > 0,
  );
  return Object.fromEntries(
    next.map((phase) => [
      phase,
      unmetConditions(phase, { trajectory, reason: undefined, on, terms }).map(({ code }) => code),
    ]),
  );
}
