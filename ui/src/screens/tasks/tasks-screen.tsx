import { Box, Group, SegmentedControl, Text } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Row } from '../../api/contract.ts';
import { usePages } from '../../api/pages.ts';
import { useSession } from '../../api/session.ts';
import { Household, useHouseholds } from '../../parts/households.tsx';
import { usePlaces } from '../../parts/places.tsx';
import { Screen } from '../../parts/screen.tsx';
import type { Column } from '../../parts/worklist.tsx';
import { Worklist } from '../../parts/worklist.tsx';
import { useSay } from '../../words/say.ts';
import { ActionStand, DoneButton } from '../triage/table-actions.tsx';
import type { TasksSearch } from './tasks-search.ts';

type ActionRow = Row<'triage.list-actions'>;

/** What the table asked of one's organisation, the earliest day first; who leads the table sees that of all. */
export function TasksScreen() {
  const say = useSay();
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/taken' });
  const leads = useSession().roles.includes('operational-coordinator');
  const state = search.stand === 'gedaan' ? 'done' : 'open';
  const isMine = search.van === 'eigen';
  const list = usePages('triage.list-actions', { state, ...(leads && isMine ? { mine: 'true' } : {}) });
  const households = useHouseholds(list.rows?.map(({ clientSystemId }) => clientSystemId));
  const go = (change: TasksSearch) => void navigate({ to: '/taken', search: { ...search, ...change } });
  return (
    <Screen
      title={say('tasks')}
      aside={
        <Group gap="xs">
          {leads && (
            <SegmentedControl
              aria-label={say('tasks.whose')}
              value={isMine ? 'eigen' : 'iedereen'}
              onChange={(van) => go({ van: van === 'eigen' ? 'eigen' : undefined })}
              data={[
                { value: 'iedereen', label: say('tasks.everyone') },
                { value: 'eigen', label: say('tasks.mine') },
              ]}
            />
          )}
          <SegmentedControl
            aria-label={say('tasks.stand')}
            value={state}
            onChange={(chosen) => go({ stand: chosen === 'done' ? 'gedaan' : undefined })}
            data={[
              { value: 'open', label: say('tasks.open') },
              { value: 'done', label: say('tasks.finished') },
            ]}
          />
        </Group>
      }
    >
      <Worklist
        label={say('tasks')}
        columns={useColumns(households)}
        rows={list.rows}
        keyOf={({ actionId }) => actionId}
        link={({ fileId }, children) => (
          <Link className="row-link" to="/triage/$fileId" params={{ fileId }}>
            {children}
          </Link>
        )}
        onOpen={({ fileId }) => void navigate({ to: '/triage/$fileId', params: { fileId } })}
        error={list.error}
        onRetry={list.retry}
        empty={say(`tasks.empty.${state}`)}
        onMore={list.more}
        loadingMore={list.loadingMore}
      />
    </Screen>
  );
}

function useColumns(households: ReturnType<typeof useHouseholds>): readonly Column<ActionRow>[] {
  const say = useSay();
  const places = usePlaces();
  return [
    {
      key: 'what',
      header: say('tasks.column.what'),
      cell: ({ text }) => (
        <Text span size="sm" fw={600}>
          {text}
        </Text>
      ),
    },
    {
      key: 'household',
      header: say('column.household'),
      cell: ({ clientSystemId }) => <Household id={clientSystemId} of={households} />,
    },
    {
      key: 'who',
      header: say('tasks.column.who'),
      cell: ({ organisation }) => <Text size="sm">{places.organisation(organisation)}</Text>,
    },
    { key: 'when', header: say('tasks.column.when'), cell: (action) => <ActionStand action={action} /> },
    {
      key: 'done',
      header: say('tasks.column.act'),
      // The row opens the file; what happens in the dialog of the button is not a click on the row.
      cell: (action) => (
        <Box onClick={(event) => event.stopPropagation()}>
          <DoneButton fileId={action.fileId} action={action} />
        </Box>
      ),
    },
  ];
}
