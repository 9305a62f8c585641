import { codes } from './codes.ts';
import { fields } from './fields.ts';
import { file } from './file.ts';
import { finding } from './finding.ts';
import { forms } from './forms.ts';
import { general } from './general.ts';
import { lists } from './lists.ts';
import { notices } from './notices.ts';
import { problems } from './problems.ts';
import { reports } from './reports.ts';
import { start } from './start.ts';
import { table } from './table.ts';
import { trajectories } from './trajectories.ts';

/** Every text of the screens in Dutch, as a Flemish social worker would write it. */
export const nlBE = {
  ...general,
  ...codes,
  ...fields,
  ...file,
  ...finding,
  ...forms,
  ...lists,
  ...notices,
  ...problems,
  ...reports,
  ...start,
  ...table,
  ...trajectories,
} as const;

export type WordKey = keyof typeof nlBE;
/** The same texts in another language: none may be missing. */
export type Words = Readonly<Record<WordKey, string>>;
