import { codes } from './codes.ts';
import { general } from './general.ts';
import { lists } from './lists.ts';
import { problems } from './problems.ts';
import { trajectories } from './trajectories.ts';
import { start } from './start.ts';

/** Every text of the screens in Dutch, as a Flemish social worker would write it. */
export const nlBE = { ...general, ...codes, ...lists, ...problems, ...start, ...trajectories } as const;

export type WordKey = keyof typeof nlBE;
/** The same texts in another language: none may be missing. */
export type Words = Readonly<Record<WordKey, string>>;
