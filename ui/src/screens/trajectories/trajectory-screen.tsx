import { Badge, Card, Grid, Group, Stack, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { day, moment } from '../../format/dates.ts';
import { useNameOf } from '../../parts/colleagues.ts';
import { Household, useHouseholds } from '../../parts/households.tsx';
import { ScreenLink } from '../../parts/links.tsx';
import { ClockMark } from '../../parts/marks.tsx';
import { Screen } from '../../parts/screen.tsx';
import { Loading, ScreenFailed } from '../../parts/states.tsx';
import { useSay, useSayCode } from '../../words/say.ts';
import { ContactForm } from './contact-form.tsx';
import { ContactLog } from './contact-log.tsx';
import { Holding } from './holding.tsx';
import { PhaseSteps } from './phase-steps.tsx';
import { PlanAndEnd } from './plan-and-end.tsx';
import type { Trajectory } from './trajectory.ts';

/** A trajectory: who holds it, its phases and clocks, what was said with whom, and how it ends. */
export function TrajectoryScreen() {
  const { trajectoryId } = useParams({ from: '/signed-in/trajecten/$trajectoryId' });
  const { data, error, refetch } = useRead('case-management.get-trajectory', { trajectoryId });
  if (data === undefined)
    return error === null ? <Loading /> : <ScreenFailed error={error} onRetry={() => void refetch()} />;
  return <Shown trajectory={data} />;
}

function Shown({ trajectory }: { readonly trajectory: Trajectory }) {
  const say = useSay();
  const households = useHouseholds([trajectory.clientSystemId]);
  const isOpen = trajectory.state !== 'closed';
  return (
    <Screen
      title={<Household id={trajectory.clientSystemId} of={households} />}
      aside={<Holding trajectory={trajectory} />}
    >
      <Head trajectory={trajectory} />
      <PhaseSteps trajectory={trajectory} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Card withBorder>
            <Stack gap="sm">
              <Title order={2}>{say('trajectory.contacts')}</Title>
              {isOpen && <ContactForm trajectoryId={trajectory.trajectoryId} />}
              <ContactLog contacts={trajectory.contacts} />
            </Stack>
          </Card>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="md">
            <Clocks trajectory={trajectory} />
            <PlanAndEnd trajectory={trajectory} />
            <History trajectory={trajectory} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Screen>
  );
}

function Head({
  trajectory: { track, state, assigneeId, clientSystemId, closing },
}: {
  readonly trajectory: Trajectory;
}) {
  const say = useSay();
  const sayCode = useSayCode();
  const nameOf = useNameOf();
  return (
    <Group gap="md">
      <Badge tt="none" size="lg" variant="light">
        {say(`track.${track}`)}
      </Badge>
      <Badge tt="none" size="lg" variant="default">
        {sayCode('phase', state)}
      </Badge>
      <Text size="sm">{say('trajectory.holder', { name: nameOf(assigneeId) })}</Text>
      <ScreenLink to="/dossiers/$clientSystemId" params={{ clientSystemId }} size="sm">
        {say('trajectory.file')}
      </ScreenLink>
      {closing !== undefined && (
        <Text size="sm" fw={600}>
          {say('trajectory.closed', { date: day(closing.closedOn), until: day(closing.retentionUntil) })}
        </Text>
      )}
    </Group>
  );
}

function Clocks({ trajectory: { clocks } }: { readonly trajectory: Trajectory }) {
  const say = useSay();
  return (
    <Card withBorder>
      <Stack gap="xs">
        <Title order={2}>{say('trajectory.clocks')}</Title>
        {clocks.map((clock) => (
          <ClockMark key={clock.step} clock={clock} withStep />
        ))}
      </Stack>
    </Card>
  );
}

function History({ trajectory: { history } }: { readonly trajectory: Trajectory }) {
  const say = useSay();
  const sayCode = useSayCode();
  const nameOf = useNameOf();
  return (
    <Card withBorder>
      <Stack gap="xs">
        <Title order={2}>{say('trajectory.history')}</Title>
        <Stack component="ol" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
          {history.toReversed().map(({ command, at, by }) => (
            <Text component="li" size="sm" key={`${at}${command}`}>
              <Text span className="quiet" size="sm">
                {moment(at)}
              </Text>{' '}
              {sayCode('trajectory.history', command)}
              {by !== undefined && `, ${say('trajectory.contact.by', { name: nameOf(by) })}`}
            </Text>
          ))}
        </Stack>
      </Stack>
    </Card>
  );
}
