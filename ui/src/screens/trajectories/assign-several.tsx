import { Alert, Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { useSession } from '../../api/session.ts';
import { useColleagues } from '../../parts/colleagues.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { useProblemWords } from '../../parts/problem-words.ts';
import { useSay } from '../../words/say.ts';
import type { TrajectoryRow } from './trajectory.ts';

/** Gives several trajectories to somebody at once; each is judged on its own, and what is refused is said. */
export function AssignSeveral({
  rows,
  onDone,
}: {
  readonly rows: readonly TrajectoryRow[];
  readonly onDone: () => void;
}) {
  const say = useSay();
  const [opened, { open, close }] = useDisclosure();
  if (rows.length === 0) return null;
  return (
    <Group gap="sm" role="status">
      <Text size="sm" fw={600}>
        {say('trajectory.selected', { count: rows.length })}
      </Text>
      <Button size="xs" onClick={open}>
        {say('trajectory.assign')}
      </Button>
      <Dialog opened={opened} onClose={close} title={say('trajectory.assign')}>
        <AssignForm
          rows={rows}
          onDone={() => {
            close();
            onDone();
          }}
        />
      </Dialog>
    </Group>
  );
}

export function AssignForm({ rows, onDone }: { readonly rows: readonly TrajectoryRow[]; readonly onDone: () => void }) {
  const say = useSay();
  const words = useProblemWords();
  const queries = useQueryClient();
  const { subject, roles } = useSession();
  const holdsCases = roles.some((role) => role === 'case-director' || role === 'case-supporter');
  const people = useColleagues('case-director', 'case-supporter');
  const [assigneeId, setAssignee] = useState<string | null>(holdsCases ? subject : null);
  const [reason, setReason] = useState('');

  const assign = useMutation({
    mutationFn: async (to: string) => {
      const why = reason.trim() === '' ? {} : { reason };
      const outcomes = await Promise.allSettled(
        rows.map(({ trajectoryId, version }) =>
          call('case-management.assign-trajectory', { trajectoryId, assigneeId: to, ...why }, { version }),
        ),
      );
      await queries.invalidateQueries({ queryKey: ['case-management.list-trajectories'] });
      await queries.invalidateQueries({ queryKey: ['case-management.get-trajectory'] });
      return outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    },
    onSuccess: (refused) => {
      if (refused.length > 0) return;
      notifications.show({ message: say('trajectory.assign.done', { count: rows.length }) });
      onDone();
    },
  });
  const refused = assign.data ?? [];
  const others = people.map(({ subject: value, name }) => ({ value, label: name }));
  const choices =
    others.some(({ value }) => value === subject) || !holdsCases
      ? others
      : [{ value: subject, label: say('colleague.me') }, ...others];

  return (
    <Stack gap="sm">
      {choices.length === 0 && <Text size="sm">{say('trajectory.assign.nobody')}</Text>}
      <Select
        label={say('trajectory.assign.to')}
        data={choices}
        value={assigneeId}
        onChange={setAssignee}
        searchable
        data-autofocus
      />
      <Textarea
        label={say('trajectory.assign.reason')}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        autosize
        minRows={2}
      />
      {refused.length > 0 && (
        <Alert color="red" variant="light" role="alert">
          {say('trajectory.assign.refused', { count: refused.length, why: words(refused[0]) })}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button
          loading={assign.isPending}
          disabled={assigneeId === null}
          onClick={() => {
            if (assigneeId !== null) assign.mutate(assigneeId);
          }}
        >
          {say('trajectory.assign')}
        </Button>
      </Group>
    </Stack>
  );
}
