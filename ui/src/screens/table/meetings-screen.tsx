import { Stack, Text, Title } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Row } from '../../api/contract.ts';
import { usePages } from '../../api/pages.ts';
import { useMay } from '../../api/session.ts';
import { Screen } from '../../parts/screen.tsx';
import type { Column } from '../../parts/worklist.tsx';
import { Worklist } from '../../parts/worklist.tsx';
import { useSay } from '../../words/say.ts';
import { whenOf } from './meeting.ts';
import { PlanMeeting } from './plan-meeting.tsx';

type MeetingRow = Row<'triage.list-meetings'>;

/** When the table meets, and when it met. */
export function MeetingsScreen() {
  const say = useSay();
  const may = useMay('plan-triage-meeting');
  return (
    <Screen title={say('nav.table')} {...(may ? { aside: <PlanMeeting /> } : {})}>
      <Stack gap="lg">
        <Meetings which="coming" />
        <Meetings which="held" />
      </Stack>
    </Screen>
  );
}

function Meetings({ which }: { readonly which: 'coming' | 'held' }) {
  const say = useSay();
  const navigate = useNavigate();
  const list = usePages('triage.list-meetings', which === 'held' ? { past: 'true' } : {});
  return (
    <Stack gap="xs" component="section" aria-label={say(`meetings.${which}`)}>
      <Title order={2}>{say(`meetings.${which}`)}</Title>
      <Worklist
        label={say(`meetings.${which}`)}
        columns={useColumns()}
        rows={list.rows}
        total={list.total}
        keyOf={({ meetingId }) => meetingId}
        link={({ meetingId }, children) => (
          <Link className="row-link" to="/tafel/$meetingId" params={{ meetingId }}>
            {children}
          </Link>
        )}
        onOpen={({ meetingId }) => void navigate({ to: '/tafel/$meetingId', params: { meetingId } })}
        error={list.error}
        onRetry={list.retry}
        empty={say(`meetings.none.${which}`)}
        onMore={list.more}
        loadingMore={list.loadingMore}
      />
    </Stack>
  );
}

function useColumns(): readonly Column<MeetingRow>[] {
  const say = useSay();
  return [
    {
      key: 'when',
      header: say('meetings.column.when'),
      cell: (row) => (
        <Text span fw={600}>
          {whenOf(row, say)}
        </Text>
      ),
    },
    {
      key: 'where',
      header: say('meetings.column.where'),
      cell: ({ place }) => <Text size="sm">{say(`meetings.place.${place}`)}</Text>,
    },
    {
      key: 'files',
      header: say('meetings.column.files'),
      cell: ({ files }) => <Text size="sm">{say('meetings.files', { count: files })}</Text>,
    },
  ];
}
