import { authorityOf, originOf } from '../client-system/index.ts';
import type { Origin, Person } from '../client-system/index.ts';

/** Who decides on a correction: the organisation that told it, or the authority whose it is. */
export type Decider = { readonly owner: string } | { readonly authority: Exclude<Origin, 'organisation' | 'unknown'> };

/**
 * R33: who decides on the correction of an item. What an organisation told is its own to decide; what only an authority
 * told is never ours to correct. Of what nobody knows who told it the centre decides. Undefined for an item that isn't there.
 */
export function correctionDecider(
  { sources = [] }: Pick<Person, 'sources'>,
  item: string,
  known: readonly string[],
  centre: string,
): Decider | undefined {
  const keys = known.filter((key) => key === item || (item === 'name' && key.startsWith('name:')));
  if (keys.length === 0) return undefined;
  const told = sources.filter((source) => keys.includes(source.item));
  const origin = originOf(told);
  if (origin === 'police' || origin === 'public-prosecutor') return { authority: origin };
  const [owner] = told.filter(({ category }) => authorityOf(category) === 'organisation');
  return { owner: owner?.organisation ?? centre };
}
