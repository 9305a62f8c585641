import type { PersonName } from './person-name.ts';

interface Named {
  readonly name: PersonName;
  readonly minor: boolean;
}

/**
 * R08: what to call a household on a list: the family names of its adults as typed, each once; their given names where
 * nobody has another; those of the children where there is no adult.
 */
export function householdLabel(members: readonly Named[]): string {
  const adults = members.filter(({ minor }) => !minor);
  const of = adults.length > 0 ? adults : members;
  const named = (part: keyof PersonName) => [...new Set(of.flatMap(({ name }) => name[part] ?? []))];
  const families = named('family');
  return (families.length > 0 ? families : named('given')).join(', ');
}
