import { dateInBrussels } from '@veilighuis/calendar';
import type { IsoDate } from '@veilighuis/calendar';
import { ProblemError, triageDecided } from '@veilighuis/contracts';
import { fact } from '../change.ts';
import { clocksAfterDecision, clocksAfterQuestion } from './clocks.ts';
import type { TriageTerms } from './clocks.ts';
import { refuseIncoherentRecord } from './decision-record.ts';
import type { Decision, DecisionRecord } from './decision-record.ts';
import { brokenRule } from './decision-rules.ts';
import { departsFrom, propose } from './router.ts';
import type { Catchment } from './router.ts';
import { changed } from './triage-file.ts';
import type { TriageChange, TriageFile } from './triage-file.ts';

export interface DecidingContext {
  readonly decisionId: string;
  readonly decidedBy: string;
  /** Moment in UTC. */
  readonly now: string;
  readonly catchment: Catchment;
  readonly terms: TriageTerms;
}

/**
 * R26: the table decides. A question for more information keeps the file waiting; any other outcome ends the round.
 * @throws ProblemError of the first rule of `decisionRules` that is broken, or `invalid-input` for a record that does
 * not hang together
 */
export function decide(file: TriageFile, record: DecisionRecord, context: DecidingContext): TriageChange {
  const on = dateInBrussels(context.now);
  refuseBrokenRule(file, record, context.catchment, on);
  refuseIncoherentRecord(record, on);
  const decision = toDecision(file, record, context, on);
  const asksMore = record.outcome === 'more-information';
  const state = changed(file, {
    state: asksMore ? 'waiting' : 'decided',
    decisions: [...file.decisions, decision],
    clocks: asksMore ? clocksAfterQuestion(file.clocks, on, context.terms) : clocksAfterDecision(file.clocks, on),
  });
  const decided = fact(triageDecided, {
    fileId: file.fileId,
    decisionId: context.decisionId,
    clientSystemId: file.clientSystemId,
    outcome: record.outcome,
    decidedOn: on,
    municipalities: [...file.household.municipalities],
  });
  return { state, facts: [decided] };
}

function refuseBrokenRule(file: TriageFile, record: DecisionRecord, catchment: Catchment, on: IsoDate): void {
  const { outcome, motivation, overrideReason } = record;
  const broken = brokenRule({ file, outcome, motivation, overrideReason, catchment, on });
  if (broken === undefined) return;
  throw new ProblemError(broken.problem, {
    ...(broken.problem === 'already-decided' ? { currentVersion: file.version } : {}),
    ...(broken.field === undefined
      ? {}
      : { fields: [{ field: broken.field, code: broken.problem, message: 'Say why.' }] }),
  });
}

function toDecision(file: TriageFile, record: DecisionRecord, context: DecidingContext, on: IsoDate): Decision {
  const proposal = propose(file, context.catchment, on);
  return {
    ...record,
    participants: [...new Set(record.participants)],
    decisionId: context.decisionId,
    decidedAt: context.now,
    decidedBy: context.decidedBy,
    proposal,
    overridden: departsFrom(proposal, record.outcome),
  };
}
