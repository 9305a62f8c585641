import { ProblemError, type RiskLevel } from '@veilighuis/contracts';
import type { ScoredAssessment } from './assess.ts';
import { rank } from './instrument.ts';

/** Professional judgement on a scored assessment. */
export interface Raise {
  readonly level: RiskLevel;
  readonly motivation: string;
}

export interface JudgedAssessment extends ScoredAssessment {
  /** Why judgement raised the level; absent when the level is that of the instrument. */
  readonly raisedBecause?: string;
}

/**
 * R12: professional judgement may raise the level with a motivation, never lower it.
 * Judging the same level changes nothing.
 *
 * @throws ProblemError `level-may-not-be-lowered`, or `motivation-required`.
 */
export function raiseLevel(assessment: ScoredAssessment, raise: Raise): JudgedAssessment {
  if (rank(raise.level) < rank(assessment.level)) throw new ProblemError('level-may-not-be-lowered');
  if (raise.level === assessment.level) return assessment;
  const raisedBecause = raise.motivation.trim();
  if (raisedBecause === '') throw new ProblemError('motivation-required');
  return { ...assessment, level: raise.level, raisedBecause };
}

/** R12: a referral below the threshold (a low level) needs a motivation, and is marked. */
export function isBelowThreshold(level: RiskLevel | undefined): boolean {
  return level === undefined || level === 'low';
}

/** R12 and R13: the triage table looks at medium and high risk, and at every repeat whatever its score. */
export function goesToTriage(level: RiskLevel | undefined, repeat: boolean): boolean {
  return repeat || level === 'medium' || level === 'high';
}
