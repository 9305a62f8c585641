import { Alert, Button, Card, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api/acts.ts';
import { useMay } from '../../api/session.ts';
import { day, dayAt } from '../../format/dates.ts';
import { ButtonLink } from '../../parts/links.tsx';
import { useProblemWords } from '../../parts/problem-words.ts';
import { useSay } from '../../words/say.ts';
import type { Trajectory } from './trajectory.ts';

const refreshes = ['case-management.get-trajectory', 'case-management.list-trajectories'] as const;

/** The plan of approach, the end that is aimed at, and the way to close. */
export function PlanAndEnd({ trajectory }: { readonly trajectory: Trajectory }) {
  const say = useSay();
  const may = useMay('work-on-trajectory') && trajectory.state !== 'closed' && trajectory.state !== 'unassigned';
  const mayClose = useMay('close-trajectory') && trajectory.state === 'closing';
  const { planOfApproachOn, targetEndOn, extensions, trajectoryId } = trajectory;
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Title order={2}>{say('trajectory.plan')}</Title>
        <Text size="sm">
          {planOfApproachOn === undefined
            ? say('trajectory.plan.none')
            : say('trajectory.plan.stands', { date: day(planOfApproachOn) })}
        </Text>
        {may && planOfApproachOn === undefined && <RecordPlan trajectory={trajectory} />}
        <Text size="sm">{say('trajectory.targetEnd', { date: day(targetEndOn) })}</Text>
        {extensions.map(({ until, reason }) => (
          <Text size="sm" key={until}>
            {say('trajectory.extended', { date: day(until), reason })}
          </Text>
        ))}
        {may && <Extend trajectory={trajectory} />}
        {mayClose && (
          <Group>
            <ButtonLink to="/trajecten/$trajectoryId/afsluiten" params={{ trajectoryId }}>
              {say('trajectory.close')}
            </ButtonLink>
          </Group>
        )}
      </Stack>
    </Card>
  );
}

function RecordPlan({ trajectory: { trajectoryId, version } }: { readonly trajectory: Trajectory }) {
  const say = useSay();
  const words = useProblemWords();
  const [on, setOn] = useState(dayAt(new Date()));
  const record = useAct('case-management.record-plan-of-approach', { refreshes });
  return (
    <Stack gap="xs">
      <Group align="flex-end" gap="xs">
        <TextInput
          type="date"
          label={say('trajectory.plan.on')}
          value={on}
          onChange={({ currentTarget }) => setOn(currentTarget.value)}
        />
        <Button
          variant="default"
          loading={record.isPending}
          onClick={() => record.mutate({ input: { trajectoryId, on }, version })}
        >
          {say('trajectory.plan.record')}
        </Button>
      </Group>
      {record.isError && (
        <Alert color="red" variant="light" role="alert">
          {words(record.error)}
        </Alert>
      )}
    </Stack>
  );
}

function Extend({ trajectory: { trajectoryId, version, targetEndOn } }: { readonly trajectory: Trajectory }) {
  const say = useSay();
  const words = useProblemWords();
  const [opened, setOpened] = useState(false);
  const [until, setUntil] = useState(targetEndOn);
  const [reason, setReason] = useState('');
  const extend = useAct('case-management.extend-trajectory', { refreshes, onDone: () => setOpened(false) });
  if (!opened) {
    return (
      <Group>
        <Button variant="default" size="xs" onClick={() => setOpened(true)}>
          {say('trajectory.extend')}
        </Button>
      </Group>
    );
  }
  return (
    <Stack gap="xs">
      <TextInput
        type="date"
        label={say('trajectory.extend.until')}
        value={until}
        onChange={({ currentTarget }) => setUntil(currentTarget.value)}
      />
      <Textarea
        label={say('field.reason')}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        autosize
        minRows={2}
      />
      {extend.isError && (
        <Alert color="red" variant="light" role="alert">
          {words(extend.error)}
        </Alert>
      )}
      <Group gap="xs">
        <Button variant="default" onClick={() => setOpened(false)}>
          {say('act.cancel')}
        </Button>
        <Button
          disabled={reason.trim() === ''}
          loading={extend.isPending}
          onClick={() => extend.mutate({ input: { trajectoryId, until, reason }, version })}
        >
          {say('trajectory.extend')}
        </Button>
      </Group>
    </Stack>
  );
}
