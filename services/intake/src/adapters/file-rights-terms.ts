import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { isPlainDate } from '@veilighuis/calendar';
import { z } from 'zod';
import { RightsTerms } from '../application/rights-stores.ts';
import type { AnswerTerms } from '../domain/rights/index.ts';

const authority = z.string().min(1).max(40);

const schema = z.strictObject({
  source: z.string(),
  terms: z
    .array(
      z.strictObject({
        validFrom: z.string().refine(isPlainDate, 'A date is written as YYYY-MM-DD.'),
        answerMonths: z.number().int().min(1).max(12),
        extensionMonths: z.number().int().min(0).max(12),
        forwardTo: z.strictObject({ police: authority, 'public-prosecutor': authority }),
      }),
    )
    .min(1),
});

const file = new URL('../../../data/rights-terms.json', import.meta.url);

/** Reads `data/rights-terms.json`. */
@Injectable()
export class FileRightsTerms extends RightsTerms {
  readonly #terms = schema
    .parse(JSON.parse(readFileSync(file, 'utf8')))
    .terms.sort((one, other) => one.validFrom.localeCompare(other.validFrom));

  get firstDay(): string {
    return this.#terms[0]?.validFrom ?? '9999-12-31';
  }

  on(day: string): AnswerTerms {
    const terms = this.#terms.findLast(({ validFrom }) => validFrom <= day);
    if (terms === undefined) throw new RangeError('No terms are known of that day.');
    return terms;
  }
}
