import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addresses } from './platform.ts';

const file = join(addresses.logDirectory, '..', 'posted-personal-data.ndjson');

/**
 * Names, numbers and addresses that the tests of this run posted. The last tests of a run look for them wherever they
 * must not be (R39).
 */
class Posted {
  readonly #own = new Set<string>();

  /** Remembers what is about to be posted. */
  add(...values: readonly string[]): void {
    const fresh = values.filter((value) => value.length >= 5 && !this.#own.has(value));
    for (const value of fresh) this.#own.add(value);
    if (fresh.length > 0) appendFileSync(file, fresh.map((value) => `${JSON.stringify(value)}\n`).join(''));
  }

  /** What this test file posted and stands in the text. */
  foundIn(text: string): string[] {
    return [...this.#own].filter((value) => text.includes(value));
  }

  /** What all test files of the run posted so far. */
  all(): Set<string> {
    if (!existsSync(file)) return new Set();
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    return new Set(lines.map((line) => String(JSON.parse(line))));
  }
}

export const posted = new Posted();
