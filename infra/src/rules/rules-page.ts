import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from '../paths.ts';

/** Path from the root of the repository. */
export const rulesPage = 'docs/rules-and-tests.md';

const ruleSchema = z.array(z.object({ nr: z.string().regex(/^R\d\d$/), rule: z.string(), source: z.string() }));

export type Rule = z.infer<typeof ruleSchema>[number];

/** A test that names a rule in its title, or whose group does. */
export interface CitingTest {
  readonly title: string;
  readonly file: string;
}

/** The rules that the platform enforces, in order. */
export function readRules(): readonly Rule[] {
  return ruleSchema.parse(JSON.parse(readFileSync(join(repositoryRoot, 'infra/rules/rules.json'), 'utf8')));
}

/** Every test of the repository by the number of the rule that its title cites. */
export function testsByRule(): ReadonlyMap<string, readonly CitingTest[]> {
  const files = globSync(['{packages,services}/*/test/**/*.test.ts', '{gateway,infra,e2e}/test/**/*.test.ts'], {
    cwd: repositoryRoot,
  });
  const found = new Map<string, CitingTest[]>();
  for (const file of files.toSorted()) {
    for (const title of titlesIn(readFileSync(join(repositoryRoot, file), 'utf8'))) {
      for (const nr of new Set(title.match(/\bR\d\d\b/g))) found.set(nr, [...(found.get(nr) ?? []), { title, file }]);
    }
  }
  return found;
}

/** Titles of tests and groups as they stand in the text of a test file. */
export function titlesIn(text: string): string[] {
  return [...text.matchAll(/^\s*(?:describe|it|test)\(\s*(['"`])((?:\\.|(?!\1)[^\\\n])+)\1/gm)].map(
    ([, , title = '']) => title.replaceAll(/\\(.)/g, '$1'),
  );
}

/** The page that links each rule to the tests that cite it. */
export function rulesDocument(
  rules: readonly Rule[] = readRules(),
  tests: ReadonlyMap<string, readonly CitingTest[]> = testsByRule(),
): string {
  const sections = rules.map(({ nr, rule, source }) => {
    const citing = tests.get(nr) ?? [];
    const lines = citing.map(({ title, file }) => `- ${escaped(title)} ([${nameOf(file)}](../${file}))`);
    return `## ${nr}\n\n${rule}. Source: ${source}.\n\n${lines.length === 0 ? 'No test cites it yet.' : lines.join('\n')}\n`;
  });
  const without = rules.filter(({ nr }) => !tests.has(nr)).map(({ nr }) => nr);
  return [
    '# Rules and their tests\n',
    'Made by `npm run generate` from `infra/rules/rules.json` and the titles of the tests. D2024 is the Flemish decree of',
    '29 March 2024 on the Veilige Huizen, WVG the federal privacy act of 30 July 2018, Sw. the Strafwetboek.\n',
    without.length === 0 ? 'Every rule is cited.\n' : `Without a test that cites them: ${without.join(', ')}.\n`,
    ...sections,
  ].join('\n');
}

function nameOf(file: string): string {
  return file.split('/').at(-1) ?? file;
}

function escaped(title: string): string {
  return title.replaceAll(/[*_<>[\]`]/g, '\\$&');
}
