import type { first } from './first.ts';
import type { others } from './others.ts';

/** Every text of the screens in Dutch, as a Flemish social worker would write it. */
export type WordKey = keyof typeof first | keyof typeof others;
/** The same texts in another language: none may be missing. */
export type Words = Readonly<Record<WordKey, string>>;
