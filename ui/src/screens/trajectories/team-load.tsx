import { Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useNameOf } from '../../parts/colleagues.ts';
import { useSay } from '../../words/say.ts';
import type { TrajectoryRow } from './trajectory.ts';

interface Load {
  readonly holder: string;
  readonly open: number;
  readonly late: number;
}

/** How much each holder carries, the heaviest first. Shown only when the whole list is there: half a count is none. */
export function TeamLoad({ rows, isWhole }: { readonly rows: readonly TrajectoryRow[]; readonly isWhole: boolean }) {
  const say = useSay();
  const nameOf = useNameOf();
  const loads = loadsOf(rows);
  if (!isWhole || loads.length === 0) return null;
  const most = Math.max(...loads.map(({ open }) => open));
  return (
    <Stack gap="xs" component="section" aria-label={say('trajectory.load')}>
      <Title order={2}>{say('trajectory.load')}</Title>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs">
        {loads.map(({ holder, open, late }) => (
          <Card key={holder} withBorder padding="sm">
            <Text fw={600} size="sm">
              {nameOf(holder)}
            </Text>
            <Group gap="xs" justify="space-between">
              <Text size="sm">{say('trajectory.load.open', { count: open })}</Text>
              {late > 0 && (
                <Text size="sm" c="red.9" fw={600}>
                  {say('trajectory.load.late', { count: late })}
                </Text>
              )}
            </Group>
            <div className="load-bar" aria-hidden>
              <div style={{ width: `${String(Math.round((100 * open) / most))}%` }} />
            </div>
          </Card>
        ))}
      </SimpleGrid>
    </Stack>
  );
}

export function loadsOf(rows: readonly Pick<TrajectoryRow, 'assigneeId' | 'escalation'>[]): readonly Load[] {
  const held = Map.groupBy(rows, ({ assigneeId }) => assigneeId);
  return [...held]
    .flatMap(([holder, own]) => {
      if (holder === undefined) return [];
      return [{ holder, open: own.length, late: own.filter(({ escalation }) => escalation === 'final-passed').length }];
    })
    .toSorted((one, other) => other.open - one.open);
}
