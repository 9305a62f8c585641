/** R08: names are kept as typed; someone may have one name only. */
export interface PersonName {
  readonly given?: string | undefined;
  readonly family?: string | undefined;
}

/** Letters that Unicode does not take apart into a base letter and a mark. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ł: 'l', ø: 'o', ß: 'ss', đ: 'd', ð: 'd', æ: 'ae', œ: 'oe', þ: 'th', ı: 'i', ħ: 'h', ŧ: 't', ŋ: 'ng', ə: 'e', ĸ: 'k', ŀ: 'l',
}; // prettier-ignore

/** Words that people write apart, together or not at all; they are glued to the word after them. */
const PARTICLES = new Set(
  'van vande vanden vander von zu de den der d t ten te ter het s la le les du des da di del della dos do al el ben bin bint ibn abu ait ould'.split(
    ' ',
  ),
);

/** More words than this are in no name; the rest is not searched on. */
const MAX_WORDS = 16;

/** Signs inside a word that one writes and another leaves out: apostrophes and hyphens of every kind. */
const INSIDE_A_WORD = /(?<=[\p{L}\p{N}])['’‘ʼ`´\p{Pd}](?=[\p{L}\p{N}])/gu;

/** R08: search ignores case, diacritics and punctuation: the words of a text in their bare form. `D'hondt` gives `d`, `hondt`. */
export function bareWords(text: string): string[] {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\P{ASCII}/gu, (letter) => UNDECOMPOSED[letter] ?? letter);
  return bare
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, MAX_WORDS);
}

/**
 * Bare words as one would write them together: particles glued to what follows, apostrophes and hyphens left out.
 * `Van den Broeck` and `Vandenbroeck` both give `vandenbroeck`, `D'hondt` gives `dhondt`.
 */
export function gluedWords(text: string): string[] {
  const glued: string[] = [];
  let waiting = '';
  for (const word of bareWords(text.replace(INSIDE_A_WORD, ''))) {
    if (PARTICLES.has(word)) waiting += word;
    else {
      glued.push(waiting + word);
      waiting = '';
    }
  }
  return waiting === '' ? glued : [...glued, waiting];
}

/** Everything a name may be found by: each word apart, and the words with their particles glued on. */
export function searchTokens(name: PersonName): string[] {
  const parts = [name.given ?? '', name.family ?? ''];
  return [...new Set(parts.flatMap((part) => [...gluedWords(part), ...bareWords(part)]))].sort();
}

/**
 * What to look for when someone types a name: alternatives, each a set of tokens that must all be found.
 * Empty when the text holds no letter or digit.
 */
export function queryTokens(typed: string): string[][] {
  const glued = [...new Set(gluedWords(typed))].sort();
  const apart = [...new Set(bareWords(typed))].sort();
  if (glued.length === 0) return [];
  return glued.join() === apart.join() ? [glued] : [glued, apart];
}

/** True when one of the alternatives is found in full; what the blind index answers, for use without it. */
export function matchesQuery(name: PersonName, typed: string): boolean {
  const tokens = new Set(searchTokens(name));
  return queryTokens(typed).some((alternative) => alternative.every((token) => tokens.has(token)));
}

/** A name as typed, in the order in which it is spoken. */
export function displayName(name: PersonName): string {
  return [name.given, name.family].filter((part) => part !== undefined && part !== '').join(' ');
}
