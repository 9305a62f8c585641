import { earliestOf } from './plain-date.ts';
import type { IsoDate } from './plain-date.ts';
import { termFrom } from './term.ts';
import type { Term, TermRule } from './term.ts';

/** The clock of one step: target and final date, and the day on which the step was done (R52). */
export interface Clock<Step extends string = string> extends Term {
  readonly step: Step;
  readonly doneOn?: IsoDate;
}

/** How a clock stands at a date. On the target date or final date itself it has not passed yet. */
export type Escalation = 'none' | 'target-passed' | 'final-passed';

export function startClock<Step extends string>(step: Step, start: IsoDate, rule: TermRule): Clock<Step> {
  return { step, ...termFrom(start, rule) };
}

/** A clock that stands already keeps its first day. */
export function stopClock<Step extends string>(clock: Clock<Step>, on: IsoDate): Clock<Step> {
  return clock.doneOn === undefined ? { ...clock, doneOn: on } : clock;
}

export function isRunning(clock: Clock): boolean {
  return clock.doneOn === undefined;
}

/** A clock that was stopped no longer escalates. */
export function escalationOf(clock: Clock, on: IsoDate): Escalation {
  if (!isRunning(clock) || on <= clock.target) return 'none';
  return on <= clock.final ? 'target-passed' : 'final-passed';
}

const rising: readonly Escalation[] = ['none', 'target-passed', 'final-passed'];

/** The most urgent of several clocks. */
export function highestEscalation(clocks: readonly Clock[], on: IsoDate): Escalation {
  return clocks.reduce<Escalation>((highest, clock) => {
    const own = escalationOf(clock, on);
    return rising.indexOf(own) > rising.indexOf(highest) ? own : highest;
  }, 'none');
}

/** Earliest final date of the clocks that run; undefined when none runs. */
export function nextFinalDate(clocks: readonly Clock[]): IsoDate | undefined {
  const [first, ...others] = clocks.filter(isRunning).map((clock) => clock.final);
  return first === undefined ? undefined : earliestOf(first, ...others);
}
