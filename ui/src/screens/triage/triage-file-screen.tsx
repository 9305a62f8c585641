import { Grid, Group, Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { useMay } from '../../api/session.ts';
import { Section } from '../../parts/facts.tsx';
import { Household, useHouseholds } from '../../parts/households.tsx';
import { ScreenLink } from '../../parts/links.tsx';
import { Screen } from '../../parts/screen.tsx';
import { Loading, ScreenFailed } from '../../parts/states.tsx';
import { useSay } from '../../words/say.ts';
import { AdmissionPart } from './admission-part.tsx';
import { AttendancePart } from './attendance-part.tsx';
import { DecisionPart } from './decision/decision-part.tsx';
import { DisclosurePart } from './disclosure/disclosure-part.tsx';
import { FileHead, WhyOnList } from './file-head.tsx';
import { InputPart } from './input-part.tsx';
import { InvitationsPart } from './invitations-part.tsx';
import { MinorsPart } from './minors-part.tsx';
import { OwnInput } from './own-input.tsx';
import { TableActions } from './table-actions.tsx';
import type { TriageFile } from './triage-file.ts';
import { tableOf } from './triage-file.ts';

/** A file of the triage table: why it is there, what each brings, and what the table decides. */
export function TriageFileScreen() {
  const { fileId } = useParams({ from: '/signed-in/triage/$fileId' });
  const { data, error, refetch } = useRead('triage.get-file', { fileId });
  if (data === undefined)
    return error === null ? <Loading /> : <ScreenFailed error={error} onRetry={() => void refetch()} />;
  return <Shown key={fileId} file={data} />;
}

function Shown({ file }: { readonly file: TriageFile }) {
  const say = useSay();
  const households = useHouseholds([file.clientSystemId]);
  const mayMeet = useMay('list-triage-meetings');
  const { meetingId } = tableOf(file);
  return (
    <Screen title={<Household id={file.clientSystemId} of={households} />}>
      <FileHead file={file} />
      <Section title={say('triage.why')}>
        <WhyOnList file={file} />
        {meetingId !== undefined && mayMeet && (
          <Group>
            <ScreenLink to="/tafel/$meetingId" params={{ meetingId }} search={{ dossier: file.fileId }} size="sm">
              {say('triage.toMeeting')}
            </ScreenLink>
          </Group>
        )}
      </Section>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack gap="md">
            <OwnInput file={file} />
            <InputPart file={file} />
            <MinorsPart file={file} />
            <AdmissionPart file={file} />
            <DecisionPart file={file} />
            <TableActions file={file} />
            <DisclosurePart file={file} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Stack gap="md">
            <AttendancePart file={file} />
            <InvitationsPart file={file} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Screen>
  );
}
