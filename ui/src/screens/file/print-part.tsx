import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { WalledPart } from '@veilighuis/contracts';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import type { Input, Output } from '../../api/contract.ts';
import { isProblem } from '../../api/problem.ts';
import { fullName } from '../../format/names.ts';
import { Section } from '../../parts/facts.tsx';
import { useProblemWords } from '../../parts/problem-words.ts';
import { useSay, useSayCode } from '../../words/say.ts';
import { HouseholdSheet } from './household-sheet.tsx';
import type { Overview } from './overview.ts';

type Question = Input<'intake.compose-household-sheet'>;
type Sheet = Output<'intake.compose-household-sheet'>;

const printable = ['whereabouts', 'contact'] as const satisfies readonly WalledPart[];

/** A household sheet made for its readers: what would cross a wall is refused with the reason (R35). */
export default function PrintPart({ file }: { readonly file: Overview }) {
  const say = useSay();
  const sayCode = useSayCode();
  const words = useProblemWords();
  const [readers, setReaders] = useState<readonly string[]>([]);
  const [outsideReader, setOutsideReader] = useState(false);
  const [parts, setParts] = useState<readonly WalledPart[]>(printable);
  const [tried, setTried] = useState(false);
  const compose = useMutation<Sheet, Error, Question>({
    mutationFn: (question) => call('intake.compose-household-sheet', question),
    gcTime: 0,
  });
  const ask = (leaveOutWalled: boolean) => {
    setTried(true);
    if (readers.length === 0) return;
    const { clientSystemId } = file;
    compose.mutate({
      clientSystemId,
      form: 'household-sheet',
      readers: [...readers],
      outsideReader,
      parts: [...parts],
      leaveOutWalled,
    });
  };
  return (
    <Stack gap="lg">
      <div className="no-print">
        <Section title={say('print.title')}>
          <Stack gap="md">
            <Text>{say('print.about')}</Text>
            <Checkbox.Group
              label={say('print.readers')}
              error={tried && readers.length === 0 ? say('field.required') : undefined}
              value={[...readers]}
              onChange={setReaders}
            >
              <Group gap="md" mt={6}>
                {file.persons.map(({ personId, name }) => (
                  <Checkbox key={personId} value={personId} label={fullName(name)} />
                ))}
              </Group>
            </Checkbox.Group>
            <Checkbox
              label={say('print.outsider')}
              checked={outsideReader}
              onChange={({ currentTarget }) => setOutsideReader(currentTarget.checked)}
            />
            <Checkbox.Group label={say('print.parts')} value={[...parts]} onChange={(chosen) => setParts(chosen)}>
              <Group gap="md" mt={6}>
                {printable.map((part) => (
                  <Checkbox key={part} value={part} label={sayCode('walledPart', part)} />
                ))}
              </Group>
            </Checkbox.Group>
            {compose.error !== null && (
              <Alert color="red" variant="light" role="alert" icon={<IconAlertTriangle aria-hidden />}>
                <Stack gap="sm" align="flex-start">
                  <Text size="sm">{words(compose.error)}</Text>
                  {isProblem(compose.error, 'crosses-a-wall') && (
                    <Button size="xs" variant="default" onClick={() => ask(true)}>
                      {say('print.leaveOut')}
                    </Button>
                  )}
                </Stack>
              </Alert>
            )}
            <Group gap="xs">
              <Button loading={compose.isPending} onClick={() => ask(false)}>
                {say('print.make')}
              </Button>
              {compose.data !== undefined && (
                <Button
                  variant="default"
                  leftSection={<IconPrinter size={18} aria-hidden />}
                  onClick={() => window.print()}
                >
                  {say('act.print')}
                </Button>
              )}
            </Group>
          </Stack>
        </Section>
      </div>
      {compose.data !== undefined && <HouseholdSheet sheet={compose.data} />}
    </Stack>
  );
}
