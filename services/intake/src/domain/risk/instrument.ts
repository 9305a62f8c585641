import { riskLevels, type RiskLevel } from '@veilighuis/contracts';
import { z } from 'zod';

/**
 * A risk instrument as data: a centre loads the definitions that it has a licence for.
 * A version, once loaded, is never changed, so that old assessments stay readable (R11).
 */
const item = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  /** Absent where the licence forbids showing the wording. */
  text: z.string().min(1).max(600).optional(),
  /** `zero-one` items are answered yes (1) or no (0) as well; only their label on a form differs. */
  answerType: z.enum(['yes-no-unknown', 'zero-one']).default('yes-no-unknown'),
  /** What a yes adds to the score. Zero: asked and shown, not counted. */
  weight: z.number().int().min(0).max(100).default(1),
  /** R12: a yes makes the level high whatever the fact and whatever the score. */
  alarming: z.boolean().default(false),
});

const band = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** Lowest and highest score of the band, both included. */
  from: z.number().int().min(0),
  to: z.number().int().min(0),
  level: z.enum(riskLevels),
});

/** A row of a published norm table, in percent. For the makers of instruments; never shown with a case (R15). */
const norm = z.strictObject({
  from: z.number().int().min(0),
  to: z.number().int().min(0),
  reassaultPercent: z.number().min(0).max(100),
  inRangePercent: z.number().min(0).max(100),
  lowerPercent: z.number().min(0).max(100),
  higherPercent: z.number().min(0).max(100),
});

const shape = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]{1,60}$/),
  version: z.number().int().min(1),
  normVersion: z.number().int().min(1),
  name: z.string().min(1).max(200),
  licence: z.string().min(1).max(300),
  /** For whom the norms hold, in words. */
  validPopulation: z.string().min(1).max(1000),
  items: z.array(item).min(1).max(200),
  /** `sum` adds the weights of the items answered yes; `count-yes` counts them. */
  scoring: z.enum(['sum', 'count-yes']),
  bands: z.array(band).min(1).max(20),
  missing: z.strictObject({
    /** How many items may be unknown or missing before the score alone no longer carries a level. */
    allowed: z.number().int().min(0),
    /** True: the score is raised in proportion to the items that were answered. */
    prorate: z.boolean(),
  }),
  shelfLifeMonths: z.number().int().min(1).max(60),
  normTable: z.array(norm).max(50).optional(),
});

export type InstrumentDefinition = z.infer<typeof shape>;
export type InstrumentItem = InstrumentDefinition['items'][number];
export type Band = InstrumentDefinition['bands'][number];

/** The highest score that the items allow. */
export function highestScore(definition: Pick<InstrumentDefinition, 'items' | 'scoring'>): number {
  return definition.items.reduce((sum, { weight }) => sum + (definition.scoring === 'sum' ? weight : 1), 0);
}

/** Definition as a centre loads it: bands follow one another without gap from 0 to the highest score, and never fall. */
export const instrumentDefinition = shape
  .refine(({ items }) => new Set(items.map(({ id }) => id)).size === items.length, {
    path: ['items'],
    message: 'Each item needs an id of its own.',
  })
  .refine(({ bands }) => bands.every(({ from, to }) => from <= to), {
    path: ['bands'],
    message: 'A band runs from its lowest to its highest score.',
  })
  .refine(({ bands }) => bands.every(({ from }, i) => from === (i === 0 ? 0 : (bands[i - 1]?.to ?? NaN) + 1)), {
    path: ['bands'],
    message: 'Bands begin at 0 and follow one another without gap or overlap.',
  })
  .refine((definition) => (definition.bands.at(-1)?.to ?? -1) >= highestScore(definition), {
    path: ['bands'],
    message: 'The last band must reach the highest score that the items allow.',
  })
  .refine(({ bands }) => bands.every(({ level }, i) => i === 0 || rank(level) >= rank(bands[i - 1]?.level ?? 'low')), {
    path: ['bands'],
    message: 'A higher score never gives a lower level.',
  });

/** Order of the levels: 0 low, 1 medium, 2 high. */
export function rank(level: RiskLevel): number {
  return riskLevels.indexOf(level);
}

export function highestLevel(first: RiskLevel, ...others: RiskLevel[]): RiskLevel {
  return others.reduce((highest, level) => (rank(level) > rank(highest) ? level : highest), first);
}
