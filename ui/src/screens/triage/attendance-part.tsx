import { Alert, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useAct } from '../../api/acts.ts';
import { useMay } from '../../api/session.ts';
import { ActModal } from '../../parts/act-modal.tsx';
import { Section } from '../../parts/facts.tsx';
import { usePlaces } from '../../parts/places.tsx';
import { useProblemWords } from '../../parts/problem-words.ts';
import { useSay } from '../../words/say.ts';
import type { AttendanceState } from './attendance-form.tsx';
import { AttendanceForm } from './attendance-form.tsx';
import { aroundTable } from './seats.ts';
import type { TriageFile } from './triage-file.ts';
import { refreshes, tableOf, useAskAgain } from './triage-file.ts';

/** Who takes part in this file; whatever is recorded, the table goes on (R25). */
export function AttendancePart({ file }: { readonly file: TriageFile }) {
  const say = useSay();
  const places = usePlaces();
  const may = useMay('work-on-triage-file') && file.state === 'waiting';
  const [added, setAdded] = useState<readonly string[]>([]);
  const { attendance } = tableOf(file);
  if (!may && attendance.length === 0) return null;
  const around = aroundTable(file, places.organisations);
  const shown = may ? [...new Set([...around, ...added])] : attendance.map(({ organisation }) => organisation);
  const others = places.organisations.filter(({ alias }) => !shown.includes(alias));
  return (
    <Section title={say('attendance')}>
      <Text size="sm" className="quiet">
        {say('attendance.goesOn')}
      </Text>
      <Stack gap="xs">
        {shown.map((organisation) => (
          <Line key={organisation} file={file} organisation={organisation} may={may} />
        ))}
      </Stack>
      {may && (
        <NativeSelect
          label={say('attendance.add')}
          value=""
          maw={360}
          onChange={({ currentTarget }) => setAdded([...added, currentTarget.value])}
          data={[
            { value: '', label: say('form.choose') },
            ...others.map(({ alias, name }) => ({ value: alias, label: name })),
          ]}
        />
      )}
    </Section>
  );
}

interface LineProps {
  readonly file: TriageFile;
  readonly organisation: string;
  readonly may: boolean;
}

/** Present in one click; whatever needs more words opens a form. */
function Line({ file, organisation, may }: LineProps) {
  const say = useSay();
  const words = useProblemWords();
  const places = usePlaces();
  const askAgain = useAskAgain();
  const line = tableOf(file).attendance.find((one) => one.organisation === organisation);
  const record = useAct('triage.record-attendance', { refreshes });
  const name = places.organisation(organisation);
  const present = (state: AttendanceState) =>
    record.mutate(
      { input: { fileId: file.fileId, organisation, state }, version: line?.version ?? 0 },
      { onError: askAgain },
    );
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          <Text span inherit fw={600}>
            {name}
          </Text>{' '}
          {say(`attendance.state.${line?.state ?? 'unknown'}`)}
          {line?.reason !== undefined && ` (${line.reason})`}
        </Text>
        {may && (
          <Group gap={6}>
            {line?.state !== 'present' && (
              <PresentButton name={name} isPending={record.isPending} onPress={() => present('present')} />
            )}
            <ActModal title={say('attendance.other')} aria-label={say('attendance.otherOf', { name })}>
              {(close) => (
                <AttendanceForm fileId={file.fileId} organisation={organisation} line={line} onClose={close} />
              )}
            </ActModal>
          </Group>
        )}
      </Group>
      {record.isError && (
        <Alert color="red" variant="light" role="alert">
          {words(record.error)}
        </Alert>
      )}
    </div>
  );
}

interface PresentProps {
  readonly name: string;
  readonly isPending: boolean;
  readonly onPress: () => void;
}

function PresentButton({ name, isPending, onPress }: PresentProps) {
  const say = useSay();
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconCheck size={14} aria-hidden />}
      aria-label={say('attendance.presentOf', { name })}
      loading={isPending}
      onClick={onPress}
    >
      {say('attendance.state.present')}
    </Button>
  );
}
