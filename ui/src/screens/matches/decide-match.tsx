import { Alert, Button, Radio, Stack, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useAct } from '../../api/acts.ts';
import type { Row } from '../../api/contract.ts';
import { Section } from '../../parts/facts.tsx';
import { useProblemWords } from '../../parts/problem-words.ts';
import { useSay } from '../../words/say.ts';

type Decision = 'same' | 'not-same';

/** Same or not the same, always with a reason; nothing is merged by itself (R09). */
export function DecideMatch({
  match: { matchId, version },
  preview,
}: {
  readonly match: Row<'intake.list-possible-matches'>;
  readonly preview: ReactNode;
}) {
  const say = useSay();
  const words = useProblemWords();
  const navigate = useNavigate();
  const [decision, setDecision] = useState<Decision>();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const decide = useAct('intake.decide-possible-match', {
    refreshes: ['intake.list-possible-matches', 'intake.get-overview-file', 'intake.list-client-systems'],
    onDone: ({ state }) => {
      notifications.show({ message: say(state === 'same' ? 'match.merged' : 'match.kept') });
      void navigate({ to: '/mogelijke-dubbels' });
    },
  });
  const isReady = decision !== undefined && reason.trim() !== '';
  return (
    <Section title={say('match.decide')}>
      <Stack gap="md">
        <Radio.Group
          label={say('match.question')}
          value={decision ?? ''}
          error={tried && decision === undefined ? say('field.required') : undefined}
          onChange={(value) => setDecision(value as Decision)}
        >
          <Stack gap="xs" mt={6}>
            <Radio value="same" label={say('match.same')} />
            <Radio value="not-same" label={say('match.notSame')} />
          </Stack>
        </Radio.Group>
        {decision === 'same' && preview}
        <Textarea
          label={say('field.reason')}
          required
          autosize
          minRows={2}
          value={reason}
          error={tried && reason.trim() === '' ? say('field.required') : undefined}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {decide.error !== null && (
          <Alert color="red" variant="light" role="alert" icon={<IconAlertTriangle aria-hidden />}>
            {words(decide.error)}
          </Alert>
        )}
        <Button
          style={{ alignSelf: 'flex-start' }}
          loading={decide.isPending}
          onClick={() => {
            setTried(true);
            if (isReady) decide.mutate({ input: { matchId, decision, reason: reason.trim() }, version });
          }}
        >
          {say(decision === 'same' ? 'match.doMerge' : 'match.doDecide')}
        </Button>
      </Stack>
    </Section>
  );
}
