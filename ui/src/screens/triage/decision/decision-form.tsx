import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconGavel } from '@tabler/icons-react';
import { useAct } from '../../../api/acts.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { DraftBar } from '../../../parts/draft-bar.tsx';
import { useDraft } from '../../../parts/draft.ts';
import { FormCard } from '../../../parts/form-card.tsx';
import { usePlaces } from '../../../parts/places.tsx';
import { useProblemWords } from '../../../parts/problem-words.ts';
import { useSay } from '../../../words/say.ts';
import { aroundTable } from '../seats.ts';
import type { TriageFile } from '../triage-file.ts';
import { refreshes, useAskAgain } from '../triage-file.ts';
import { ActionFields } from './action-fields.tsx';
import type { DecisionContent } from './decision-content.ts';
import { emptyDecision, inputOf, lacks } from './decision-content.ts';
import { DecisionOvertaken } from './decision-overtaken.tsx';
import { OutcomeFields } from './outcome-fields.tsx';
import { PeopleFields } from './people-fields.tsx';

interface DecisionFormProps {
  readonly file: TriageFile;
  readonly takesFocus: boolean;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** The decision of the table: outcome, ground, who took part, dissent, actions (R26). */
export function DecisionForm({ file, takesFocus, onDone, onClose }: DecisionFormProps) {
  const say = useSay();
  const words = useProblemWords();
  const places = usePlaces();
  const askAgain = useAskAgain();
  const { fileId } = file;
  const draft = useDraft<DecisionContent>('decision', fileId, emptyDecision);
  const decide = useAct('triage.decide', {
    refreshes,
    onDone: () => {
      notifications.show({ message: say('decision.recorded') });
      void draft.discard().then(onDone);
    },
  });
  const leave = async () => {
    await draft.discard();
    onClose();
  };
  const { content } = draft;
  if (content === undefined) return <Text size="sm">{say('state.loading')}</Text>;
  if (file.state === 'decided') {
    if (decide.isPending || decide.isSuccess) return null;
    return <DecisionOvertaken file={file} content={content} onDiscard={() => void leave()} />;
  }
  const organisations = [...new Set([...aroundTable(file, places.organisations), ...content.added])];
  const lacking = lacks(file, content, organisations);
  const set = (change: Partial<DecisionContent>) => draft.set({ ...content, ...change });
  const send = () => {
    const input = inputOf(file, content, organisations);
    if (input === undefined) return;
    decide.mutate({ input: { fileId, ...input }, version: file.version }, { onError: askAgain });
  };
  return (
    <FormCard label={say('decision.take')} takesFocus={takesFocus}>
      <DraftBar state={draft.state} restoredFrom={draft.restoredFrom} onDiscard={() => void leave()} />
      <OutcomeFields file={file} content={content} onChange={set} />
      <PeopleFields file={file} content={content} organisations={organisations} onChange={set} />
      <ActionFields content={content} organisations={organisations} onChange={set} />
      {decide.isError && (
        <Alert color="red" variant="light" role="alert">
          {words(decide.error)}
        </Alert>
      )}
      {lacking.length > 0 && (
        <Stack gap={2} role="status">
          <Text size="sm" fw={600}>
            {say('decision.lacks')}
          </Text>
          <Text component="ul" size="sm" m={0} pl="md">
            {lacking.map((lack) => (
              <li key={lack}>{say(`decision.lack.${lack}`)}</li>
            ))}
          </Text>
        </Stack>
      )}
      <Group gap="xs">
        <ConfirmButton
          leftSection={<IconGavel size={18} aria-hidden />}
          question={say('decision.ask', { outcome: content.outcome === '' ? '' : say(`outcome.${content.outcome}`) })}
          disabled={lacking.length > 0}
          loading={decide.isPending}
          onConfirm={send}
        >
          {say('decision.record')}
        </ConfirmButton>
        <Button variant="default" onClick={() => void leave()}>
          {say('act.cancel')}
        </Button>
      </Group>
    </FormCard>
  );
}
