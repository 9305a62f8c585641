import { Alert, Button, Group, Stack, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useAct } from '../../api/acts.ts';
import { useMay, useSession } from '../../api/session.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { useProblemWords } from '../../parts/problem-words.ts';
import { useSay } from '../../words/say.ts';
import { AssignForm } from './assign-several.tsx';
import type { Trajectory } from './trajectory.ts';

/** Who holds the case: take it in one click, give it to somebody, or give it back with a reason. */
export function Holding({ trajectory }: { readonly trajectory: Trajectory }) {
  const say = useSay();
  const { subject, roles } = useSession();
  const may = useMay('assign-trajectory');
  const [opened, { open, close }] = useDisclosure();
  const [releasing, releasingIs] = useDisclosure();
  if (!may || trajectory.state === 'closed') return null;
  const mayTake =
    trajectory.assigneeId === undefined && roles.includes(trajectory.track === 3 ? 'case-director' : 'case-supporter');
  const mayGive = trajectory.assigneeId === subject || roles.includes('operational-coordinator');
  return (
    <Group gap="xs">
      {mayTake && <TakeButton trajectory={trajectory} subject={subject} />}
      {mayGive && (
        <Button variant="default" onClick={open}>
          {say(trajectory.assigneeId === undefined ? 'trajectory.assign' : 'trajectory.assign.other')}
        </Button>
      )}
      {mayGive && trajectory.assigneeId !== undefined && (
        <Button variant="default" onClick={releasingIs.open}>
          {say('trajectory.release')}
        </Button>
      )}
      <Dialog opened={opened} onClose={close} title={say('trajectory.assign')}>
        <AssignForm rows={[trajectory]} onDone={close} />
      </Dialog>
      <Dialog opened={releasing} onClose={releasingIs.close} title={say('trajectory.release')}>
        <ReleaseForm trajectory={trajectory} onDone={releasingIs.close} />
      </Dialog>
    </Group>
  );
}

const refreshes = ['case-management.get-trajectory', 'case-management.list-trajectories'] as const;

function TakeButton({ trajectory, subject }: { readonly trajectory: Trajectory; readonly subject: string }) {
  const say = useSay();
  const words = useProblemWords();
  const take = useAct('case-management.assign-trajectory', { refreshes });
  const { trajectoryId, version } = trajectory;
  return (
    <>
      <Button
        loading={take.isPending}
        onClick={() => take.mutate({ input: { trajectoryId, assigneeId: subject }, version })}
      >
        {say('trajectory.assign.me')}
      </Button>
      {take.isError && (
        <Alert color="red" variant="light" role="alert">
          {words(take.error)}
        </Alert>
      )}
    </>
  );
}

function ReleaseForm({ trajectory, onDone }: { readonly trajectory: Trajectory; readonly onDone: () => void }) {
  const say = useSay();
  const words = useProblemWords();
  const [reason, setReason] = useState('');
  const release = useAct('case-management.release-trajectory', { refreshes, onDone });
  const { trajectoryId, version } = trajectory;
  return (
    <Stack gap="sm">
      <Textarea
        label={say('trajectory.release.why')}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        autosize
        minRows={3}
        data-autofocus
      />
      {release.isError && (
        <Alert color="red" variant="light" role="alert">
          {words(release.error)}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button
          disabled={reason.trim() === ''}
          loading={release.isPending}
          onClick={() => release.mutate({ input: { trajectoryId, reason }, version })}
        >
          {say('trajectory.release')}
        </Button>
      </Group>
    </Stack>
  );
}
