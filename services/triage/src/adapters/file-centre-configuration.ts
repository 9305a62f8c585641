import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { isPlainDate } from '@veilighuis/calendar';
import { z } from 'zod';
import { CentreConfiguration } from '../application/centre-configuration.ts';
import { defaultTriageTerms } from '../domain/triage-file/index.ts';
import type { Catchment, TriageTerms } from '../domain/triage-file/index.ts';

const day = z.string().refine(isPlainDate, 'A date is written as YYYY-MM-DD.');

const datedList = z.strictObject({
  centre: z.string(),
  source: z.string(),
  municipalities: z
    .array(
      z.strictObject({
        nis: z.string().regex(/^\d{5}$/),
        name: z.string(),
        validFrom: day.optional(),
        validUntil: day.optional(),
      }),
    )
    .min(1),
});

const data = new URL('../../../data/', import.meta.url);

/** Reads `data/`; a file that doesn't hold stops the process at its start. Every centre has the default terms. */
@Injectable()
export class FileCentreConfiguration extends CentreConfiguration {
  readonly #pilot = read('pilot-region.json');
  readonly #province = read('province.json');

  catchment(centre: string): Catchment {
    if (this.#pilot.centre !== centre || this.#province.centre !== centre) {
      throw new Error('The catchment of this centre is not configured.');
    }
    return { pilot: this.#pilot.municipalities, province: this.#province.municipalities };
  }

  terms(): TriageTerms {
    return defaultTriageTerms;
  }
}

function read(name: string): z.infer<typeof datedList> {
  return datedList.parse(JSON.parse(readFileSync(new URL(name, data), 'utf8')));
}
