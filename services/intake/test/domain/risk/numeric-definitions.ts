import { instrumentDefinition, type InstrumentDefinition } from '../../../src/domain/risk/index.ts';

/** Two definitions without any wording, to prove the engine against published numbers. */

const items = (count: number, answerType: 'zero-one' | 'yes-no-unknown') =>
  Array.from({ length: count }, (_, i) => ({ id: `item-${String(i + 1)}`, answerType }));

/** Published norm table: score, % re-assault, % in range, % lower, % higher. */
export const publishedNorms = [
  [0, 0, 5, 11, 0, 89],
  [1, 1, 10, 16, 11, 73],
  [2, 2, 20, 21, 27, 52],
  [3, 3, 27, 19, 48, 33],
  [4, 4, 41, 13, 67, 20],
  [5, 6, 59, 13, 80, 7],
  [7, 13, 70, 7, 93, 0],
] as const;

/** The shape of a published actuarial tool: 13 items of 0 or 1, summed, prorated when some are missing. */
export const thirteenItems: InstrumentDefinition = instrumentDefinition.parse({
  code: 'thirteen-items',
  version: 1,
  normVersion: 1,
  name: 'Sum of thirteen items',
  licence: 'numbers only, no wording',
  validPopulation: 'Men with a partner, after an assault',
  items: items(13, 'zero-one'),
  scoring: 'sum',
  bands: publishedNorms.map(([from, to]) => ({
    code: from === to ? `score-${String(from)}` : `score-${String(from)}-${String(to)}`,
    from,
    to,
    level: from <= 1 ? 'low' : from <= 4 ? 'medium' : 'high',
  })),
  missing: { allowed: 5, prorate: true },
  shelfLifeMonths: 12,
  normTable: publishedNorms.map(([from, to, reassaultPercent, inRangePercent, lowerPercent, higherPercent]) => ({
    from,
    to,
    reassaultPercent,
    inRangePercent,
    lowerPercent,
    higherPercent,
  })),
});

/** 24 items counted: 14 or more yes is high, 10 to 13 medium, below that standard. */
export const twentyFourItems: InstrumentDefinition = instrumentDefinition.parse({
  code: 'twenty-four-items',
  version: 1,
  normVersion: 1,
  name: 'Count of twenty-four items',
  licence: 'numbers only, no wording',
  validPopulation: 'Victims of violence by a partner',
  items: items(24, 'yes-no-unknown'),
  scoring: 'count-yes',
  bands: [
    { code: 'standard', from: 0, to: 9, level: 'low' },
    { code: 'medium', from: 10, to: 13, level: 'medium' },
    { code: 'high', from: 14, to: 24, level: 'high' },
  ],
  missing: { allowed: 24, prorate: false },
  shelfLifeMonths: 6,
});

/** Yes on the first items, then unknown, then no on the rest. */
export function answers(
  { items: all }: InstrumentDefinition,
  yes: number,
  unknown = 0,
): Record<string, 'yes' | 'no' | 'unknown'> {
  return Object.fromEntries(all.map(({ id }, i) => [id, i < yes ? 'yes' : i < yes + unknown ? 'unknown' : 'no']));
}
