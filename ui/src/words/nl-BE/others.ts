import { fields } from './fields.ts';
import { file } from './file.ts';
import { finding } from './finding.ts';
import { forms } from './forms.ts';
import { notices } from './notices.ts';
import { reports } from './reports.ts';
import { table } from './table.ts';
import { trajectories } from './trajectories.ts';

/** Texts of all other screens: they come with the first of these that is opened. */
export const others = {
  ...fields,
  ...file,
  ...finding,
  ...forms,
  ...notices,
  ...reports,
  ...table,
  ...trajectories,
} as const;
