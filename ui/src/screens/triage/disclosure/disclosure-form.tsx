import { Alert, Button, Checkbox, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useAct } from '../../../api/acts.ts';
import { ConfirmButton } from '../../../parts/confirm-button.tsx';
import { DraftBar } from '../../../parts/draft-bar.tsx';
import { useDraft } from '../../../parts/draft.ts';
import { FormCard } from '../../../parts/form-card.tsx';
import { usePlaces } from '../../../parts/places.tsx';
import { useProblemWords } from '../../../parts/problem-words.ts';
import { useSay } from '../../../words/say.ts';
import type { TriageFile } from '../triage-file.ts';
import { refreshes, tableOf } from '../triage-file.ts';

export interface Member {
  readonly personId: string;
  readonly name: string;
}

interface Content {
  readonly recipientId: string;
  readonly messenger: string;
  readonly content: string;
  readonly necessity: string;
  readonly aboutOthers: boolean;
  readonly consents: readonly string[];
}

const empty: Content = {
  recipientId: '',
  messenger: '',
  content: '',
  necessity: '',
  aboutOthers: false,
  consents: [],
};

interface DisclosureFormProps {
  readonly file: TriageFile;
  readonly members: readonly Member[];
  readonly takesFocus: boolean;
  readonly onClose: () => void;
}

/** One recipient, the exact words, about nobody else, with the consent of all who took part (R28). */
export function DisclosureForm({ file, members, takesFocus, onClose }: DisclosureFormProps) {
  const say = useSay();
  const words = useProblemWords();
  const places = usePlaces();
  const { fileId } = file;
  const draft = useDraft<Content>('disclosure', fileId, empty);
  const decide = useAct('triage.decide-disclosure', {
    refreshes,
    onDone: () => {
      notifications.show({ message: say('disclosure.done') });
      void leave();
    },
  });
  const leave = async () => {
    await draft.discard();
    onClose();
  };
  const { content } = draft;
  if (content === undefined) return <Text size="sm">{say('state.loading')}</Text>;
  const set = (change: Partial<Content>) => draft.set({ ...content, ...change });
  const participants = whoTookPart(file);
  const recipient = members.find(({ personId }) => personId === content.recipientId);
  const isComplete =
    recipient !== undefined &&
    [content.messenger, content.content, content.necessity].every((text) => text.trim() !== '') &&
    !content.aboutOthers &&
    participants.every((organisation) => content.consents.includes(organisation));
  const send = () => {
    const { recipientId, messenger, necessity, consents } = content;
    const input = { fileId, recipientId, messenger, necessity, content: content.content };
    decide.mutate({ input: { ...input, aboutPersonIds: [recipientId], consents: [...consents] } });
  };
  return (
    <FormCard label={say('disclosure.decide')} takesFocus={takesFocus}>
      <DraftBar state={draft.state} restoredFrom={draft.restoredFrom} onDiscard={() => void leave()} />
      <NativeSelect
        label={say('disclosure.recipient')}
        value={content.recipientId}
        onChange={({ currentTarget }) => set({ recipientId: currentTarget.value })}
        data={[
          { value: '', label: say('form.choose') },
          ...members.map(({ personId, name }) => ({ value: personId, label: name })),
        ]}
        required
      />
      <Textarea
        label={say('disclosure.content')}
        description={say('disclosure.content.help')}
        value={content.content}
        onChange={({ currentTarget }) => set({ content: currentTarget.value })}
        autosize
        minRows={3}
        maxLength={4000}
        required
      />
      <Checkbox
        label={say('disclosure.aboutOthers')}
        checked={content.aboutOthers}
        onChange={({ currentTarget }) => set({ aboutOthers: currentTarget.checked })}
      />
      {content.aboutOthers && (
        <Alert color="red" variant="light" role="alert">
          {say('disclosure.aboutOthers.no')}
        </Alert>
      )}
      <TextInput
        label={say('disclosure.messenger')}
        value={content.messenger}
        maxLength={200}
        onChange={({ currentTarget }) => set({ messenger: currentTarget.value })}
        required
      />
      <Textarea
        label={say('disclosure.necessity')}
        value={content.necessity}
        onChange={({ currentTarget }) => set({ necessity: currentTarget.value })}
        autosize
        minRows={2}
        maxLength={4000}
        required
      />
      <Checkbox.Group
        label={say('disclosure.consents')}
        description={say('disclosure.consents.all')}
        value={[...content.consents]}
        onChange={(consents) => set({ consents })}
      >
        <Stack gap="xs" mt="xs">
          {participants.map((organisation) => (
            <Checkbox key={organisation} value={organisation} label={places.organisation(organisation)} />
          ))}
        </Stack>
      </Checkbox.Group>
      {decide.isError && (
        <Alert color="red" variant="light" role="alert">
          {words(decide.error)}
        </Alert>
      )}
      <Group gap="xs">
        <ConfirmButton
          question={say('disclosure.ask', { name: recipient?.name ?? '' })}
          disabled={!isComplete}
          loading={decide.isPending}
          onConfirm={send}
        >
          {say('disclosure.record')}
        </ConfirmButton>
        <Button variant="default" onClick={() => void leave()}>
          {say('act.cancel')}
        </Button>
      </Group>
    </FormCard>
  );
}

/** Everyone whom the attendance or the decision names as having taken part. */
function whoTookPart(file: TriageFile): string[] {
  const present = tableOf(file).attendance.filter(({ state }) => state === 'present' || state === 'represented');
  return [...new Set([...present.map(({ organisation }) => organisation), ...(file.decision?.participants ?? [])])];
}
