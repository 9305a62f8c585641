import type { Role } from '@veilighuis/contracts';
import type { Row } from '../api/contract.ts';
import { useRead } from '../api/reads.ts';
import { useMay } from '../api/session.ts';
import { useSay } from '../words/say.ts';

export type Colleague = Row<'gateway.list-colleagues'>;

const collator = new Intl.Collator('nl-BE', { sensitivity: 'base' });

/** The people of the centre, by name; empty for who has no use for them. */
export function useColleagues(...roles: readonly Role[]): readonly Colleague[] {
  const may = useMay('list-colleagues');
  const { data } = useRead('gateway.list-colleagues', {}, { enabled: may });
  const people = data?.rows ?? [];
  const fitting = roles.length === 0 ? people : people.filter((one) => one.roles.some((role) => roles.includes(role)));
  return fitting.toSorted((one, other) => collator.compare(one.name, other.name));
}

/** Says who somebody is; a colleague whose name is not known here is said to be one. */
export function useNameOf(): (subject: string | undefined) => string {
  const say = useSay();
  const people = useColleagues();
  return (subject) => {
    if (subject === undefined) return say('colleague.nobody');
    return people.find((one) => one.subject === subject)?.name ?? say('colleague.unnamed');
  };
}
