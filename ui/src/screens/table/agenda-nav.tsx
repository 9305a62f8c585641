import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheckFilled, IconCircleDashed, IconMoodKid } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Household, type useHouseholds } from '../../parts/households.tsx';
import { RiskMark } from '../../parts/marks.tsx';
import { useSay } from '../../words/say.ts';
import type { AgendaRow, Meeting } from './meeting.ts';

interface AgendaNavProps {
  readonly meeting: Meeting;
  readonly households: ReturnType<typeof useHouseholds>;
  /** The file that is on the table. */
  readonly shown: string;
}

/** The files in order, with how each stands. */
export function AgendaNav({ meeting: { meetingId, agenda }, households, shown }: AgendaNavProps) {
  const say = useSay();
  return (
    <Card withBorder padding="xs" component="nav" aria-label={say('meeting.agenda')}>
      <Title order={2} px="xs">
        {say('meeting.agenda')}
      </Title>
      <Stack component="ol" gap={2} m={0} p={0} style={{ listStyle: 'none' }}>
        {agenda.map((row, index) => (
          <li key={row.fileId}>
            <Link
              className="agenda-link"
              to="/tafel/$meetingId"
              params={{ meetingId }}
              search={{ dossier: row.fileId }}
              replace
              {...(row.fileId === shown ? { 'aria-current': 'true' as const } : {})}
            >
              <Group gap={6} wrap="nowrap" align="flex-start">
                <Text span size="sm" className="quiet" style={{ whiteSpace: 'nowrap' }}>
                  {index + 1}.
                </Text>
                <div>
                  <Household id={row.clientSystemId} of={households} />
                  <Stand row={row} />
                </div>
              </Group>
            </Link>
          </li>
        ))}
      </Stack>
    </Card>
  );
}

function Stand({ row }: { readonly row: AgendaRow }) {
  const say = useSay();
  const released = row.input.filter(({ state }) => state === 'released').length;
  const isOpen = row.state === 'waiting' && !row.returned;
  return (
    <Stack gap={2}>
      <Group gap={6}>
        <RiskMark level={row.level} />
        {isOpen && row.hasMinor && (
          <Text span size="xs">
            <IconMoodKid size={13} aria-hidden style={{ verticalAlign: '-2px' }} /> {say('minor')}
          </Text>
        )}
      </Group>
      <Text span size="xs">
        <StandIcon row={row} />{' '}
        {say(row.decided ? 'meeting.decided' : row.returned ? 'meeting.returned' : 'meeting.toDo')}
        {isOpen && ` · ${say('meeting.inputIn', { released, seats: row.input.length })}`}
      </Text>
    </Stack>
  );
}

function StandIcon({ row: { decided, returned } }: { readonly row: AgendaRow }) {
  const Icon = decided ? IconCircleCheckFilled : returned ? IconArrowBackUp : IconCircleDashed;
  return <Icon size={14} aria-hidden style={{ verticalAlign: '-2px' }} />;
}
