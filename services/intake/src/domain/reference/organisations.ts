import { isPlainDate } from '@veilighuis/calendar';
import { organisationAlias, organisationCategories, zoneCode } from '@veilighuis/contracts';
import { z } from 'zod';

const day = z.string().refine(isPlainDate, 'A date is written as YYYY-MM-DD.');

const organisation = z.strictObject({
  alias: organisationAlias,
  name: z.string().min(1),
  category: z.enum(organisationCategories),
  zones: z.array(zoneCode),
  /** First and last day of its work with the centre, both included. */
  validFrom: day.optional(),
  validUntil: day.optional(),
});

/** Organisations of one centre: dated configuration, as a file in `data/organisations.json` (R23). */
export const organisationList = z
  .strictObject({ source: z.string(), organisations: z.array(organisation).min(1) })
  .superRefine(({ organisations }, context) => {
    const seen = new Set<string>();
    for (const { alias } of organisations) {
      if (seen.has(alias)) context.addIssue({ code: 'custom', message: `Organisation ${alias} is in the list twice.` });
      seen.add(alias);
    }
  });

export type Organisation = z.infer<typeof organisation>;
