import { codes } from './codes.ts';
import { general } from './general.ts';
import { lists } from './lists.ts';
import { problems } from './problems.ts';
import { start } from './start.ts';

/** Texts that the frame and the start page need: they come with the first script. */
export const first = {
  ...codes,
  ...general,
  ...lists,
  ...problems,
  ...start,
} as const;
