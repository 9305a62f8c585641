import { Button, Group, NativeSelect, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { dayAt, daysAfter } from '../../../format/dates.ts';
import { usePlaces } from '../../../parts/places.tsx';
import { useSay } from '../../../words/say.ts';
import type { PlannedAction } from './decision-content.ts';
import type { DecisionFieldsProps } from './outcome-fields.tsx';

const usualDays = 7;

interface ActionFieldsProps extends DecisionFieldsProps {
  readonly organisations: readonly string[];
}

/** What is to be done, each with an owner and a day (R26). */
export function ActionFields({ content: { actions }, organisations, onChange }: ActionFieldsProps) {
  const say = useSay();
  const add = () => {
    const dueOn = daysAfter(dayAt(new Date()), usualDays);
    onChange({ actions: [...actions, { text: '', organisation: organisations[0] ?? '', dueOn }] });
  };
  return (
    <Stack gap="sm">
      <Title order={3}>{say('decision.actions')}</Title>
      {actions.map((action, index) => (
        <OneAction
          // What stands at a place is that action as long as it is typed.
          key={`action-${String(index)}`}
          action={action}
          number={index + 1}
          organisations={organisations}
          onChange={(changed) => onChange({ actions: actions.with(index, changed) })}
          onRemove={() => onChange({ actions: actions.toSpliced(index, 1) })}
        />
      ))}
      <Group>
        <Button size="xs" variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
          {say('decision.actions.add')}
        </Button>
      </Group>
    </Stack>
  );
}

interface OneActionProps {
  readonly action: PlannedAction;
  readonly number: number;
  readonly organisations: readonly string[];
  readonly onChange: (action: PlannedAction) => void;
  readonly onRemove: () => void;
}

function OneAction({ action, number, organisations, onChange, onRemove }: OneActionProps) {
  const say = useSay();
  const places = usePlaces();
  const all = [...new Set([...organisations, ...places.organisations.map(({ alias }) => alias)])];
  return (
    <Stack gap={6} component="fieldset" m={0} p="sm" bdrs="md" style={{ border: '1px solid var(--screen-line)' }}>
      <legend>{say('decision.action.number', { number })}</legend>
      <Textarea
        label={say('decision.action.text')}
        value={action.text}
        onChange={({ currentTarget }) => onChange({ ...action, text: currentTarget.value })}
        autosize
        minRows={1}
        maxLength={2000}
        required
      />
      <Group gap="sm" align="flex-end">
        <NativeSelect
          label={say('decision.action.who')}
          value={action.organisation}
          onChange={({ currentTarget }) => onChange({ ...action, organisation: currentTarget.value })}
          data={all.map((alias) => ({ value: alias, label: places.organisation(alias) }))}
        />
        <TextInput
          type="date"
          label={say('decision.action.dueOn')}
          value={action.dueOn}
          onChange={({ currentTarget }) => onChange({ ...action, dueOn: currentTarget.value })}
          required
        />
        <Button
          variant="default"
          leftSection={<IconTrash size={16} aria-hidden />}
          aria-label={say('decision.action.remove', { number })}
          onClick={onRemove}
        >
          {say('act.remove')}
        </Button>
      </Group>
    </Stack>
  );
}
