import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const directory = fileURLToPath(new URL('../../policies/', import.meta.url));

/** The rules as text, one after the other, as the engine reads them. */
export function readPolicies(): string {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.cedar'))
    .sort()
    .map((name) => readFileSync(directory + name, 'utf8'))
    .join('\n');
}

export function readSchema(): string {
  return readFileSync(`${directory}schema.cedarschema`, 'utf8');
}

/** A rule as a lawyer reads it. */
export interface Rule {
  readonly id: string;
  readonly sentence: string;
  readonly effect: 'permit' | 'forbid';
}

/** Every rule with its sentence, in the order of the text. */
export function rules(text = readPolicies()): Rule[] {
  return [...text.matchAll(/@id\("([^"]+)"\)\s+@sentence\("([^"]+)"\)\s+(permit|forbid)/g)].map(
    ([, id = '', sentence = '', effect]) => ({ id, sentence, effect: effect === 'forbid' ? 'forbid' : 'permit' }),
  );
}
