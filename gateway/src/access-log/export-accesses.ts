import { addDays, startOfDayInBrussels } from '@veilighuis/calendar';
import type { exportAccesses, OperationInput, OperationOutput, RequestMeta } from '@veilighuis/contracts';
import { ProblemError } from '@veilighuis/contracts';
import { csv } from './csv.ts';
import type { JoinedLog, LinePlace } from './joined-log.ts';
import { toldOf } from './told-to-person.ts';
import type { ToldRow } from './told-to-person.ts';

type Export = OperationOutput<typeof exportAccesses>;

const PAGE = 500;
/** Lines looked through for one export; years of a file that is much looked at stay below it. */
const MOST_LINES = 20_000;
/** Below every id of a line. */
const LOWEST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * What a person may be told of who looked at his or her data (R33), whole or not at all.
 * @throws ProblemError `service-unavailable` while a part of the log is away; `too-large` for too long a period
 */
export async function exportOf(
  log: JoinedLog,
  { personId, from, until }: OperationInput<typeof exportAccesses>,
  meta: RequestMeta,
  now: Date,
): Promise<Export> {
  const since = from === undefined ? '' : startOfDayInBrussels(from).toString({ fractionalSecondDigits: 3 });
  const question = { about: { by: 'person', personId }, use: 'export' } as const;
  const rows: ToldRow[] = [];
  let seen = 0;
  let before: LinePlace | undefined = until === undefined ? undefined : startOfNextDay(until);
  for (;;) {
    const page = await log.page(question, PAGE, before, meta);
    if (page.missing.length > 0) throw new ProblemError('service-unavailable');
    rows.push(...page.rows.filter(({ at }) => at >= since).flatMap((line) => toldOf(line) ?? []));
    seen += page.rows.length;
    const { last } = page;
    if (last === undefined || last.at < since) return { personId, madeAt: now.toISOString(), rows };
    if (seen >= MOST_LINES) throw new ProblemError('too-large', { detail: 'Ask for a shorter period.' });
    before = last;
  }
}

function startOfNextDay(day: string): LinePlace {
  return { at: startOfDayInBrussels(addDays(day, 1)).toString({ fractionalSecondDigits: 3 }), lineId: LOWEST_ID };
}

const header = ['Datum en uur', 'Organisatie', 'Functie', 'Doel', 'Wat', 'Resultaat'];

export function asTable({ rows }: Export): string {
  return csv(
    header,
    rows.map((row) => [row.at, row.organisation, row.function, row.purpose, row.act, row.result]),
  );
}
