import { posted } from '../support/posted.ts';

const PV_NUMBER = /\b[A-Z]{2}[. ]\d{2}[. ][A-Z0-9]{2}[. ]\d{5,6}\/(?:\d{2}){1,2}\b/i;
const NATIONAL_NUMBER = /(?<!\d)\d{2}[. ]?\d{2}[. ]?\d{2}[- .]?\d{3}[- .]?\d{2}(?!\d)/g;
const ELEVEN_DIGITS = /^\d{11}$/;

/** Finds in a text whatever personal data the tests of this run posted, in any spelling that they used. */
export class PersonalData {
  readonly #numbers = new Set<string>();
  readonly #words: string[];

  constructor(values: Iterable<string> = posted.all()) {
    const words = new Set<string>();
    for (const value of values) {
      const digits = value.replaceAll(/[ .-]/g, '');
      if (ELEVEN_DIGITS.test(digits)) this.#numbers.add(digits);
      // Names, streets and sentences made for one test all hold this word.
      else if (/kanarie/i.test(value)) words.add('kanarie');
      else if (!PV_NUMBER.test(value)) words.add(value.replace(/ \d+$/, '').toLowerCase());
    }
    this.#words = [...words];
  }

  /** How many different things are looked for. */
  get size(): number {
    return this.#numbers.size + this.#words.length;
  }

  /** What of it stands in the text. */
  foundIn(text: string): string[] {
    const lower = text.toLowerCase();
    const numbers = [...text.matchAll(NATIONAL_NUMBER)].map(([number]) => number);
    return [
      ...this.#words.filter((word) => lower.includes(word)),
      ...numbers.filter((number) => this.#numbers.has(number.replaceAll(/[ .-]/g, ''))),
      ...(PV_NUMBER.exec(text) ?? []),
    ];
  }
}
