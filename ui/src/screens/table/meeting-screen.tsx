import { Alert, Grid, Group } from '@mantine/core';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useRead } from '../../api/reads.ts';
import { useMay } from '../../api/session.ts';
import { useHouseholds } from '../../parts/households.tsx';
import { ButtonLink } from '../../parts/links.tsx';
import { Screen } from '../../parts/screen.tsx';
import { Empty, Loading, ScreenFailed } from '../../parts/states.tsx';
import { useSay } from '../../words/say.ts';
import { AgendaNav } from './agenda-nav.tsx';
import { CloseMeeting } from './close-meeting.tsx';
import { KeysHelp } from './keys-help.tsx';
import type { Meeting } from './meeting.ts';
import { placeOf, whenOf } from './meeting.ts';
import { OnTheTable } from './on-the-table.tsx';
import { useTableKeys } from './table-keys.ts';

/** The table at work: the agenda beside one file, on a screen that all can read, led by keyboard. */
export function MeetingScreen() {
  const { meetingId } = useParams({ from: '/signed-in/tafel/$meetingId' });
  const { data, error, refetch } = useRead('triage.get-meeting', { meetingId });
  if (data === undefined)
    return error === null ? <Loading /> : <ScreenFailed error={error} onRetry={() => void refetch()} />;
  return <AtTable meeting={data} />;
}

function AtTable({ meeting }: { readonly meeting: Meeting }) {
  const say = useSay();
  const navigate = useNavigate();
  const { meetingId, agenda, state } = meeting;
  const { dossier } = useSearch({ from: '/signed-in/tafel/$meetingId' });
  const households = useHouseholds(agenda.map(({ clientSystemId }) => clientSystemId));
  const place = placeOf(agenda, dossier);
  const show = (fileId: string | undefined) => {
    if (fileId === undefined) return;
    void navigate({ to: '/tafel/$meetingId', params: { meetingId }, search: { dossier: fileId }, replace: true });
  };
  const next = () => show(place.next?.fileId);
  const previous = () => show(place.previous?.fileId);
  const keys = useTableKeys({ next, previous });

  return (
    <Screen title={say('meeting.title', { on: whenOf(meeting, say) })} aside={<Acts meeting={meeting} keys={keys} />}>
      {state === 'held' && <Alert variant="light">{say('meeting.closed')}</Alert>}
      {place.row === undefined ? (
        <Empty>{say('meeting.agenda.empty')}</Empty>
      ) : (
        <Grid gap="md">
          <Grid.Col span={{ base: 12, md: 3 }}>
            <AgendaNav meeting={meeting} households={households} shown={place.row.fileId} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 9 }}>
            <OnTheTable
              key={place.row.fileId}
              row={place.row}
              households={households}
              place={place.index + 1}
              count={agenda.length}
              takesFocus={dossier !== undefined}
              onNext={place.next && next}
              onPrevious={place.previous && previous}
            />
          </Grid.Col>
        </Grid>
      )}
    </Screen>
  );
}

function Acts({ meeting, keys }: { readonly meeting: Meeting; readonly keys: ReturnType<typeof useTableKeys> }) {
  const say = useSay();
  const mayPlan = useMay('plan-triage-meeting') && meeting.state === 'planned';
  const mayRead = useMay('read-triage-minutes');
  const params = { meetingId: meeting.meetingId };
  return (
    <Group gap="xs">
      <KeysHelp keys={keys} />
      {mayPlan && (
        <ButtonLink to="/tafel/$meetingId/agenda" params={params} variant="default" size="xs">
          {say('meeting.agenda.set')}
        </ButtonLink>
      )}
      {mayRead && (
        <ButtonLink to="/tafel/$meetingId/verslag" params={params} variant="default" size="xs">
          {say('meeting.minutes')}
        </ButtonLink>
      )}
      {mayPlan && <CloseMeeting meeting={meeting} />}
    </Group>
  );
}
