import type { Output } from '../../api/contract.ts';
import { fullName } from '../../format/names.ts';

export type Overview = Output<'intake.get-overview-file'>;
export type Person = Overview['persons'][number];
export type Assessment = Overview['assessments'][number];

/** Says who is meant by an id inside this file. */
export function nameIn({
  persons,
}: {
  readonly persons: readonly Pick<Person, 'personId' | 'name'>[];
}): (personId: string) => string {
  const names = new Map(persons.map(({ personId, name }) => [personId, fullName(name)]));
  return (personId) => names.get(personId) ?? '';
}
