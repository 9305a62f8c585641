import { Skeleton, Text } from '@mantine/core';
import type { Row } from '../api/contract.ts';
import { useRead } from '../api/reads.ts';
import { useSay } from '../words/say.ts';

type Label = Row<'intake.label-client-systems'>;

/** Most that are asked at once. */
const MOST = 100;

/**
 * What to call the client systems of a list: asked for all rows together, and only those come that one may see. Undefined
 * as long as the answer is on its way.
 */
export function useHouseholds(ids: readonly string[] | undefined): ReadonlyMap<string, Label> | undefined {
  const asked = [...new Set(ids ?? [])].sort().slice(-MOST);
  const { data, isError } = useRead(
    'intake.label-client-systems',
    { clientSystemIds: asked },
    { enabled: asked.length > 0, keep: true },
  );
  if (data === undefined) return asked.length === 0 || isError ? new Map() : undefined;
  return new Map(data.rows.map((row) => [row.clientSystemId, row]));
}

interface HouseholdProps {
  readonly id: string;
  readonly of: ReadonlyMap<string, Label> | undefined;
  /** Said instead of the name where one may not know it. */
  readonly unnamed?: string;
}

/** The family names of a household; where one may not know them, that is said. */
export function Household({ id, of, unnamed }: HouseholdProps) {
  const say = useSay();
  if (of === undefined) return <Skeleton height={16} width={120} />;
  const label = of.get(id)?.label;
  return (
    <Text span inherit fw={600} {...(label === undefined ? { className: 'quiet' } : {})}>
      {label ?? unnamed ?? say('household.unnamed')}
    </Text>
  );
}
