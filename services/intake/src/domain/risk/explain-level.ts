import type { RiskLevel } from '@veilighuis/contracts';
import type { InstrumentDefinition } from './instrument.ts';
import type { JudgedAssessment } from './raise-level.ts';

const LEVEL_IN_DUTCH: Readonly<Record<RiskLevel, string>> = { low: 'Laag', medium: 'Gemiddeld', high: 'Hoog' };

/**
 * Why the level is what it is, in one Dutch sentence (R15: a word, never a percentage).
 *
 * The strongest ground comes first: judgement, then an alarming factor (R12), then too few answers
 * (R11), then the band.
 */
export function explainLevel(definition: InstrumentDefinition, assessment: JudgedAssessment): string {
  const level = LEVEL_IN_DUTCH[assessment.level];
  if (assessment.raisedBecause !== undefined) {
    return `${level}: verhoogd op basis van professioneel oordeel, met motivering; het instrument gaf ${LEVEL_IN_DUTCH[assessment.scoredLevel].toLowerCase()}.`;
  }
  if (assessment.alarmingFactors.length > 0) {
    return `${level}: ${alarmingInDutch(definition, assessment.alarmingFactors)}; dat telt altijd, hoe klein het feit ook is.`;
  }
  const lacking = assessment.unknownItems.length + assessment.missingItems.length;
  if (assessment.level !== assessment.scoredLevel) {
    return `${level}: ${String(lacking)} vragen zijn onbekend of niet ingevuld; onbekend is geen nee, dus laag kan niet worden besloten.`;
  }
  const score = `score ${String(assessment.proratedScore ?? assessment.score)}`;
  if (lacking === 0) return `${level}: ${score}, alle vragen beantwoord.`;
  const corrected = assessment.proratedScore === undefined ? '' : ', omgerekend naar alle vragen';
  return `${level}: ${score}${corrected}; ${String(lacking)} ${lacking === 1 ? 'vraag is' : 'vragen zijn'} onbekend of niet ingevuld.`;
}

function alarmingInDutch({ items }: InstrumentDefinition, ids: readonly string[]): string {
  const named = ids.map((id) => `"${items.find((item) => item.id === id)?.text ?? id}"`);
  return `${ids.length === 1 ? 'een zeer verontrustende factor' : 'zeer verontrustende factoren'} (${named.join(', ')})`;
}
