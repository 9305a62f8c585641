import { Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api/acts.ts';
import { useMay } from '../../api/session.ts';
import { day } from '../../format/dates.ts';
import { ActEnd, ActModal } from '../../parts/act-modal.tsx';
import { useNameOf } from '../../parts/colleagues.ts';
import { Section } from '../../parts/facts.tsx';
import { usePlaces } from '../../parts/places.tsx';
import { useSay, useSayCode } from '../../words/say.ts';
import { InviteForm } from './invite-form.tsx';
import type { TableInput, TriageFile } from './triage-file.ts';
import { refreshes, tableOf } from './triage-file.ts';

type Invitation = TableInput['invitations'][number];

/** Who is invited, each with the ground (R23). */
export function InvitationsPart({ file }: { readonly file: TriageFile }) {
  const say = useSay();
  const may = useMay('invite-to-triage') && file.state === 'waiting';
  const { invitations } = tableOf(file);
  if (!may && invitations.length === 0) return null;
  return (
    <Section title={say('invitations')}>
      {invitations.length === 0 && <Text size="sm">{say('invitations.none')}</Text>}
      <Stack gap="sm">
        {invitations.map((invitation) => (
          <Invited key={invitation.invitationId} file={file} invitation={invitation} may={may} />
        ))}
      </Stack>
      {may && (
        <div>
          <ActModal title={say('invitations.invite')} size="sm">
            {(close) => <InviteForm file={file} onClose={close} />}
          </ActModal>
        </div>
      )}
    </Section>
  );
}

interface InvitedProps {
  readonly file: TriageFile;
  readonly invitation: Invitation;
  readonly may: boolean;
}

function Invited({ file, invitation, may }: InvitedProps) {
  const say = useSay();
  const sayCode = useSayCode();
  const places = usePlaces();
  const nameOf = useNameOf();
  const { organisation, category, ground, motivation, inviteeId, invitedOn, withdrawnOn } = invitation;
  const name = places.organisation(organisation);
  return (
    <div className="contact">
      <Text size="sm" fw={600} td={withdrawnOn === undefined ? undefined : 'line-through'}>
        {name}
        {inviteeId !== undefined && ` · ${nameOf(inviteeId)}`}
      </Text>
      <Text size="sm" className="quiet">
        {say('invitations.ground', {
          ground: say(`invitations.ground.${ground}`),
          category: sayCode('organisationCategory', category),
          on: day(invitedOn),
        })}
      </Text>
      <div className="prose">{motivation}</div>
      {withdrawnOn !== undefined && <Text size="sm">{say('invitations.withdrawn', { on: day(withdrawnOn) })}</Text>}
      {may && withdrawnOn === undefined && (
        <Group mt={4}>
          <ActModal title={say('invitations.withdraw')} aria-label={say('invitations.withdrawOf', { name })}>
            {(close) => <WithdrawForm file={file} invitation={invitation} onClose={close} />}
          </ActModal>
        </Group>
      )}
    </div>
  );
}

interface WithdrawProps extends Pick<InvitedProps, 'file' | 'invitation'> {
  readonly onClose: () => void;
}

function WithdrawForm({ file: { fileId }, invitation: { invitationId, version }, onClose }: WithdrawProps) {
  const say = useSay();
  const [reason, setReason] = useState('');
  const withdraw = useAct('triage.withdraw-invitation', { refreshes, onDone: onClose });
  return (
    <Stack gap="sm">
      <Text size="sm">{say('invitations.withdraw.means')}</Text>
      <TextInput
        label={say('invitations.withdraw.why')}
        value={reason}
        maxLength={300}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        data-autofocus
      />
      <ActEnd
        error={withdraw.error}
        isPending={withdraw.isPending}
        save={say('invitations.withdraw')}
        onSave={() =>
          withdraw.mutate({
            input: { fileId, invitationId, ...(reason.trim() === '' ? {} : { reason }) },
            version,
          })
        }
        onCancel={onClose}
      />
    </Stack>
  );
}
