import { Alert } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useAct } from '../../api/acts.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { useProblemWords } from '../../parts/problem-words.ts';
import { useSay } from '../../words/say.ts';
import type { Meeting } from './meeting.ts';

/** The meeting was held; what was not decided goes back to the list. */
export function CloseMeeting({ meeting: { meetingId, version, agenda } }: { readonly meeting: Meeting }) {
  const say = useSay();
  const words = useProblemWords();
  const navigate = useNavigate();
  const close = useAct('triage.close-meeting', {
    refreshes: ['triage.get-meeting', 'triage.list-meetings', 'triage.list-files', 'triage.get-file'],
    onDone: () => void navigate({ to: '/tafel/$meetingId/verslag', params: { meetingId } }),
  });
  const waiting = agenda.filter(({ state }) => state === 'waiting').length;
  return (
    <>
      <ConfirmButton
        size="xs"
        variant="default"
        loading={close.isPending}
        question={say('meeting.close.ask', { waiting })}
        onConfirm={() => close.mutate({ input: { meetingId }, version })}
      >
        {say('meeting.close')}
      </ConfirmButton>
      {close.isError && (
        <Alert color="red" variant="light" role="alert">
          {words(close.error)}
        </Alert>
      )}
    </>
  );
}
