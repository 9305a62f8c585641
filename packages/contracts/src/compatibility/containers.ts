import type { JsonSchema } from '../json-schema.ts';
import type { Break, Comparison } from './break.ts';

type Compare = (comparison: Comparison) => Break[];

export function arrayBreaks(comparison: Comparison, compare: Compare): Break[] {
  const { wide, narrow, path } = comparison;
  if (wide.items === undefined) return [];
  return compare({ ...comparison, wide: wide.items, narrow: narrow.items ?? {}, path: `${path}/[]` });
}

export function objectBreaks(comparison: Comparison, compare: Compare): Break[] {
  if (comparison.wide.type !== 'object') return [];
  return [
    ...fieldBreaks(comparison, compare),
    ...missingFields(comparison),
    ...requiredBreaks(comparison),
    ...freeKeyBreaks(comparison, compare),
  ];
}

function fieldBreaks(comparison: Comparison, compare: Compare): Break[] {
  const { wide, narrow, direction, path } = comparison;
  return Object.entries(narrow.properties ?? {}).flatMap(([name, field]): Break[] => {
    const counterpart = wide.properties?.[name] ?? freeKeys(wide);
    const at = `${path}/${name}`;
    if (counterpart !== undefined) return compare({ ...comparison, wide: counterpart, narrow: field, path: at });
    return direction === 'input' ? [{ rule: 'field-removed', path: at }] : [];
  });
}

/** What a reader could count on to come, at least at times, and no longer does. */
function missingFields({ wide, narrow, direction, path }: Comparison): Break[] {
  if (direction === 'input') return [];
  return Object.keys(wide.properties ?? {})
    .filter((name) => narrow.properties?.[name] === undefined)
    .map((name) => ({ rule: 'field-removed', path: `${path}/${name}` }));
}

function requiredBreaks({ wide, narrow, direction, path }: Comparison): Break[] {
  return (wide.required ?? [])
    .filter((name) => narrow.required?.includes(name) !== true)
    .filter((name) => direction === 'input' || narrow.properties?.[name] !== undefined)
    .map((name) => ({ rule: 'field-required', path: `${path}/${name}` }));
}

function freeKeyBreaks(comparison: Comparison, compare: Compare): Break[] {
  const { wide, narrow, path } = comparison;
  if (narrow.additionalProperties === false) return [];
  const allowed = freeKeys(wide);
  if (allowed === undefined) return [{ rule: 'free-keys', path }];
  const at = `${path}/*`;
  return [
    ...compare({ ...comparison, wide: allowed, narrow: freeKeys(narrow) ?? {}, path: at }),
    ...(wide.propertyNames
      ? compare({ ...comparison, wide: wide.propertyNames, narrow: narrow.propertyNames ?? {}, path: at })
      : []),
  ];
}

/** Schema of the fields that have no name of their own; undefined when there may be none. */
function freeKeys({ additionalProperties }: JsonSchema): JsonSchema | undefined {
  if (additionalProperties === false) return undefined;
  return typeof additionalProperties === 'object' ? additionalProperties : {};
}
