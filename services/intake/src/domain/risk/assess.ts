import { ProblemError, type RiskAnswer, type RiskLevel } from '@veilighuis/contracts';
import { highestLevel, highestScore, type Band, type InstrumentDefinition, type InstrumentItem } from './instrument.ts';

export type Answers = Readonly<Partial<Record<string, RiskAnswer>>>;

/** What an instrument makes of the answers. Bands only: no percentage leaves the engine (R15). */
export interface ScoredAssessment {
  readonly instrument: string;
  readonly instrumentVersion: number;
  readonly normVersion: number;
  /** Raw score over the items answered yes. */
  readonly score: number;
  /** Score in proportion to the items that were answered; only where the instrument allows it and items are lacking. */
  readonly proratedScore?: number;
  /** Items answered with "unknown", in the order of the instrument. */
  readonly unknownItems: readonly string[];
  /** Items without any answer. */
  readonly missingItems: readonly string[];
  /** Items answered yes that count whatever the fact (R12). */
  readonly alarmingFactors: readonly string[];
  readonly band: string;
  /** Level that the band gives. */
  readonly scoredLevel: RiskLevel;
  /** Level that stands: never below `scoredLevel`. */
  readonly level: RiskLevel;
  /** False when more items are lacking than the instrument allows: then the score alone never means "low" (R11). */
  readonly conclusive: boolean;
}

/**
 * R11: unknown is an answer of its own, and never counts as no.
 *
 * @throws ProblemError `invalid-input` when an answer belongs to no item of the instrument.
 */
export function assess(definition: InstrumentDefinition, answers: Answers): ScoredAssessment {
  refuseForeignAnswers(definition, answers);
  const answeredWith = (wanted: RiskAnswer | undefined) => definition.items.filter(({ id }) => answers[id] === wanted);
  const yes = answeredWith('yes');
  const unknown = answeredWith('unknown');
  const missing = answeredWith(undefined);

  const score = scoreOf(definition, yes);
  const lacking = unknown.length + missing.length;
  const conclusive = lacking <= definition.missing.allowed;
  const prorated =
    conclusive && lacking > 0 && definition.missing.prorate
      ? prorate(definition, score, [...unknown, ...missing])
      : undefined;
  const band = bandOf(definition, prorated ?? score);
  const alarming = yes.filter((item) => item.alarming);

  return {
    instrument: definition.code,
    instrumentVersion: definition.version,
    normVersion: definition.normVersion,
    score,
    ...(prorated === undefined ? {} : { proratedScore: prorated }),
    unknownItems: unknown.map(({ id }) => id),
    missingItems: missing.map(({ id }) => id),
    alarmingFactors: alarming.map(({ id }) => id),
    band: band.code,
    scoredLevel: band.level,
    level: highestLevel(band.level, levelOfAlarmingFactors(alarming.length), levelOfTooFewAnswers(conclusive)),
    conclusive,
  };
}

/** R12: one very alarming factor counts whatever the fact. */
export function levelOfAlarmingFactors(count: number): RiskLevel {
  return count > 0 ? 'high' : 'low';
}

/** R11: where too much is unknown nobody may conclude "low"; medium brings it before people. */
export function levelOfTooFewAnswers(conclusive: boolean): RiskLevel {
  return conclusive ? 'low' : 'medium';
}

function refuseForeignAnswers({ items }: InstrumentDefinition, answers: Answers): void {
  const known = new Set(items.map(({ id }) => id));
  const foreign = Object.keys(answers).filter((id) => !known.has(id));
  if (foreign.length === 0) return;
  throw new ProblemError('invalid-input', {
    fields: foreign.slice(0, 50).map((id) => ({
      field: `answers.${id}`,
      code: 'item-unknown',
      message: 'This item is not in this version of the instrument.',
    })),
  });
}

function scoreOf(definition: InstrumentDefinition, yes: readonly InstrumentItem[]): number {
  return highestScore({ items: [...yes], scoring: definition.scoring });
}

/** Half a point counts as a whole one, so that rounding never lowers a level. */
function prorate(definition: InstrumentDefinition, score: number, lacking: readonly InstrumentItem[]): number {
  const highest = highestScore(definition);
  const reachable = highest - scoreOf(definition, lacking);
  return reachable === 0 ? score : Math.round((score * highest) / reachable);
}

/** The definition guarantees that its bands cover every score. */
function bandOf({ bands }: InstrumentDefinition, score: number): Band {
  const band = bands.find(({ from, to }) => from <= score && score <= to);
  if (band === undefined) throw new RangeError('The bands of the instrument do not cover this score.');
  return band;
}
