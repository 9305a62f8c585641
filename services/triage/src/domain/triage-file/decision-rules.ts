import type { IsoDate } from '@veilighuis/calendar';
import type { ProblemCode, TriageOutcome } from '@veilighuis/contracts';
import { isAdmissible } from './admission.ts';
import { lacksMinorConsultation } from './minors.ts';
import { departsFrom, isTrackAvailable, propose } from './router.ts';
import type { Catchment } from './router.ts';
import type { TriageFile } from './triage-file.ts';

/** What is about to be decided, and the day. */
export interface Intention {
  readonly file: TriageFile;
  readonly outcome: TriageOutcome;
  readonly motivation: string;
  readonly overrideReason?: string | undefined;
  readonly catchment: Catchment;
  readonly on: IsoDate;
}

/** A rule that stands in the way of a decision. */
export interface DecisionRule {
  readonly rule: string;
  readonly sentence: string;
  readonly problem: ProblemCode;
  /** Field at fault, when one can be mended. */
  readonly field?: string;
  readonly isBroken: (intention: Intention) => boolean;
}

export function trackOf(outcome: TriageOutcome): 2 | 3 | undefined {
  if (outcome === 'include-track-2') return 2;
  return outcome === 'include-track-3' ? 3 : undefined;
}

const isBlank = (text: string | undefined) => (text ?? '').trim() === '';

/** In the order in which they are checked; the first one that is broken is the answer. */
export const decisionRules: readonly DecisionRule[] = [
  {
    rule: 'R26',
    sentence: 'One decision stands: a file that is decided is not decided again.',
    problem: 'already-decided',
    isBroken: ({ file }) => file.state === 'decided',
  },
  {
    rule: 'R21',
    sentence: 'With a minor, or possibly one, VK or OCJ is consulted before any decision; nobody may override this.',
    problem: 'minor-consultation-missing',
    isBroken: ({ file }) => lacksMinorConsultation(file),
  },
  {
    rule: 'R20',
    sentence:
      'A trajectory needs all three criteria, after direct referral and hooking on were weighed and do not suffice.',
    problem: 'admission-criteria-unmet',
    isBroken: ({ file, outcome }) => trackOf(outcome) !== undefined && !isAdmissible(file.admission),
  },
  {
    rule: 'R27',
    sentence:
      'Track 2 is for client systems with a member in a pilot municipality on that day, track 3 for the province.',
    problem: 'track-not-available',
    isBroken: ({ file, outcome, catchment, on }) => {
      const track = trackOf(outcome);
      return track !== undefined && !isTrackAvailable(track, file.household.municipalities, catchment, on);
    },
  },
  {
    rule: 'R20',
    sentence: 'Each outcome has its ground in words, a refusal too.',
    problem: 'motivation-required',
    field: 'motivation',
    isBroken: ({ motivation }) => isBlank(motivation),
  },
  {
    rule: 'R27',
    sentence: 'Who departs from the proposal of the router says why.',
    problem: 'motivation-required',
    field: 'overrideReason',
    isBroken: ({ file, outcome, overrideReason, catchment, on }) =>
      departsFrom(propose(file, catchment, on), outcome) && isBlank(overrideReason),
  },
];

/** The first rule that an intention breaks; undefined when it may stand. */
export function brokenRule(intention: Intention): DecisionRule | undefined {
  return decisionRules.find((rule) => rule.isBroken(intention));
}

/** What the board shows as missing: without the first no decision at all, without the second no trajectory (R20, R21). */
export function missingBeforeDecision(file: TriageFile): ProblemCode[] {
  if (file.state === 'decided') return [];
  return [
    ...(lacksMinorConsultation(file) ? (['minor-consultation-missing'] as const) : []),
    ...(isAdmissible(file.admission) ? [] : (['admission-criteria-unmet'] as const)),
  ];
}
