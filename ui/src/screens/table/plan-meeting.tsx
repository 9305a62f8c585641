import { Group, Radio, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct } from '../../api/acts.ts';
import type { Input } from '../../api/contract.ts';
import { dayAt } from '../../format/dates.ts';
import { ActEnd, ActModal } from '../../parts/act-modal.tsx';
import { useSay } from '../../words/say.ts';

type Place = Input<'triage.plan-meeting'>['place'];
const places = ['centre', 'online'] as const satisfies readonly Place[];
const usualHour = '09:30';

export function PlanMeeting() {
  const say = useSay();
  return (
    <ActModal title={say('meetings.plan')} size="sm" variant="filled">
      {(close) => <PlanForm onClose={close} />}
    </ActModal>
  );
}

/** A day, an hour and a place; the agenda comes next. */
function PlanForm({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const navigate = useNavigate();
  const today = dayAt(new Date());
  const [on, setOn] = useState('');
  const [startsAt, setStartsAt] = useState(usualHour);
  const [place, setPlace] = useState<Place>('centre');
  const [tried, setTried] = useState(false);
  const plan = useAct('triage.plan-meeting', {
    refreshes: ['triage.list-meetings'],
    onDone: ({ meetingId }) => {
      notifications.show({ message: say('meetings.planned') });
      onClose();
      void navigate({ to: '/tafel/$meetingId/agenda', params: { meetingId } });
    },
  });
  const fault = (value: string) => (tried && value === '' ? say('field.required') : undefined);
  const save = () => {
    setTried(true);
    if (on !== '' && startsAt !== '') plan.mutate({ input: { on, startsAt, place } });
  };
  return (
    <Stack gap="sm">
      <Group gap="sm" align="flex-start" grow>
        <TextInput
          type="date"
          label={say('meetings.on')}
          value={on}
          min={today}
          error={fault(on)}
          onChange={({ currentTarget }) => setOn(currentTarget.value)}
          required
          data-autofocus
        />
        <TextInput
          type="time"
          label={say('meetings.startsAt')}
          value={startsAt}
          error={fault(startsAt)}
          onChange={({ currentTarget }) => setStartsAt(currentTarget.value)}
          required
        />
      </Group>
      <Radio.Group label={say('meetings.where')} value={place} onChange={(value) => setPlace(value)}>
        <Stack gap="xs" mt="xs">
          {places.map((value) => (
            <Radio key={value} value={value} label={say(`meetings.place.${value}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <ActEnd
        error={plan.error}
        isPending={plan.isPending}
        save={say('meetings.plan')}
        onSave={save}
        onCancel={onClose}
      />
    </Stack>
  );
}
