import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../../api/reads.ts';
import { useMay } from '../../../api/session.ts';
import { moment } from '../../../format/dates.ts';
import { fullName } from '../../../format/names.ts';
import { Section } from '../../../parts/facts.tsx';
import { useWasLeft } from '../../../parts/left-drafts.ts';
import { usePlaces } from '../../../parts/places.tsx';
import { useSay } from '../../../words/say.ts';
import type { TableInput, TriageFile } from '../triage-file.ts';
import { tableOf } from '../triage-file.ts';
import type { Member } from './disclosure-form.tsx';
import { DisclosureForm } from './disclosure-form.tsx';

/** What may be told to a family member: a decision of its own, after the decision of the table (R28). */
export function DisclosurePart({ file }: { readonly file: TriageFile }) {
  const say = useSay();
  const may = useMay('decide-disclosure') && file.state === 'decided';
  const wasLeft = useWasLeft('disclosure', file.fileId);
  const [opened, setOpened] = useState(false);
  const { disclosures } = tableOf(file);
  const isOpen = may && (opened || wasLeft);
  const members = useMembers(file.clientSystemId, isOpen || disclosures.length > 0);
  if (!may && disclosures.length === 0) return null;
  return (
    <Section title={say('disclosure')}>
      <Text size="sm">{say('disclosure.about')}</Text>
      {disclosures.map((disclosure) => (
        <Told key={disclosure.disclosureId} disclosure={disclosure} members={members} />
      ))}
      {isOpen && <DisclosureForm file={file} members={members} takesFocus={opened} onClose={() => setOpened(false)} />}
      {may && !isOpen && (
        <Group>
          <Button variant="default" onClick={() => setOpened(true)}>
            {say('disclosure.decide')}
          </Button>
        </Group>
      )}
    </Section>
  );
}

/** Names come from the overview file, for who may read it. */
function useMembers(clientSystemId: string, isNeeded: boolean): readonly Member[] {
  const may = useMay('read-overview-file');
  const { data } = useRead('intake.get-overview-file', { clientSystemId }, { enabled: may && isNeeded });
  return (data?.persons ?? []).map(({ personId, name }) => ({ personId, name: fullName(name) }));
}

interface ToldProps {
  readonly disclosure: TableInput['disclosures'][number];
  readonly members: readonly Member[];
}

function Told({ disclosure, members }: ToldProps) {
  const say = useSay();
  const places = usePlaces();
  const { recipientId, messenger, content, necessity, consents, decidedAt } = disclosure;
  const name = members.find(({ personId }) => personId === recipientId)?.name ?? say('disclosure.member');
  return (
    <Stack gap={2} className="contact">
      <Text size="sm" fw={600}>
        {say('disclosure.to', { name, messenger })}
      </Text>
      <div className="prose">{content}</div>
      <Text size="sm">{say('disclosure.because', { necessity })}</Text>
      <Text size="sm" className="quiet">
        {say('disclosure.decided', {
          moment: moment(decidedAt),
          names: consents.map(places.organisation).join(', '),
        })}
      </Text>
    </Stack>
  );
}
