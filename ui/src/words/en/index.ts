import type { Words } from '../nl-BE/index.ts';
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

/** Every text in English; one that is missing or is not there in Dutch doesn't compile. */
export const en: Words = {
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
};
