import { Group, Stack, Text, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useAct } from '../../api/acts.ts';
import { useMay, useSession } from '../../api/session.ts';
import { day, dayAt } from '../../format/dates.ts';
import { ActEnd, ActModal } from '../../parts/act-modal.tsx';
import { Section } from '../../parts/facts.tsx';
import { usePlaces } from '../../parts/places.tsx';
import { useSay } from '../../words/say.ts';
import type { TableInput, TriageFile } from './triage-file.ts';
import { refreshes, tableOf, useAskAgain } from './triage-file.ts';

type TableAction = TableInput['actions'][number];

/** What is to be done after the table, and what was done. */
export function TableActions({ file }: { readonly file: TriageFile }) {
  const say = useSay();
  const { actions } = tableOf(file);
  if (actions.length === 0) return null;
  return (
    <Section title={say('tasks')}>
      <Stack gap="sm">
        {actions.map((action) => (
          <Group key={action.actionId} justify="space-between" gap="xs" align="flex-start">
            <div>
              <Text size="sm" fw={600}>
                {action.text}
              </Text>
              <ActionStand action={action} withOwner />
            </div>
            <DoneButton fileId={file.fileId} action={action} />
          </Group>
        ))}
      </Stack>
    </Section>
  );
}

interface ActionStandProps {
  readonly action: TableAction;
  readonly withOwner?: boolean;
}

/** Open, overdue or done: by word and shape (R15 goes for clocks too). */
export function ActionStand({
  action: { state, dueOn, doneOn, note, organisation },
  withOwner = false,
}: ActionStandProps) {
  const say = useSay();
  const places = usePlaces();
  const isLate = state === 'open' && dueOn < dayAt(new Date());
  const Icon = state === 'done' ? IconCheck : isLate ? IconAlertTriangle : IconCircle;
  const words =
    state === 'done'
      ? say('tasks.doneOn', { on: day(doneOn ?? dueOn) })
      : say(isLate ? 'tasks.late' : 'tasks.due', { on: day(dueOn) });
  return (
    <Text size="sm" component="div" {...(isLate ? { c: 'red.9', fw: 600 } : {})}>
      <Icon size={16} aria-hidden style={{ verticalAlign: '-3px' }} /> {words}
      {withOwner && ` · ${places.organisation(organisation)}`}
      {note !== undefined && <div className="prose">{note}</div>}
    </Text>
  );
}

interface DoneButtonProps {
  readonly fileId: string;
  readonly action: TableAction;
}

/** For the organisation that had to do it, and for who leads the table. */
export function DoneButton({ fileId, action }: DoneButtonProps) {
  const say = useSay();
  const { organisation, roles } = useSession();
  const may = useMay('complete-triage-action');
  const isOwn = action.organisation === organisation || roles.includes('operational-coordinator');
  if (!may || !isOwn || action.state === 'done') return null;
  return (
    <ActModal title={say('tasks.done')} aria-label={say('tasks.doneOf', { text: action.text.slice(0, 60) })}>
      {(close) => <DoneForm fileId={fileId} action={action} onClose={close} />}
    </ActModal>
  );
}

function DoneForm({ fileId, action, onClose }: DoneButtonProps & { readonly onClose: () => void }) {
  const say = useSay();
  const askAgain = useAskAgain();
  const [note, setNote] = useState('');
  const complete = useAct('triage.complete-action', { refreshes, onDone: onClose });
  const { actionId, version, text } = action;
  return (
    <Stack gap="sm">
      <Text size="sm">{text}</Text>
      <Textarea
        label={say('tasks.note')}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
        autosize
        minRows={3}
        maxLength={2000}
        data-autofocus
      />
      <ActEnd
        error={complete.error}
        isPending={complete.isPending}
        save={say('tasks.done')}
        onSave={() =>
          complete.mutate(
            { input: { fileId, actionId, ...(note.trim() === '' ? {} : { note }) }, version },
            { onError: askAgain },
          )
        }
        onCancel={onClose}
      />
    </Stack>
  );
}
