import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import type { Output } from '../../api/contract.ts';
import { useRead } from '../../api/reads.ts';
import { Household, useHouseholds } from '../../parts/households.tsx';
import { ButtonLink } from '../../parts/links.tsx';
import { usePlaces } from '../../parts/places.tsx';
import { Screen } from '../../parts/screen.tsx';
import { Empty, Loading, ScreenFailed } from '../../parts/states.tsx';
import { useSay } from '../../words/say.ts';
import { ActionStand } from '../triage/table-actions.tsx';
import { whenOf } from './meeting.ts';

type Minutes = Output<'triage.get-minutes'>;
type MinutesFile = Minutes['files'][number];

/** The minutes, for those who were there; made to be printed and held (R28, R29). */
export function MinutesScreen() {
  const { meetingId } = useParams({ from: '/signed-in/tafel/$meetingId/verslag' });
  const { data, error, refetch } = useRead('triage.get-minutes', { meetingId });
  if (data === undefined)
    return error === null ? <Loading /> : <ScreenFailed error={error} onRetry={() => void refetch()} />;
  return <Shown minutes={data} />;
}

function Shown({ minutes }: { readonly minutes: Minutes }) {
  const say = useSay();
  const { meetingId, files, place } = minutes;
  const households = useHouseholds(files.map(({ clientSystemId }) => clientSystemId));
  return (
    <Screen
      narrow
      title={say('minutes.title', { on: whenOf(minutes, say) })}
      aside={
        <Group gap="xs" className="no-print">
          <ButtonLink to="/tafel/$meetingId" params={{ meetingId }} variant="default">
            {say('meeting.back')}
          </ButtonLink>
          <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            {say('act.print')}
          </Button>
        </Group>
      }
    >
      <Text size="sm">
        {say(`meetings.place.${place}`)}. {say('minutes.secret')}
      </Text>
      {files.length === 0 && <Empty>{say('minutes.none')}</Empty>}
      <Stack component="ol" gap="lg" m={0} p={0} style={{ listStyle: 'none' }}>
        {files.map((file, index) => (
          <li key={file.fileId} className="minutes-file">
            <Title order={2}>
              {index + 1}. <Household id={file.clientSystemId} of={households} />
            </Title>
            <OneFile file={file} />
          </li>
        ))}
      </Stack>
    </Screen>
  );
}

function OneFile({ file: { attendance, decisions, actions, returned } }: { readonly file: MinutesFile }) {
  const say = useSay();
  const places = usePlaces();
  return (
    <Stack gap="xs">
      {attendance.length > 0 && (
        <Text size="sm">
          {say('minutes.present')}:{' '}
          {attendance
            .map(({ organisation, state, reason }) => {
              const how = say(`attendance.state.${state}`);
              return `${places.organisation(organisation)} (${reason === undefined ? how : `${how}: ${reason}`})`;
            })
            .join(', ')}
        </Text>
      )}
      {decisions.length === 0 && <Text>{say(returned ? 'minutes.undecided' : 'minutes.notYet')}</Text>}
      {decisions.map(({ decisionId, outcome, motivation, referredTo, dissent }) => (
        <div key={decisionId}>
          <Title order={3}>
            {say('decision')}: {say(`outcome.${outcome}`)}
            {referredTo !== undefined && ` (${places.organisation(referredTo)})`}
          </Title>
          <div className="prose">{motivation}</div>
          {dissent.map(({ organisation, text }) => (
            <Text size="sm" key={organisation} className="prose">
              {say('decision.dissentOf', { name: places.organisation(organisation) })}: {text}
            </Text>
          ))}
        </div>
      ))}
      {actions.length > 0 && (
        <div>
          <Title order={3}>{say('decision.actions')}</Title>
          {actions.map((action) => (
            <div key={action.actionId}>
              <Text size="sm">{action.text}</Text>
              <ActionStand action={action} withOwner />
            </div>
          ))}
        </div>
      )}
    </Stack>
  );
}
