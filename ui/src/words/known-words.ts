import { first } from './nl-BE/first.ts';
import type { WordKey, Words } from './nl-BE/index.ts';

/** The texts that are there so far, in the language that was chosen. */
export type KnownWords = Partial<Words>;

export const languages = ['nl-BE', 'en'] as const;
export type Language = (typeof languages)[number];

let known: { readonly language: Language; readonly words: KnownWords } = { language: 'nl-BE', words: first };
const listeners = new Set<() => void>();

export function knownWords() {
  return known;
}

export function isKnown(key: string): key is WordKey {
  return key in known.words;
}

export function onOtherWords(told: () => void): () => void {
  listeners.add(told);
  return () => listeners.delete(told);
}

/** Fetches every text of a language, once; the screens change with it. */
export async function allWords(language: Language = known.language): Promise<void> {
  const words = language === 'en' ? (await import('./en/index.ts')).en : { ...first, ...(await others()) };
  known = { language, words };
  for (const told of listeners) told();
}

async function others(): Promise<KnownWords> {
  return (await import('./nl-BE/others.ts')).others;
}

/** Loads a screen together with its texts, so that no key is ever shown. */
export function withWords<Module>(load: () => Promise<Module>): () => Promise<Module> {
  return async () => {
    const [module] = await Promise.all([load(), allWords()]);
    return module;
  };
}
