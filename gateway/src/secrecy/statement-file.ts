import { readFileSync } from 'node:fs';
import { isPlainDate } from '@veilighuis/calendar';
import { z } from 'zod';
import type { SecrecyStatement } from './statement.ts';

const schema = z.strictObject({
  source: z.string(),
  statements: z
    .array(
      z.strictObject({
        version: z.number().int().min(1),
        validFrom: z.string().refine(isPlainDate, 'A date is written as YYYY-MM-DD.'),
        text: z.string().min(1),
      }),
    )
    .min(1)
    .refine((all) => new Set(all.map(({ version }) => version)).size === all.length, 'A version stands twice.'),
});

/** Reads `data/secrecy-statements.json`; a file that can't be read stops the process at its start. */
export function readStatements(): readonly SecrecyStatement[] {
  const file = new URL('../../../data/secrecy-statements.json', import.meta.url);
  return schema.parse(JSON.parse(readFileSync(file, 'utf8'))).statements;
}
