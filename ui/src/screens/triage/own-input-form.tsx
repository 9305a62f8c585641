import { Alert, Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ContributionAnswer } from '@veilighuis/contracts';
import { useAct } from '../../api/acts.ts';
import { DraftBar } from '../../parts/draft-bar.tsx';
import { useDraft } from '../../parts/draft.ts';
import { FormCard } from '../../parts/form-card.tsx';
import { useProblemWords } from '../../parts/problem-words.ts';
import { useSay } from '../../words/say.ts';
import type { OwnContribution, TriageFile } from './triage-file.ts';
import { refreshes, tableOf, useAskAgain } from './triage-file.ts';

interface Content {
  readonly answer: ContributionAnswer;
  readonly runningHelp: string;
  readonly analysis: string;
}

const answers = ['content', 'nothing-to-share', 'not-known'] as const satisfies readonly ContributionAnswer[];
const texts = ['runningHelp', 'analysis'] as const;
const longest = 4000;

interface OwnInputFormProps {
  readonly file: TriageFile;
  readonly own: OwnContribution;
  readonly takesFocus: boolean;
  readonly onClose: () => void;
}

/** The smaller form of before the table; no text has to be filled in (R22, R24). */
export function OwnInputForm({ file, own, takesFocus, onClose }: OwnInputFormProps) {
  const say = useSay();
  const words = useProblemWords();
  const askAgain = useAskAgain();
  const { fileId } = file;
  const draft = useDraft<Content>('contribution', fileId, startOf(file, own));
  const write = useAct('triage.write-contribution', {
    refreshes,
    onDone: () => {
      notifications.show({ message: say('input.saved') });
      void leave();
    },
  });
  const leave = async () => {
    await draft.discard();
    onClose();
  };
  const { content } = draft;
  if (content === undefined) return <Text size="sm">{say('state.loading')}</Text>;
  const save = () => {
    const { answer } = content;
    const filled = answer === 'content' ? texts.filter((field) => content[field].trim() !== '') : [];
    const said = Object.fromEntries(filled.map((field) => [field, content[field]]));
    write.mutate({ input: { fileId, answer, ...said }, version: own.version }, { onError: askAgain });
  };
  return (
    <FormCard label={say('input.write')} takesFocus={takesFocus}>
      <Text size="sm">{say('input.secret')}</Text>
      <DraftBar state={draft.state} restoredFrom={draft.restoredFrom} onDiscard={() => void leave()} />
      <Radio.Group
        label={say('input.answer')}
        value={content.answer}
        onChange={(value) => draft.set({ ...content, answer: value })}
      >
        <Stack gap="xs" mt="xs">
          {answers.map((value) => (
            <Radio key={value} value={value} label={say(`input.answer.${value}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {content.answer === 'content' &&
        texts.map((field) => (
          <Textarea
            key={field}
            label={say(`input.${field}`)}
            description={say(`input.${field}.help`)}
            value={content[field]}
            onChange={({ currentTarget }) => draft.set({ ...content, [field]: currentTarget.value })}
            autosize
            minRows={3}
            maxLength={longest}
          />
        ))}
      {write.isError && (
        <Alert color="red" variant="light" role="alert">
          {words(write.error)}
        </Alert>
      )}
      <Group gap="xs">
        <Button onClick={save} loading={write.isPending}>
          {say('act.save')}
        </Button>
        <Button variant="default" onClick={() => void leave()}>
          {say('act.cancel')}
        </Button>
      </Group>
    </FormCard>
  );
}

/** What was written last, or what is released, to go on with. */
function startOf(file: TriageFile, own: OwnContribution): Content {
  const released = tableOf(file).contributions.find(({ organisation }) => organisation === own.organisation);
  const last = own.draft ?? released;
  return {
    answer: last?.answer ?? 'content',
    runningHelp: last?.runningHelp ?? '',
    analysis: last?.analysis ?? '',
  };
}
