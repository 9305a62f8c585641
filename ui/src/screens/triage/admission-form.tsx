import { Alert, Button, Group, Radio, Stack, Text, Textarea, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useAct } from '../../api/acts.ts';
import { Conflict } from '../../parts/conflict.tsx';
import { DraftBar } from '../../parts/draft-bar.tsx';
import { useDraft } from '../../parts/draft.ts';
import { FormCard } from '../../parts/form-card.tsx';
import { useProblemWords } from '../../parts/problem-words.ts';
import { useSay } from '../../words/say.ts';
import type { AdmissionContent, Answer, Question } from './admission-content.ts';
import { contentOf, criteria, inputOf, questions, unanswered, weighed } from './admission-content.ts';
import type { TriageFile } from './triage-file.ts';
import { refreshes, useAskAgain } from './triage-file.ts';

interface AdmissionFormProps {
  readonly file: TriageFile;
  readonly takesFocus: boolean;
  readonly onClose: () => void;
}

/** Five questions, each yes or no with a motivation (R20). What a colleague saves meanwhile is shown beside it. */
export function AdmissionForm({ file, takesFocus, onClose }: AdmissionFormProps) {
  const say = useSay();
  const words = useProblemWords();
  const askAgain = useAskAgain();
  const { fileId } = file;
  const stands = contentOf(file.admission);
  const [begunFrom, setBegunFrom] = useState(stands);
  const draft = useDraft<AdmissionContent>('admission', fileId, stands);
  const record = useAct('triage.record-admission', {
    refreshes,
    onDone: () => {
      notifications.show({ message: say('done.saved') });
      void leave();
    },
  });
  const leave = async () => {
    await draft.discard();
    onClose();
  };
  const { content } = draft;
  if (content === undefined) return <Text size="sm">{say('state.loading')}</Text>;
  const open = unanswered(content);
  const isOvertaken = !record.isPending && !record.isSuccess && !isSame(begunFrom, stands);
  const save = () =>
    record.mutate({ input: { fileId, ...inputOf(content) }, version: file.version }, { onError: askAgain });
  const set = (question: Question, change: Partial<Answer>) =>
    draft.set({ ...content, [question]: { ...content[question], ...change } });
  const group = (title: string, asked: readonly Question[]) => (
    <>
      <Title order={3}>{title}</Title>
      {asked.map((question) => (
        <QuestionFields
          key={question}
          question={question}
          given={content[question]}
          onChange={(change) => set(question, change)}
        />
      ))}
    </>
  );

  return (
    <FormCard label={say('admission')} takesFocus={takesFocus}>
      {isOvertaken && (
        <Conflict
          mine={<Summary content={content} />}
          theirs={<Summary content={stands} />}
          onKeepMine={() => setBegunFrom(stands)}
          onTakeTheirs={() => {
            setBegunFrom(stands);
            draft.set(stands);
          }}
        />
      )}
      <DraftBar state={draft.state} restoredFrom={draft.restoredFrom} onDiscard={() => void leave()} />
      {group(say('admission.weighed'), weighed)}
      {group(say('admission.criteria'), criteria)}
      {record.isError && (
        <Alert color="red" variant="light" role="alert">
          {words(record.error)}
        </Alert>
      )}
      {open.length > 0 && (
        <Text size="sm" role="status">
          {say('admission.open', { count: open.length })}
        </Text>
      )}
      <Group gap="xs">
        <Button onClick={save} loading={record.isPending} disabled={open.length > 0 || isOvertaken}>
          {say('act.save')}
        </Button>
        <Button variant="default" onClick={() => void leave()}>
          {say('act.cancel')}
        </Button>
      </Group>
    </FormCard>
  );
}

interface QuestionFieldsProps {
  readonly question: Question;
  readonly given: Answer;
  readonly onChange: (change: Partial<Answer>) => void;
}

function QuestionFields({ question, given, onChange }: QuestionFieldsProps) {
  const say = useSay();
  const name = say(`admission.${question}`);
  return (
    <Stack gap={6}>
      <Radio.Group label={name} value={given.answer} onChange={(answer) => onChange({ answer: answer })}>
        <Group gap="lg" mt={4}>
          <Radio value="yes" label={say('yes')} />
          <Radio value="no" label={say('no')} />
        </Group>
      </Radio.Group>
      <Textarea
        aria-label={say('admission.why', { question: name })}
        label={say('field.motivation')}
        value={given.motivation}
        onChange={({ currentTarget }) => onChange({ motivation: currentTarget.value })}
        autosize
        minRows={2}
        maxLength={4000}
      />
    </Stack>
  );
}

function Summary({ content }: { readonly content: AdmissionContent }) {
  const say = useSay();
  return questions.map((question) => {
    const { answer, motivation } = content[question];
    const said = answer === '' ? '–' : say(answer);
    return (
      <Text size="sm" key={question}>
        {say('admission.answered', { question: say(`admission.${question}`), answer: said })} {motivation}
      </Text>
    );
  });
}

function isSame(one: AdmissionContent, other: AdmissionContent): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
