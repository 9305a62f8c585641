import { Inject, Injectable } from '@nestjs/common';
import type { IsoDate } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { riskInput } from '@veilighuis/contracts';
import { v7 as newId } from 'uuid';
import type { z } from 'zod';
import { assess, explainLevel, raiseLevel, validUntil } from '../domain/risk/index.ts';
import type { InstrumentDefinition, JudgedAssessment } from '../domain/risk/index.ts';
import { ReferenceData } from './reference-data.ts';
import { Instruments } from './stores.ts';
import type { AssessmentView } from './stores.ts';

export type RiskInput = z.infer<typeof riskInput>;

/** What is made of answers: everything but the client system and the moment. */
export type Draft = Omit<AssessmentView, 'assessedAt' | 'organisation' | 'reportId'>;

/** Scores answers with an instrument of the centre, or one that comes with the platform (R11, R12). */
@Injectable()
export class MakeAssessment {
  constructor(
    @Inject(Instruments) private readonly instruments: Instruments,
    @Inject(ReferenceData) private readonly reference: ReferenceData,
  ) {}

  /** @throws ProblemError `invalid-input`, `level-may-not-be-lowered`, `motivation-required` */
  async from(centre: string, input: RiskInput, on: IsoDate): Promise<Draft> {
    const definition = await this.find(centre, input);
    const scored = assess(definition, input.answers);
    const judged: JudgedAssessment = input.raise === undefined ? scored : raiseLevel(scored, input.raise);
    const {
      instrument,
      instrumentVersion,
      normVersion,
      score,
      proratedScore,
      band,
      scoredLevel,
      level,
      raisedBecause,
    } = judged;
    return {
      assessmentId: newId(),
      instrument,
      instrumentVersion,
      normVersion,
      score,
      ...(proratedScore === undefined ? {} : { proratedScore }),
      unknownItems: [...judged.unknownItems],
      missingItems: [...judged.missingItems],
      alarmingFactors: [...judged.alarmingFactors],
      band,
      scoredLevel,
      level,
      ...(raisedBecause === undefined ? {} : { raisedBecause }),
      reason: explainLevel(definition, judged),
      validUntil: validUntil(definition, on),
    };
  }

  private async find(centre: string, { instrument, instrumentVersion }: RiskInput): Promise<InstrumentDefinition> {
    const shipped = this.reference.instruments.find(
      ({ code, version }) => code === instrument && version === instrumentVersion,
    );
    const definition = shipped ?? (await this.instruments.find(centre, instrument, instrumentVersion));
    if (definition !== undefined) return definition;
    throw new ProblemError('invalid-input', {
      fields: [
        {
          field: 'instrument',
          code: 'instrument-unknown',
          message: 'This instrument, or this version of it, is not loaded at this centre.',
        },
      ],
    });
  }
}
