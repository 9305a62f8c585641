import { NativeSelect, Radio, Stack, Text, Textarea } from '@mantine/core';
import type { WalledPart } from '@veilighuis/contracts';
import { useState } from 'react';
import { useAct } from '../../api/acts.ts';
import { fullName } from '../../format/names.ts';
import { ActEnd, ActModal } from '../../parts/act-modal.tsx';
import { walledParts } from '../../parts/code-lists.ts';
import { useSay, useSayCode } from '../../words/say.ts';
import type { Overview, Person } from './overview.ts';

interface AboutPerson {
  readonly file: Overview;
  readonly person: Person;
}

/** Raises a wall between two of the household, or lifts it for one who may know; with a reason (R35). */
export function ChangeWall({ file, person }: AboutPerson) {
  const say = useSay();
  return (
    <ActModal title={say('wall.change')} aria-label={say('wall.changeOf', { name: fullName(person.name) })}>
      {(close) => <WallForm file={file} person={person} onClose={close} />}
    </ActModal>
  );
}

function WallForm({ file, person, onClose }: AboutPerson & { readonly onClose: () => void }) {
  const say = useSay();
  const sayCode = useSayCode();
  const others = file.persons.filter(({ personId }) => personId !== person.personId);
  const [from, setFrom] = useState(others[0]?.personId ?? '');
  const [part, setPart] = useState<WalledPart>('whereabouts');
  const [stands, setStands] = useState<'raised' | 'lifted'>('raised');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const decide = useAct('intake.decide-wall', { refreshes: ['intake.get-overview-file'], onDone: onClose });
  const save = () => {
    setTried(true);
    if (reason.trim() === '') return;
    const about = person.personId;
    decide.mutate({
      version: file.version,
      input: { clientSystemId: file.clientSystemId, about, from, part, stands, reason: reason.trim() },
    });
  };
  return (
    <Stack gap="sm">
      <Text size="sm">{say('wall.about', { name: fullName(person.name) })}</Text>
      <NativeSelect
        label={say('wall.part')}
        value={part}
        onChange={({ currentTarget }) => setPart(currentTarget.value as WalledPart)}
        data={walledParts.map((one) => ({ value: one, label: sayCode('walledPart', one) }))}
        data-autofocus
      />
      <NativeSelect
        label={say('wall.from')}
        value={from}
        onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        data={others.map(({ personId, name }) => ({ value: personId, label: fullName(name) }))}
      />
      <Radio.Group
        label={say('wall.stands')}
        value={stands}
        onChange={(value) => setStands(value === 'lifted' ? 'lifted' : 'raised')}
      >
        <Stack gap="xs" mt={6}>
          <Radio value="raised" label={say('wall.raise')} />
          <Radio value="lifted" label={say('wall.lift')} />
        </Stack>
      </Radio.Group>
      <Textarea
        label={say('field.reason')}
        required
        autosize
        minRows={2}
        value={reason}
        error={tried && reason.trim() === '' ? say('field.required') : undefined}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <ActEnd error={decide.error} isPending={decide.isPending} onSave={save} onCancel={onClose} />
    </Stack>
  );
}
