import { z } from 'zod';
import { riskLevels } from '../codes/index.ts';
import { dateOfDay, id, moment, motivation, organisationAlias } from '../fields.ts';

export const riskLevel = z.enum(riskLevels).describe('Risk level; a band, never a percentage (R15)');

export const riskInput = z
  .strictObject({
    instrument: z
      .string()
      .regex(/^[a-z0-9-]{1,60}$/)
      .describe('Code of the instrument'),
    instrumentVersion: z.number().int().min(1).describe('Version of the instrument'),
    answers: z
      .record(z.string().regex(/^[a-z0-9-]{1,60}$/), z.enum(['yes', 'no', 'unknown']))
      .refine((answers) => Object.keys(answers).length <= 200, 'Two hundred answers at most.')
      .describe('Answer per item; unknown is an answer of its own, never counted as no (R11)'),
    informationBasis: z
      .array(z.enum(['interview-victim', 'interview-suspect', 'police-records', 'file', 'third-party']))
      .max(5)
      .default([])
      .describe('What the answers rest on'),
    raise: z
      .strictObject({ level: riskLevel, motivation })
      .optional()
      .describe('Professional judgement: it may raise the level, never lower it (R12)'),
  })
  .describe('Answers on a risk instrument');

export const riskAssessment = z.strictObject({
  assessmentId: id('risk assessment'),
  instrument: z.string().describe('Code of the instrument'),
  instrumentVersion: z.number().int().describe('Version of the instrument'),
  normVersion: z.number().int().describe('Version of the norms: the limits between the bands'),
  assessedAt: moment('When it was made'),
  organisation: organisationAlias,
  score: z.number().describe('Score over the items that were answered'),
  proratedScore: z
    .number()
    .optional()
    .describe('Score as it would be with every item answered, where the instrument allows that'),
  unknownItems: z.array(z.string()).describe('Items answered with unknown; never counted as no (R11)'),
  missingItems: z.array(z.string()).describe('Items without an answer'),
  alarmingFactors: z.array(z.string()).describe('Items that count whatever the fact (R12)'),
  band: z.string().describe('Band of the instrument'),
  scoredLevel: riskLevel,
  level: riskLevel.describe('Level that stands, after alarming factors and judgement'),
  raisedBecause: z.string().optional().describe('Why judgement raised it'),
  reason: z.string().describe('Why the level is what it is, in a Dutch sentence'),
  validUntil: dateOfDay('Last day of its shelf life (R14)'),
  reportId: id('police report').optional(),
});
