import { NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useAct } from '../../api/acts.ts';
import { dayAt } from '../../format/dates.ts';
import { ActEnd } from '../../parts/act-modal.tsx';
import { usePlaces } from '../../parts/places.tsx';
import { useSay } from '../../words/say.ts';
import type { TriageFile } from './triage-file.ts';
import { refreshes, useAskAgain } from './triage-file.ts';

const facilities = ['VK', 'OCJ'] as const;

/** Who was spoken with, when, and what came out of it (R21). */
export function ConsultationForm({ file, onClose }: { readonly file: TriageFile; readonly onClose: () => void }) {
  const say = useSay();
  const { organisations } = usePlaces();
  const askAgain = useAskAgain();
  const today = dayAt(new Date());
  const [content, setContent] = useState({ alias: '', contact: '', on: today, outcome: '' });
  const [tried, setTried] = useState(false);
  const record = useAct('triage.record-minor-consultation', {
    refreshes,
    onDone: () => {
      notifications.show({ message: say('done.saved') });
      onClose();
    },
  });
  const mandated = organisations.filter(({ category }) => facilities.some((one) => one === category));
  const chosen = mandated.find(({ alias }) => alias === content.alias);
  const facility = facilities.find((one) => one === chosen?.category);
  const set = (change: Partial<typeof content>) => setContent({ ...content, ...change });
  const fault = (isMissing: boolean) => (tried && isMissing ? say('field.required') : undefined);
  const isBlank = (text: string) => text.trim() === '';
  const save = () => {
    setTried(true);
    const { alias, contact, on, outcome } = content;
    if (facility === undefined || [contact, on, outcome].some(isBlank)) return;
    const input = { fileId: file.fileId, facility, organisation: alias, contact, on, outcome };
    record.mutate({ input, version: file.version }, { onError: askAgain });
  };
  return (
    <Stack gap="sm">
      <NativeSelect
        label={say('minors.organisation')}
        value={content.alias}
        error={fault(facility === undefined)}
        onChange={({ currentTarget }) => set({ alias: currentTarget.value })}
        data={[
          { value: '', label: say('form.choose') },
          ...mandated.map(({ alias, name }) => ({ value: alias, label: name })),
        ]}
        required
        data-autofocus
      />
      <TextInput
        label={say('minors.contact')}
        description={say('minors.contact.help')}
        value={content.contact}
        error={fault(isBlank(content.contact))}
        maxLength={200}
        onChange={({ currentTarget }) => set({ contact: currentTarget.value })}
        required
      />
      <TextInput
        type="date"
        label={say('minors.on')}
        value={content.on}
        max={today}
        error={fault(isBlank(content.on))}
        onChange={({ currentTarget }) => set({ on: currentTarget.value })}
        required
      />
      <Textarea
        label={say('minors.outcome')}
        value={content.outcome}
        error={fault(isBlank(content.outcome))}
        onChange={({ currentTarget }) => set({ outcome: currentTarget.value })}
        autosize
        minRows={3}
        maxLength={4000}
        required
      />
      <ActEnd error={record.error} isPending={record.isPending} onSave={save} onCancel={onClose} />
    </Stack>
  );
}
