import { dateInBrussels, timeInBrussels } from '@veilighuis/calendar';
import type { OrganisationCategory, OperationOutput, exportAccesses } from '@veilighuis/contracts';
import type { JoinedLine } from './join-lines.ts';
import { functionNames, purposeNames, toldActs } from './told-words.ts';

export type ToldRow = OperationOutput<typeof exportAccesses>['rows'][number];

const judicial: readonly (string | undefined)[] = ['police', 'public-prosecutor'] satisfies OrganisationCategory[];

/**
 * R33, R34: what the person may be told of a line; undefined when nothing of it. Police and prosecutor aren't mentioned, nor
 * is the work of services among each other. It names the organisation and the function, not the member of staff, who has
 * rights as well; and nobody else of the household.
 */
export function toldOf(line: JoinedLine): ToldRow | undefined {
  const act = toldActs[line.operation];
  // A line that doesn't say what kind of organisation it was might be one that may not be mentioned.
  const isTold = line.kind !== 'service' && line.category !== undefined && !judicial.includes(line.category);
  if (act === undefined || !isTold) return undefined;
  return {
    at: `${dateInBrussels(new Date(line.at))} ${timeInBrussels(new Date(line.at))}`,
    organisation: line.organisation,
    function: functionsOf(line),
    purpose: wordFor(line.purpose, purposeNames),
    act,
    result: line.result === 'granted' ? 'toegestaan' : 'geweigerd, er is niets getoond',
  };
}

function functionsOf({ roles }: JoinedLine): string {
  return roles.map((role) => wordFor(role, functionNames)).join(', ');
}

function wordFor(code: string, words: Readonly<Record<string, string>>): string {
  return words[code] ?? code;
}
