import { Alert, Button, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct } from '../../api/acts.ts';
import type { Row } from '../../api/contract.ts';
import { Section } from '../../parts/facts.tsx';
import { useProblemWords } from '../../parts/problem-words.ts';
import { useSay } from '../../words/say.ts';

/** Takes a merge apart again; what came in since stays with the file that went on (R09). */
export function UndoMerge({ match: { matchId, version } }: { readonly match: Row<'intake.list-possible-matches'> }) {
  const say = useSay();
  const words = useProblemWords();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const undo = useAct('intake.undo-merge', {
    refreshes: ['intake.list-possible-matches', 'intake.get-overview-file', 'intake.list-client-systems'],
    onDone: () => {
      notifications.show({ message: say('match.undoDone') });
      void navigate({ to: '/mogelijke-dubbels' });
    },
  });
  return (
    <Section title={say('match.undo')}>
      <Stack gap="md">
        <Text>{say('match.undoAbout')}</Text>
        <Textarea
          label={say('field.reason')}
          required
          autosize
          minRows={2}
          value={reason}
          error={tried && reason.trim() === '' ? say('field.required') : undefined}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {undo.error !== null && (
          <Alert color="red" variant="light" role="alert" icon={<IconAlertTriangle aria-hidden />}>
            {words(undo.error)}
          </Alert>
        )}
        <Button
          style={{ alignSelf: 'flex-start' }}
          loading={undo.isPending}
          onClick={() => {
            setTried(true);
            if (reason.trim() !== '') undo.mutate({ input: { matchId, reason: reason.trim() }, version });
          }}
        >
          {say('match.undo')}
        </Button>
      </Stack>
    </Section>
  );
}
