import { NativeSelect, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useAct } from '../../api/acts.ts';
import { dayAt } from '../../format/dates.ts';
import { ActEnd } from '../../parts/act-modal.tsx';
import { useColleagues } from '../../parts/colleagues.ts';
import { usePlaces } from '../../parts/places.tsx';
import { useSay } from '../../words/say.ts';

/** From a day on; the person only when he or she signs in here (R23). */
export function RegisterForm({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const { organisations } = usePlaces();
  const people = useColleagues();
  const [content, setContent] = useState({ alias: '', function: '', userId: '', from: dayAt(new Date()), until: '' });
  const [tried, setTried] = useState(false);
  const register = useAct('triage.register-representative', {
    refreshes: ['triage.list-representatives'],
    onDone: () => {
      notifications.show({ message: say('representatives.added') });
      onClose();
    },
  });
  const set = (change: Partial<typeof content>) => setContent({ ...content, ...change });
  const chosen = organisations.find(({ alias }) => alias === content.alias);
  const ofChosen = people.filter(({ organisation }) => organisation === chosen?.alias);
  const fault = (isMissing: boolean) => (tried && isMissing ? say('field.required') : undefined);
  const hasFunction = content.function.trim() !== '';
  const save = () => {
    setTried(true);
    const { userId, from, until } = content;
    if (chosen === undefined || !hasFunction || from === '') return;
    register.mutate({
      input: {
        organisation: chosen.alias,
        category: chosen.category,
        function: content.function,
        from,
        ...(userId === '' ? {} : { userId }),
        ...(until === '' ? {} : { until }),
      },
    });
  };
  return (
    <Stack gap="sm">
      <NativeSelect
        label={say('representatives.organisation')}
        value={content.alias}
        error={fault(chosen === undefined)}
        onChange={({ currentTarget }) => set({ alias: currentTarget.value, userId: '' })}
        data={[
          { value: '', label: say('form.choose') },
          ...organisations.map(({ alias, name }) => ({ value: alias, label: name })),
        ]}
        required
        data-autofocus
      />
      <TextInput
        label={say('representatives.function')}
        value={content.function}
        error={fault(!hasFunction)}
        maxLength={200}
        onChange={({ currentTarget }) => set({ function: currentTarget.value })}
        required
      />
      <NativeSelect
        label={say('representatives.person')}
        value={content.userId}
        onChange={({ currentTarget }) => set({ userId: currentTarget.value })}
        data={[
          { value: '', label: say('representatives.person.none') },
          ...ofChosen.map(({ subject, name }) => ({ value: subject, label: name })),
        ]}
      />
      <TextInput
        type="date"
        label={say('representatives.from')}
        value={content.from}
        error={fault(content.from === '')}
        onChange={({ currentTarget }) => set({ from: currentTarget.value })}
        required
      />
      <TextInput
        type="date"
        label={say('representatives.until')}
        value={content.until}
        min={content.from}
        onChange={({ currentTarget }) => set({ until: currentTarget.value })}
      />
      <ActEnd error={register.error} isPending={register.isPending} onSave={save} onCancel={onClose} />
    </Stack>
  );
}
