import { escalationOf, isRunning, nextFinalDate, startClock, stopClock } from '@veilighuis/calendar';
import type { Clock, Escalation, IsoDate, TermRule } from '@veilighuis/calendar';
import type { Role } from '@veilighuis/contracts';

/** Steps of triage that have a target date and a final date (R52). */
export type TriageStep =
  /** From the request of intake until it stands on the list. */
  | 'triage-list'
  /** From the list until the table first decides. */
  | 'table'
  /** From a question for more information until the final decision. */
  | 'more-information';

export type TriageTerms = Readonly<Record<TriageStep, TermRule>>;

/** Terms of a centre that has set none of its own (R52): on the list at once, at the table within 7 days. */
export const defaultTriageTerms: TriageTerms = {
  'triage-list': { target: { count: 0, unit: 'days' }, final: { count: 0, unit: 'days' } },
  table: { target: { count: 5, unit: 'days' }, final: { count: 7, unit: 'days' } },
  'more-information': { target: { count: 7, unit: 'days' }, final: { count: 14, unit: 'days' } },
};

/** Who has to act on a step: nothing waits without an owner (R52). */
export const stepOwner: Readonly<Record<TriageStep, Role>> = {
  'triage-list': 'operational-coordinator',
  table: 'operational-coordinator',
  'more-information': 'operational-coordinator',
};

/** Who is told when a clock passes its dates (R52). */
export const escalatesTo: Readonly<Record<Escalation, readonly Role[]>> = {
  none: [],
  'target-passed': ['operational-coordinator'],
  'final-passed': ['operational-coordinator', 'strategic-coordinator'],
};

export type TriageClocks = readonly Clock<TriageStep>[];

/** The list clock runs from the day of the request and stops as the file opens; then the table clock runs. */
export function openingClocks(requestedOn: IsoDate, openedOn: IsoDate, terms: TriageTerms): TriageClocks {
  const list = startClock('triage-list', requestedOn, terms['triage-list']);
  return [stopClock(list, openedOn), startClock('table', openedOn, terms.table)];
}

/** R52: asking for more information starts one clock of its own; asking again does not put it off. */
export function clocksAfterQuestion(clocks: TriageClocks, on: IsoDate, terms: TriageTerms): TriageClocks {
  if (clocks.some(({ step }) => step === 'more-information')) return clocks;
  return [...clocksAfterDecision(clocks, on), startClock('more-information', on, terms['more-information'])];
}

export function clocksAfterDecision(clocks: TriageClocks, on: IsoDate): TriageClocks {
  return clocks.map((clock) => stopClock(clock, on));
}

/** How the clock that presses most stands at a date, whose it is, and who is told. */
export interface ClockStanding {
  readonly clock: Clock<TriageStep>;
  readonly escalation: Escalation;
  readonly owner: Role;
  readonly tell: readonly Role[];
}

/** Of the clocks that run the one with the earliest final date; of a decided file the last one. */
export function pressingClock(clocks: TriageClocks): Clock<TriageStep> {
  const final = nextFinalDate(clocks);
  const clock = clocks.find((candidate) => isRunning(candidate) && candidate.final === final) ?? clocks.at(-1);
  if (clock === undefined) throw new RangeError('A triage file always has a clock.');
  return clock;
}

export function clockStanding(clocks: TriageClocks, on: IsoDate): ClockStanding {
  const clock = pressingClock(clocks);
  const escalation = escalationOf(clock, on);
  return { clock, escalation, owner: stepOwner[clock.step], tell: escalatesTo[escalation] };
}
