import { readdirSync, readFileSync } from 'node:fs';
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
  readonly #pilots = read('pilot-region');
  readonly #provinces = read('province');

  catchment(centre: string): Catchment {
    const province = this.#provinces.get(centre);
    if (province === undefined) throw new Error('The catchment of this centre is not configured.');
    return { pilot: this.#pilots.get(centre) ?? [], province };
  }

  terms(): TriageTerms {
    return defaultTriageTerms;
  }
}

/** Lists of every centre: `<kind>.json` of the first one, `<kind>.<centre>.json` of the others. */
function read(kind: 'pilot-region' | 'province'): ReadonlyMap<string, z.infer<typeof datedList>['municipalities']> {
  const names = readdirSync(data).filter((name) => name.startsWith(`${kind}.`) && name.endsWith('.json'));
  const lists = names.map((name) => datedList.parse(JSON.parse(readFileSync(new URL(name, data), 'utf8'))));
  return new Map(lists.map(({ centre, municipalities }) => [centre, municipalities]));
}
