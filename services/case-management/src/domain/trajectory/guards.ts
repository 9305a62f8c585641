import type { IsoDate } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { TrajectoryPhase } from '@veilighuis/contracts';
import { endClock } from './clocks.ts';
import type { TrajectoryTerms } from './clocks.ts';
import { reasonOf } from './commands.ts';
import type { Command } from './commands.ts';
import { unmetConditions } from './entry-conditions.ts';
import type { ConditionedPhase } from './entry-conditions.ts';
import { decideRetention } from './retention.ts';
import type { Trajectory } from './trajectory.ts';

/** A command against a trajectory on a day (R53). */
export interface Attempt {
  readonly trajectory: Trajectory;
  readonly command: Command;
  readonly on: IsoDate;
  readonly terms: TrajectoryTerms;
}

/** A named rule that a transition asks for. */
export interface Guard {
  readonly sentence: string;
  /** The refusal; undefined when the rule is kept. */
  readonly refusal: (attempt: Attempt) => ProblemError | undefined;
}

export type GuardName =
  | 'begins-in-exploration'
  | 'resumes-in-execution'
  | 'resumes-in-closing'
  | 'other-holder-with-reason'
  | 'reason-given'
  | 'plan-day-in-term'
  | 'contact-day-in-term'
  | 'later-end-with-reason'
  | 'execution-conditions-met'
  | 'closing-conditions-met'
  | 'return-conditions-met'
  | 'closing-act-complete';

const executionEntry = entry('execution', 'The entry conditions of execution are met.');

export const guards: Readonly<Record<GuardName, Guard>> = {
  'begins-in-exploration': resumesIn('exploration', 'Work begins with exploration.'),
  'resumes-in-execution': resumesIn('execution', 'A new case holder goes on where the case was left: in execution.'),
  'resumes-in-closing': resumesIn('closing', 'A new case holder goes on where the case was left: in closing.'),
  'other-holder-with-reason': {
    sentence: 'A case goes to another holder, with a reason.',
    refusal: ({ trajectory, command }) =>
      command.name === 'reassign' && command.assigneeId === trajectory.assigneeId
        ? new ProblemError('conflict', { detail: 'This user holds the case already.' })
        : missingReason(command),
  },
  'reason-given': {
    sentence: 'This act has a reason.',
    refusal: ({ command }) => missingReason(command),
  },
  'plan-day-in-term': {
    sentence: 'The day of the plan lies between the decision and today.',
    refusal: ({ trajectory, command, on }) =>
      command.name === 'record-plan' ? outsideTerm('on', command.on, trajectory, on) : undefined,
  },
  'contact-day-in-term': {
    sentence: 'The day of a contact lies between the decision and today.',
    refusal: ({ trajectory, command, on }) =>
      command.name === 'add-contact' ? outsideTerm('on', command.contact.on, trajectory, on) : undefined,
  },
  'later-end-with-reason': {
    sentence:
      'An extension has a reason and a target end later than the present one, not in the past and not after its final date.',
    refusal: ({ trajectory, command, on }) => notLater(trajectory, command, on) ?? missingReason(command),
  },
  'execution-conditions-met': executionEntry,
  'closing-conditions-met': entry('closing', 'The entry conditions of closing are met.'),
  'return-conditions-met': {
    sentence: 'Going back to execution has a reason, and asks what entering it asks: closing is no way round.',
    refusal: (attempt) => executionEntry.refusal(attempt) ?? missingReason(attempt.command),
  },
  'closing-act-complete': {
    sentence:
      'R50: the closing act has a reason and decides on retention: 15 years, or up to 30 by consensus on a ground.',
    refusal: ({ command }) => {
      if (command.name !== 'close') return undefined;
      try {
        decideRetention(command.retention);
      } catch (error) {
        if (error instanceof ProblemError) return error;
        throw error;
      }
      return missingReason(command);
    },
  },
};

function resumesIn(phase: TrajectoryPhase, sentence: string): Guard {
  return {
    sentence,
    refusal: ({ trajectory }) => (trajectory.phase === phase ? undefined : new ProblemError('conflict')),
  };
}

function entry(phase: ConditionedPhase, sentence: string): Guard {
  return {
    sentence,
    refusal: ({ trajectory, command, on, terms }) => {
      const unmet = unmetConditions(phase, { trajectory, reason: reasonOf(command), on, terms });
      if (unmet.length === 0) return undefined;
      return new ProblemError('phase-entry-refused', {
        fields: unmet.map((condition) => ({
          field: condition.field ?? 'phase',
          code: condition.code,
          message: condition.sentence,
        })),
      });
    },
  };
}

function missingReason(command: Command): ProblemError | undefined {
  if (reasonOf(command) !== undefined) return undefined;
  return fault('reason', 'motivation-required', 'Say why.', 'motivation-required');
}

function outsideTerm(field: string, day: IsoDate, { decidedOn }: Trajectory, today: IsoDate): ProblemError | undefined {
  if (day > today) return fault(field, 'date-in-future', 'This day has yet to come.');
  if (day < decidedOn) return fault(field, 'date-before-decision', 'This day lies before the decision of the table.');
  return undefined;
}

function notLater(trajectory: Trajectory, command: Command, today: IsoDate): ProblemError | undefined {
  if (command.name !== 'extend') return undefined;
  const { until, finalOn } = command;
  const { target, final } = endClock(trajectory);
  if (until <= target) return fault('until', 'not-later', 'An extension ends later than the present target end.');
  if (until < today) return fault('until', 'date-in-past', 'This day has passed already.');
  if (finalOn === undefined) return undefined;
  if (finalOn < until) return fault('finalOn', 'before-target', 'The final date does not come before the target end.');
  return finalOn < final
    ? fault('finalOn', 'not-later', 'An extension does not bring the final date forward.')
    : undefined;
}

function fault(
  field: string,
  code: string,
  message: string,
  problem: 'invalid-input' | 'motivation-required' = 'invalid-input',
) {
  return new ProblemError(problem, { fields: [{ field, code, message }] });
}
