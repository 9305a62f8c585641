import { NativeSelect, Stack, TextInput } from '@mantine/core';
import type { ContactChannel } from '@veilighuis/contracts';
import { useState } from 'react';
import { useAct } from '../../api/acts.ts';
import { fullName } from '../../format/names.ts';
import { ActEnd, ActModal } from '../../parts/act-modal.tsx';
import { contactChannels } from '../../parts/code-lists.ts';
import { useSay, useSayCode } from '../../words/say.ts';
import type { Overview, Person } from './overview.ts';

interface AboutPerson {
  readonly file: Overview;
  readonly person: Person;
}

/** How and when somebody can be reached without others of the household noticing; walled at once (R35). */
export function AddSafeContact({ file, person }: AboutPerson) {
  const say = useSay();
  return (
    <ActModal title={say('contact.addSafe')} aria-label={say('contact.addSafeOf', { name: fullName(person.name) })}>
      {(close) => <SafeContactForm file={file} person={person} onClose={close} />}
    </ActModal>
  );
}

function SafeContactForm({ file, person, onClose }: AboutPerson & { readonly onClose: () => void }) {
  const say = useSay();
  const sayCode = useSayCode();
  const [channel, setChannel] = useState<ContactChannel>('call');
  const [value, setValue] = useState('');
  const [hours, setHours] = useState('');
  const [tried, setTried] = useState(false);
  const record = useAct('intake.record-safe-contact', { refreshes: ['intake.get-overview-file'], onDone: onClose });
  const save = () => {
    setTried(true);
    if (value.trim() === '') return;
    record.mutate({
      version: file.version,
      input: {
        clientSystemId: file.clientSystemId,
        personId: person.personId,
        channel,
        value: value.trim(),
        ...(hours.trim() === '' ? {} : { hours: hours.trim() }),
      },
    });
  };
  return (
    <Stack gap="sm">
      <NativeSelect
        label={say('field.channel')}
        value={channel}
        onChange={({ currentTarget }) => setChannel(currentTarget.value as ContactChannel)}
        data={contactChannels.map((one) => ({ value: one, label: sayCode('channel', one) }))}
        data-autofocus
      />
      <TextInput
        label={say('field.value')}
        required
        value={value}
        error={tried && value.trim() === '' ? say('field.required') : undefined}
        onChange={({ currentTarget }) => setValue(currentTarget.value)}
      />
      <TextInput
        label={say('field.hours')}
        description={say('contact.hoursExample')}
        value={hours}
        onChange={({ currentTarget }) => setHours(currentTarget.value)}
      />
      <ActEnd error={record.error} isPending={record.isPending} onSave={save} onCancel={onClose} />
    </Stack>
  );
}
