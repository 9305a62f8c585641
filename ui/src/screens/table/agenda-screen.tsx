import { Alert, Button, Grid, Group, Text, VisuallyHidden } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct } from '../../api/acts.ts';
import { usePages } from '../../api/pages.ts';
import { isProblem } from '../../api/problem.ts';
import { useRead } from '../../api/reads.ts';
import { useHouseholds } from '../../parts/households.tsx';
import { ButtonLink } from '../../parts/links.tsx';
import { useProblemWords } from '../../parts/problem-words.ts';
import { Screen } from '../../parts/screen.tsx';
import { Loading, ScreenFailed } from '../../parts/states.tsx';
import { useSay } from '../../words/say.ts';
import { AgendaOrder } from './agenda-order.tsx';
import type { Meeting } from './meeting.ts';
import { moved, whenOf } from './meeting.ts';
import { useOnOtherAgendas } from './other-agendas.ts';
import { WaitingFiles } from './waiting-files.tsx';

/** Which files the table will speak about, and in which order. */
export function AgendaScreen() {
  const { meetingId } = useParams({ from: '/signed-in/tafel/$meetingId/agenda' });
  const { data, error, refetch } = useRead('triage.get-meeting', { meetingId });
  if (data === undefined)
    return error === null ? <Loading /> : <ScreenFailed error={error} onRetry={() => void refetch()} />;
  return <AgendaEditor meeting={data} />;
}

function AgendaEditor({ meeting }: { readonly meeting: Meeting }) {
  const say = useSay();
  const navigate = useNavigate();
  const { meetingId, version, agenda } = meeting;
  const stands = agenda.map(({ fileId }) => fileId);
  const [typed, setTyped] = useState<readonly string[]>();
  const [told, setTold] = useState('');
  const order = typed ?? stands;
  const elsewhere = useOnOtherAgendas(meetingId);
  const waiting = usePages('triage.list-files', { state: 'waiting', limit: 100 });
  const systems = new Map([...agenda, ...(waiting.rows ?? [])].map((row) => [row.fileId, row.clientSystemId]));
  const households = useHouseholds([...systems.values()]);
  const nameOf = (fileId: string) =>
    households?.get(systems.get(fileId) ?? '')?.label ?? say('meeting.unnamed', { place: order.indexOf(fileId) + 1 });
  const set = useAct('triage.set-agenda', {
    refreshes: ['triage.get-meeting', 'triage.list-meetings', 'triage.get-file'],
    onDone: () => {
      notifications.show({ message: say('meeting.agenda.saved') });
      void navigate({ to: '/tafel/$meetingId', params: { meetingId } });
    },
  });
  const move = (fileId: string, by: -1 | 1) => {
    const next = moved(order, fileId, by);
    setTyped(next);
    setTold(say('meeting.moved', { name: nameOf(fileId), place: next.indexOf(fileId) + 1 }));
  };

  return (
    <Screen
      title={say('meeting.title', { on: whenOf(meeting, say) })}
      aside={
        <Group gap="xs">
          {typed !== undefined && <Text size="sm">{say('meeting.agenda.unsaved')}</Text>}
          <ButtonLink to="/tafel/$meetingId" params={{ meetingId }} variant="default">
            {say('meeting.back')}
          </ButtonLink>
          <Button
            disabled={typed === undefined}
            loading={set.isPending}
            onClick={() => set.mutate({ input: { meetingId, fileIds: [...order] }, version })}
          >
            {say('act.save')}
          </Button>
        </Group>
      }
    >
      {set.isError && <Refused error={set.error} order={order} nameOf={nameOf} />}
      <VisuallyHidden role="status">{told}</VisuallyHidden>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 6 }}>
          <AgendaOrder
            order={order}
            rowOf={(fileId) => agenda.find((row) => row.fileId === fileId)}
            nameOf={nameOf}
            onMove={move}
            onRemove={(fileId) => setTyped(order.filter((one) => one !== fileId))}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <WaitingFiles
            list={waiting}
            taken={new Set([...order, ...elsewhere])}
            households={households}
            nameOf={nameOf}
            onAdd={(fileId) => setTyped([...order, fileId])}
          />
        </Grid.Col>
      </Grid>
    </Screen>
  );
}

interface RefusedProps {
  readonly error: unknown;
  readonly order: readonly string[];
  readonly nameOf: (fileId: string) => string;
}

/** Which file is at fault, by its name. */
function Refused({ error, order, nameOf }: RefusedProps) {
  const say = useSay();
  const words = useProblemWords();
  const fields = isProblem(error, 'invalid-input') ? (error.details.fields ?? []) : [];
  const names = fields.map(({ field }) => nameOf(order[Number(field.split('.')[1])] ?? ''));
  return (
    <Alert color="red" variant="light" role="alert">
      {names.length > 0 ? say('meeting.agenda.refused', { names: names.join(', ') }) : words(error)}
    </Alert>
  );
}
