import type { JsonSchema } from '../json-schema.ts';
import { stableJson } from '../stable-json.ts';
import type { Break, BreakRule, Comparison } from './break.ts';
import { arrayBreaks, objectBreaks } from './containers.ts';
import { formatBreaks, limitBreaks, patternBreaks, typeBreaks, valueBreaks } from './scalars.ts';

const KNOWN = new Set([
  ...['type', 'enum', 'const', 'format', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum'],
  ...[
    'items',
    'minItems',
    'maxItems',
    'properties',
    'required',
    'additionalProperties',
    'propertyNames',
    'anyOf',
    'oneOf',
  ],
  ...['description', 'default'],
]);

/**
 * What `narrow` accepts and `wide` doesn't. For input `wide` is today's schema; for output it is the frozen one, and
 * then fields that are new in `narrow` don't count, since readers ignore fields that they don't know.
 */
export function uncovered(comparison: Comparison): Break[] {
  const { wide, narrow, direction, path } = comparison;
  if (withoutWords(wide) === withoutWords(narrow)) return [];
  const unknown = [...Object.keys(wide), ...Object.keys(narrow)].filter((keyword) => !KNOWN.has(keyword));
  if (unknown.length > 0) return [{ rule: 'keyword', path }];
  const defaults = direction === 'input' ? defaultBreaks(comparison) : [];
  return [...defaults, ...shapeBreaks(comparison)];
}

function shapeBreaks(comparison: Comparison): Break[] {
  const { wide, narrow, path } = comparison;
  const branches = narrow.anyOf ?? narrow.oneOf;
  if (branches !== undefined) return branches.flatMap((branch) => uncovered({ ...comparison, narrow: branch }));
  const alternatives = wide.anyOf ?? wide.oneOf;
  if (alternatives !== undefined) {
    const covered = alternatives.some((branch) => uncovered({ ...comparison, wide: branch }).length === 0);
    return covered ? [] : [{ rule: 'alternative', path }];
  }
  const scalar = [valueBreaks, typeBreaks, patternBreaks, formatBreaks, limitBreaks].flatMap((rule): BreakRule[] =>
    rule(wide, narrow),
  );
  return [
    ...[...new Set(scalar)].map((rule) => ({ rule, path })),
    ...arrayBreaks(comparison, uncovered),
    ...objectBreaks(comparison, uncovered),
  ];
}

function defaultBreaks({ wide, narrow, path }: Comparison): Break[] {
  if (narrow.default === undefined || stableJson(wide.default ?? null) === stableJson(narrow.default)) return [];
  return [{ rule: 'default', path }];
}

// Descriptions may be improved at any time.
function withoutWords(schema: JsonSchema): string {
  return stableJson(
    JSON.parse(
      JSON.stringify(schema, (key, value: unknown) =>
        key === 'description' && typeof value === 'string' ? undefined : value,
      ),
    ),
  );
}
