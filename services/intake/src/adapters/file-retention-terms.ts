import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { isPlainDate } from '@veilighuis/calendar';
import { z } from 'zod';
import { RetentionTerms } from '../application/retention-stores.ts';
import { longestTermYears } from '../domain/retention/index.ts';
import type { TermWithoutTrajectory } from '../domain/retention/index.ts';

const schema = z.strictObject({
  source: z.string(),
  withoutTrajectory: z.array(
    z.strictObject({
      centre: z.string(),
      validFrom: z.string().refine(isPlainDate, 'A date is written as YYYY-MM-DD.'),
      years: z.number().int().min(1).max(longestTermYears),
    }),
  ),
});

const file = new URL('../../../data/retention-terms.json', import.meta.url);

/** Reads `data/retention-terms.json`; a term that the law doesn't allow stops the process at its start. */
@Injectable()
export class FileRetentionTerms extends RetentionTerms {
  readonly #terms = schema.parse(JSON.parse(readFileSync(file, 'utf8'))).withoutTrajectory;

  withoutTrajectory(centre: string): TermWithoutTrajectory {
    const own = this.#terms
      .filter((term) => term.centre === centre)
      .sort((one, other) => one.validFrom.localeCompare(other.validFrom));
    return (from) => own.findLast(({ validFrom }) => validFrom <= from)?.years ?? longestTermYears;
  }

  shortestYears(centre: string): number {
    const own = this.#terms.filter((term) => term.centre === centre).map(({ years }) => years);
    return Math.min(longestTermYears, ...own);
  }
}
