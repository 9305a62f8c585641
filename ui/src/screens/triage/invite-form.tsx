import { NativeSelect, Radio, Stack, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useAct } from '../../api/acts.ts';
import type { Input } from '../../api/contract.ts';
import { ActEnd } from '../../parts/act-modal.tsx';
import { useColleagues } from '../../parts/colleagues.ts';
import { usePlaces } from '../../parts/places.tsx';
import { useSay } from '../../words/say.ts';
import type { TriageFile } from './triage-file.ts';
import { refreshes } from './triage-file.ts';

type Ground = Input<'triage.invite'>['ground'];
const grounds = ['involvement', 'expertise'] as const satisfies readonly Ground[];

/** An organisation, on a ground; or one person of it, for whom the file opens (R23, R30). */
export function InviteForm({ file: { fileId }, onClose }: { readonly file: TriageFile; readonly onClose: () => void }) {
  const say = useSay();
  const { organisations } = usePlaces();
  const people = useColleagues();
  const [content, setContent] = useState({ alias: '', ground: 'involvement' as Ground, motivation: '', inviteeId: '' });
  const [tried, setTried] = useState(false);
  const invite = useAct('triage.invite', {
    refreshes,
    onDone: () => {
      notifications.show({ message: say('invitations.done') });
      onClose();
    },
  });
  const chosen = organisations.find(({ alias }) => alias === content.alias);
  const ofChosen = people.filter(({ organisation }) => organisation === chosen?.alias);
  const set = (change: Partial<typeof content>) => setContent({ ...content, ...change });
  const hasMotivation = content.motivation.trim() !== '';
  const send = () => {
    setTried(true);
    if (chosen === undefined || !hasMotivation) return;
    const { ground, motivation, inviteeId } = content;
    const person = inviteeId === '' ? {} : { inviteeId };
    const { alias: organisation, category } = chosen;
    invite.mutate({ input: { fileId, organisation, category, ground, motivation, ...person } });
  };
  return (
    <Stack gap="sm">
      <NativeSelect
        label={say('invitations.organisation')}
        value={content.alias}
        error={tried && chosen === undefined ? say('field.required') : undefined}
        onChange={({ currentTarget }) => set({ alias: currentTarget.value, inviteeId: '' })}
        data={[
          { value: '', label: say('form.choose') },
          ...organisations.map(({ alias, name }) => ({ value: alias, label: name })),
        ]}
        required
        data-autofocus
      />
      <NativeSelect
        label={say('invitations.person')}
        description={say('invitations.person.help')}
        value={content.inviteeId}
        onChange={({ currentTarget }) => set({ inviteeId: currentTarget.value })}
        data={[
          { value: '', label: say('invitations.person.none') },
          ...ofChosen.map(({ subject, name }) => ({ value: subject, label: name })),
        ]}
      />
      <Radio.Group label={say('invitations.why')} value={content.ground} onChange={(ground) => set({ ground: ground })}>
        <Stack gap="xs" mt="xs">
          {grounds.map((ground) => (
            <Radio key={ground} value={ground} label={say(`invitations.ground.${ground}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={say('field.motivation')}
        value={content.motivation}
        error={tried && !hasMotivation ? say('field.required') : undefined}
        onChange={({ currentTarget }) => set({ motivation: currentTarget.value })}
        autosize
        minRows={2}
        maxLength={4000}
        required
      />
      <ActEnd
        error={invite.error}
        isPending={invite.isPending}
        save={say('invitations.invite')}
        onSave={send}
        onCancel={onClose}
      />
    </Stack>
  );
}
