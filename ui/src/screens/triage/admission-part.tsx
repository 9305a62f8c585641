import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconCheck, IconPencil, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useMay } from '../../api/session.ts';
import { Section } from '../../parts/facts.tsx';
import { useWasLeft } from '../../parts/left-drafts.ts';
import { useSay } from '../../words/say.ts';
import type { Admission, Question } from './admission-content.ts';
import { answerOf, criteria, weighed } from './admission-content.ts';
import { AdmissionForm } from './admission-form.tsx';
import type { TriageFile } from './triage-file.ts';

/** R20: what was weighed, and the three criteria; read-only until somebody edits it. */
export function AdmissionPart({ file }: { readonly file: TriageFile }) {
  const say = useSay();
  const may = useMay('work-on-triage-file') && file.state === 'waiting';
  const wasLeft = useWasLeft('admission', file.fileId);
  const [opened, setOpened] = useState(false);
  const isOpen = may && (opened || wasLeft);
  return (
    <Section title={say('admission')}>
      {isOpen ? (
        <AdmissionForm file={file} takesFocus={opened} onClose={() => setOpened(false)} />
      ) : (
        <>
          <AdmissionShown admission={file.admission} />
          {may && (
            <Group>
              <Button
                variant="default"
                leftSection={<IconPencil size={18} aria-hidden />}
                aria-keyshortcuts="E"
                onClick={() => setOpened(true)}
              >
                {say(file.admission === undefined ? 'admission.fill' : 'admission.edit')}
              </Button>
            </Group>
          )}
        </>
      )}
    </Section>
  );
}

function AdmissionShown({ admission }: { readonly admission: Admission | undefined }) {
  const say = useSay();
  if (admission === undefined) return <Text size="sm">{say('admission.none')}</Text>;
  return (
    <Stack gap="sm">
      <Answers title={say('admission.weighed')} questions={weighed} admission={admission} />
      <Answers title={say('admission.criteria')} questions={criteria} admission={admission} />
    </Stack>
  );
}

interface AnswersProps {
  readonly title: string;
  readonly questions: readonly Question[];
  readonly admission: Admission;
}

function Answers({ title, questions, admission }: AnswersProps) {
  const say = useSay();
  return (
    <div>
      <Title order={3}>{title}</Title>
      <Stack gap="xs" component="dl" m={0} mt={4}>
        {questions.map((question) => {
          const { answer, motivation } = answerOf(admission, question);
          const Icon = answer === 'yes' ? IconCheck : IconX;
          return (
            <div key={question}>
              <Text component="dt" size="sm" fw={600}>
                <Icon size={16} aria-hidden style={{ verticalAlign: '-3px' }} />{' '}
                {say('admission.answered', {
                  question: say(`admission.${question}`),
                  answer: say(answer === 'yes' ? 'yes' : 'no'),
                })}
              </Text>
              <Text component="dd" size="sm" m={0} className="prose">
                {motivation}
              </Text>
            </div>
          );
        })}
      </Stack>
    </div>
  );
}
