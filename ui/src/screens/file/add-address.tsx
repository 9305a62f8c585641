import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api/acts.ts';
import { dayAt } from '../../format/dates.ts';
import { fullName } from '../../format/names.ts';
import { ActEnd, ActModal } from '../../parts/act-modal.tsx';
import { useSay } from '../../words/say.ts';
import { MunicipalitySelect } from '../intake-form/municipality-select.tsx';
import type { Overview, Person } from './overview.ts';

interface AboutPerson {
  readonly file: Overview;
  readonly person: Person;
}

/** Adds where a person lives or stays; one that is safe is walled at once (R35). */
export function AddAddress({ file, person }: AboutPerson) {
  const say = useSay();
  return (
    <ActModal
      title={say('contact.addAddress')}
      aria-label={say('contact.addAddressOf', { name: fullName(person.name) })}
    >
      {(close) => <AddressForm file={file} person={person} onClose={close} />}
    </ActModal>
  );
}

function AddressForm({ file, person, onClose }: AboutPerson & { readonly onClose: () => void }) {
  const say = useSay();
  const today = dayAt(new Date());
  const [typed, setTyped] = useState({ street: '', municipality: '', since: today, safe: false, shelter: false });
  const [tried, setTried] = useState(false);
  const type = (changed: Partial<typeof typed>) => setTyped({ ...typed, ...changed });
  const record = useAct('intake.record-address', { refreshes: ['intake.get-overview-file'], onDone: onClose });
  const save = () => {
    setTried(true);
    if (typed.municipality === '' || typed.since === '') return;
    const { street, municipality, since, safe, shelter } = typed;
    record.mutate({
      version: file.version,
      input: {
        clientSystemId: file.clientSystemId,
        personId: person.personId,
        ...(street.trim() === '' ? {} : { street: street.trim() }),
        municipality,
        since,
        safe: safe || shelter,
        ...(shelter ? { shelter } : {}),
      },
    });
  };
  return (
    <Stack gap="sm">
      <TextInput
        label={say('field.street')}
        value={typed.street}
        onChange={({ currentTarget }) => type({ street: currentTarget.value })}
        data-autofocus
      />
      <MunicipalitySelect
        label={say('field.municipality')}
        required
        value={typed.municipality}
        error={tried && typed.municipality === '' ? say('field.required') : undefined}
        onChange={(municipality) => type({ municipality })}
      />
      <TextInput
        type="date"
        label={say('field.since')}
        required
        max={today}
        value={typed.since}
        error={tried && typed.since === '' ? say('field.required') : undefined}
        onChange={({ currentTarget }) => type({ since: currentTarget.value })}
      />
      <Checkbox
        label={say('form.safeAddress')}
        checked={typed.safe || typed.shelter}
        disabled={typed.shelter}
        onChange={({ currentTarget }) => type({ safe: currentTarget.checked })}
      />
      <Checkbox
        label={say('form.shelter')}
        checked={typed.shelter}
        onChange={({ currentTarget }) => type({ shelter: currentTarget.checked })}
      />
      <ActEnd error={record.error} isPending={record.isPending} onSave={save} onCancel={onClose} />
    </Stack>
  );
}
