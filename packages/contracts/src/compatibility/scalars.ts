import type { JsonSchema } from '../json-schema.ts';
import type { BreakRule } from './break.ts';

type Rule = (wide: JsonSchema, narrow: JsonSchema) => BreakRule[];

const broken = (rule: BreakRule, when: boolean): BreakRule[] => (when ? [rule] : []);

function valuesOf({ enum: list, const: one }: JsonSchema): readonly unknown[] | undefined {
  return list ?? (one === undefined ? undefined : [one]);
}

/** Every value of the narrow code list stands in the wide one. */
export const valueBreaks: Rule = (wide, narrow) => {
  const allowed = valuesOf(wide);
  if (allowed === undefined) return [];
  const possible = valuesOf(narrow);
  return broken('values', possible === undefined || possible.some((value) => !allowed.includes(value)));
};

export const typeBreaks: Rule = (wide, narrow) => {
  const same = wide.type === narrow.type || (wide.type === 'number' && narrow.type === 'integer');
  return broken('type', wide.type !== undefined && !same);
};

// Whether one pattern covers another can't be told; only the very same one passes. Values of a list are checked by it.
export const patternBreaks: Rule = ({ pattern }, narrow) => {
  if (pattern === undefined || pattern === narrow.pattern) return [];
  const values = valuesOf(narrow);
  const expression = new RegExp(pattern, 'u');
  return broken('pattern', values === undefined || values.some((value) => !expression.test(String(value))));
};

export const formatBreaks: Rule = (wide, narrow) =>
  broken('format', wide.format !== undefined && wide.format !== narrow.format);

const LOWER = ['minLength', 'minimum', 'minItems'] as const;
const UPPER = ['maxLength', 'maximum', 'maxItems'] as const;

export const limitBreaks: Rule = (wide, narrow) => {
  if (valuesOf(narrow) !== undefined) return [];
  const below = LOWER.some((limit) => wide[limit] !== undefined && !((narrow[limit] ?? -Infinity) >= wide[limit]));
  const above = UPPER.some((limit) => wide[limit] !== undefined && !((narrow[limit] ?? Infinity) <= wide[limit]));
  return broken('limit', below || above);
};
