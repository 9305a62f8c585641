import { Card, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePages } from '../../api/pages.ts';
import { useMay, useSession } from '../../api/session.ts';
import { Household, useHouseholds } from '../../parts/households.tsx';
import { ScreenLink } from '../../parts/links.tsx';
import { ClockMark, RiskMark } from '../../parts/marks.tsx';
import { useSay } from '../../words/say.ts';

const shown = 6;

/** What presses most, one click away: the own cases for who holds cases, the triage list for the table. */
export function FirstToDo() {
  const { roles } = useSession();
  const mayTriage = useMay('list-triage-files');
  if (roles.some((role) => role === 'case-director' || role === 'case-supporter')) return <Cases />;
  return mayTriage ? <Files /> : null;
}

function Cases() {
  const { rows } = usePages('case-management.list-trajectories', { mine: 'true', limit: 100 });
  const open = rows?.filter(({ state }) => state !== 'closed').slice(0, shown) ?? [];
  const households = useHouseholds(open.map(({ clientSystemId }) => clientSystemId));
  return (
    <Pressing>
      {open.map(({ trajectoryId, clientSystemId, clocks }) => {
        const next = clocks
          .filter(({ doneOn }) => doneOn === undefined)
          .toSorted((one, other) => one.final.localeCompare(other.final))[0];
        return (
          <Line key={trajectoryId} mark={next === undefined ? null : <ClockMark clock={next} withStep />}>
            <ScreenLink to="/trajecten/$trajectoryId" params={{ trajectoryId }}>
              <Household id={clientSystemId} of={households} />
            </ScreenLink>
          </Line>
        );
      })}
    </Pressing>
  );
}

function Files() {
  const { rows } = usePages('triage.list-files', { state: 'waiting', limit: shown });
  const households = useHouseholds(rows?.map(({ clientSystemId }) => clientSystemId));
  return (
    <Pressing>
      {(rows ?? []).map(({ fileId, clientSystemId, level, clock }) => (
        <Line
          key={fileId}
          mark={
            <Group gap="sm">
              <RiskMark level={level} />
              <ClockMark clock={clock} />
            </Group>
          }
        >
          <ScreenLink to="/triage">
            <Household id={clientSystemId} of={households} />
          </ScreenLink>
        </Line>
      ))}
    </Pressing>
  );
}

function Pressing({ children }: { readonly children: readonly ReactNode[] }) {
  const say = useSay();
  if (children.length === 0) return null;
  return (
    <Card withBorder component="section">
      <Title order={2} mb="sm">
        {say('start.next')}
      </Title>
      <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
        {children}
      </Stack>
    </Card>
  );
}

function Line({ mark, children }: { readonly mark: ReactNode; readonly children: ReactNode }) {
  return (
    <Group component="li" justify="space-between" gap="xs">
      <Text component="div">{children}</Text>
      {mark}
    </Group>
  );
}
