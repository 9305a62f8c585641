import { Alert, Button, Group, NumberInput, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useAct } from '../../api/acts.ts';
import type { Input } from '../../api/contract.ts';
import { useRead } from '../../api/reads.ts';
import { useMay } from '../../api/session.ts';
import { dayAt, moment } from '../../format/dates.ts';
import { useDraft } from '../../parts/draft.ts';
import { useProblemWords } from '../../parts/problem-words.ts';
import { SaveStateMark } from '../../parts/save-state.tsx';
import { useSay, useSayCode } from '../../words/say.ts';

type Kind = Input<'case-management.record-contact'>['kind'];
interface Content {
  readonly kind: Kind;
  readonly on: string;
  readonly minutes: number | null;
  readonly note: string;
}

const kinds = [
  'telephone',
  'home-visit',
  'office',
  'video',
  'client-meeting',
  'partner',
  'other',
] as const satisfies readonly Kind[];
const longestMinutes = 1440;

/** Notes a contact. It opens by itself when a text was left in it. */
export function ContactForm({ trajectoryId }: { readonly trajectoryId: string }) {
  const say = useSay();
  const may = useMay('work-on-trajectory');
  const drafts = useRead('gateway.list-drafts', {}, { enabled: may });
  const wasLeft =
    drafts.data?.rows.some(({ form, subject }) => form === 'contact' && subject === trajectoryId) === true;
  const [opened, setOpened] = useState(false);
  if (!may) return null;
  if (opened || wasLeft) return <Form trajectoryId={trajectoryId} onClose={() => setOpened(false)} />;
  return (
    <Group>
      <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpened(true)}>
        {say('trajectory.contact.add')}
      </Button>
    </Group>
  );
}

function Form({ trajectoryId, onClose }: { readonly trajectoryId: string; readonly onClose: () => void }) {
  const say = useSay();
  const sayCode = useSayCode();
  const words = useProblemWords();
  const draft = useDraft<Content>('contact', trajectoryId, {
    kind: 'telephone',
    on: dayAt(new Date()),
    minutes: null,
    note: '',
  });
  const leave = async () => {
    await draft.discard();
    onClose();
  };
  const record = useAct('case-management.record-contact', {
    refreshes: ['case-management.get-trajectory', 'case-management.list-trajectories'],
    onDone: () => {
      notifications.show({ message: say('trajectory.contact.saved') });
      void leave();
    },
  });
  const { content } = draft;
  if (content === undefined) return <Text size="sm">{say('state.loading')}</Text>;
  const send = () => {
    const { minutes, note, kind, on } = content;
    record.mutate({
      input: {
        trajectoryId,
        kind,
        on,
        ...(minutes === null ? {} : { minutes }),
        ...(note.trim() === '' ? {} : { note }),
      },
    });
  };
  return (
    <Stack gap="sm" component="section" aria-label={say('trajectory.contact.add')} className="form-card">
      {draft.restoredFrom !== undefined && (
        <Text size="sm" className="quiet">
          {say('saved.restored', { moment: moment(draft.restoredFrom) })}
        </Text>
      )}
      <Group gap="sm" grow preventGrowOverflow={false}>
        <Select
          label={say('trajectory.contact.kind')}
          data={kinds.map((value) => ({ value, label: sayCode('contact', value) }))}
          value={content.kind}
          allowDeselect={false}
          onChange={(kind) => draft.set({ ...content, kind: kind ?? 'other' })}
          data-autofocus
        />
        <TextInput
          type="date"
          label={say('trajectory.contact.on')}
          value={content.on}
          onChange={({ currentTarget }) => draft.set({ ...content, on: currentTarget.value })}
        />
        <NumberInput
          label={say('trajectory.contact.minutes')}
          value={content.minutes ?? ''}
          min={0}
          max={longestMinutes}
          allowDecimal={false}
          hideControls
          onChange={(value) => draft.set({ ...content, minutes: value === '' ? null : Number(value) })}
        />
      </Group>
      <Textarea
        label={say('trajectory.contact.note')}
        value={content.note}
        onChange={({ currentTarget }) => draft.set({ ...content, note: currentTarget.value })}
        autosize
        minRows={4}
        maxLength={20_000}
      />
      {record.isError && (
        <Alert color="red" variant="light" role="alert">
          {words(record.error)}
        </Alert>
      )}
      <Group justify="space-between">
        <SaveStateMark state={draft.state} />
        <Group gap="xs">
          <Button variant="default" onClick={() => void leave()}>
            {say('saved.discard')}
          </Button>
          <Button onClick={send} loading={record.isPending}>
            {say('trajectory.contact.add')}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
