import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconEyeOff, IconPencil, IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useAct } from '../../api/acts.ts';
import { moment } from '../../format/dates.ts';
import { Section } from '../../parts/facts.tsx';
import { useWasLeft } from '../../parts/left-drafts.ts';
import { usePlaces } from '../../parts/places.tsx';
import { useProblemWords } from '../../parts/problem-words.ts';
import { useSay } from '../../words/say.ts';
import { OwnInputForm } from './own-input-form.tsx';
import { SeatTexts } from './seat-inputs.tsx';
import type { OwnContribution, TriageFile } from './triage-file.ts';
import { refreshes, tableOf } from './triage-file.ts';

/** What one's own organisation brings: written for oneself first, and released for the table by hand (R22, R24). */
export function OwnInput({ file }: { readonly file: TriageFile }) {
  const say = useSay();
  const places = usePlaces();
  const wasLeft = useWasLeft('contribution', file.fileId);
  const [opened, setOpened] = useState(false);
  const own = tableOf(file).ownContribution;
  if (own === undefined) return null;
  const isOpen = (opened || wasLeft) && file.state === 'waiting';
  return (
    <Section title={say('input.own', { organisation: places.organisation(own.organisation) })}>
      {isOpen ? (
        <OwnInputForm file={file} own={own} takesFocus={opened} onClose={() => setOpened(false)} />
      ) : (
        <Standing file={file} own={own} onWrite={() => setOpened(true)} />
      )}
    </Section>
  );
}

interface StandingProps {
  readonly file: TriageFile;
  readonly own: OwnContribution;
  readonly onWrite: () => void;
}

/** How the own input stands, and what can be done with it. */
function Standing({ file, own, onWrite }: StandingProps) {
  const say = useSay();
  const isWaiting = file.state === 'waiting';
  const write = (
    <Button
      variant={own.draft === undefined && !own.released ? 'filled' : 'default'}
      leftSection={<IconPencil size={18} aria-hidden />}
      aria-keyshortcuts="I"
      onClick={onWrite}
    >
      {say(own.released || own.draft !== undefined ? 'input.change' : 'input.write')}
    </Button>
  );
  if (own.draft === undefined) {
    return (
      <Stack gap="sm">
        <Text size="sm">
          {say(own.released ? 'input.own.released' : isWaiting ? 'input.own.none' : 'input.own.never')}
        </Text>
        {isWaiting && <Group>{write}</Group>}
      </Stack>
    );
  }
  return (
    <Stack gap="sm">
      <Alert variant="light" color="orange" icon={<IconEyeOff aria-hidden />} title={say('input.own.draft')}>
        {say('input.own.draft.text', { moment: moment(own.draft.writtenAt) })}
      </Alert>
      <Text fw={600}>{say(`input.answer.${own.draft.answer}`)}</Text>
      <SeatTexts texts={own.draft} />
      {isWaiting && (
        <Group align="flex-start">
          <Release file={file} own={own} />
          {write}
        </Group>
      )}
    </Stack>
  );
}

function Release({ file: { fileId }, own }: Pick<StandingProps, 'file' | 'own'>) {
  const say = useSay();
  const words = useProblemWords();
  const release = useAct('triage.release-contribution', {
    refreshes,
    onDone: () => notifications.show({ message: say('input.released') }),
  });
  return (
    <Stack gap={4} maw={460}>
      <Button
        leftSection={<IconSend size={18} aria-hidden />}
        loading={release.isPending}
        onClick={() => release.mutate({ input: { fileId }, version: own.version })}
      >
        {say('input.release')}
      </Button>
      <Text size="sm" className="quiet">
        {say('input.release.means')}
      </Text>
      {release.isError && (
        <Alert color="red" variant="light" role="alert">
          {words(release.error)}
        </Alert>
      )}
    </Stack>
  );
}
