import { Checkbox, Group, SegmentedControl, Stack, Text, VisuallyHidden } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { usePages } from '../../api/pages.ts';
import { useMay, useSession } from '../../api/session.ts';
import { useNameOf } from '../../parts/colleagues.ts';
import { Household, useHouseholds } from '../../parts/households.tsx';
import { ClockMark } from '../../parts/marks.tsx';
import { usePlaces } from '../../parts/places.tsx';
import { Screen } from '../../parts/screen.tsx';
import type { Column } from '../../parts/worklist.tsx';
import { Worklist } from '../../parts/worklist.tsx';
import { useSay, useSayCode } from '../../words/say.ts';
import { AssignSeveral } from './assign-several.tsx';
import { TeamLoad } from './team-load.tsx';
import type { TrajectoryRow } from './trajectory.ts';
import { inputOf, viewsFor } from './views.ts';

/** One's own caseload, what waits for someone, and for a coordinator the whole centre; the earliest final date first. */
export function TrajectoryListScreen() {
  const say = useSay();
  const navigate = useNavigate();
  const session = useSession();
  const { toon } = useSearch({ from: '/signed-in/trajecten' });
  const views = viewsFor(session);
  const view = toon ?? views[0] ?? 'mine';
  const list = usePages('case-management.list-trajectories', { ...inputOf(view), limit: 100 });
  const rows = view === 'all' ? list.rows?.filter(({ state }) => state !== 'closed') : list.rows;
  const households = useHouseholds(rows?.map(({ clientSystemId }) => clientSystemId));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const mayAssign = useMay('assign-trajectory') && view !== 'closed';
  const all = useColumns(households, mayAssign ? { chosen, setChosen } : undefined);
  // Of one's own cases one knows who holds them.
  const columns = view === 'mine' ? all.filter(({ key }) => key !== 'holder') : all;

  return (
    <Screen
      title={say('nav.trajectories')}
      aside={
        <SegmentedControl
          value={view}
          onChange={(next) => {
            setChosen([]);
            void navigate({ to: '/trajecten', search: { toon: next } });
          }}
          data={views.map((value) => ({ value, label: say(`trajectory.list.${value}`) }))}
        />
      }
    >
      {view === 'all' && rows !== undefined && <TeamLoad rows={rows} isWhole={list.more === undefined} />}
      <Stack gap="xs">
        {mayAssign && (
          <AssignSeveral
            rows={rows?.filter((row) => chosen.includes(row.trajectoryId)) ?? []}
            onDone={() => setChosen([])}
          />
        )}
        <Worklist
          label={say('nav.trajectories')}
          columns={columns}
          rows={rows}
          keyOf={({ trajectoryId }) => trajectoryId}
          link={({ trajectoryId }, children) => (
            <Link className="row-link" to="/trajecten/$trajectoryId" params={{ trajectoryId }}>
              {children}
            </Link>
          )}
          onOpen={({ trajectoryId }) => void navigate({ to: '/trajecten/$trajectoryId', params: { trajectoryId } })}
          error={list.error}
          onRetry={list.retry}
          empty={say(`trajectory.empty.${view}`)}
          onMore={list.more}
          loadingMore={list.loadingMore}
        />
      </Stack>
    </Screen>
  );
}

interface Choosing {
  readonly chosen: readonly string[];
  readonly setChosen: (chosen: readonly string[]) => void;
}

function useColumns(
  households: ReturnType<typeof useHouseholds>,
  choosing: Choosing | undefined,
): readonly Column<TrajectoryRow>[] {
  const say = useSay();
  const sayCode = useSayCode();
  const nameOf = useNameOf();
  const { municipality } = usePlaces();
  const choose: Column<TrajectoryRow>[] =
    choosing === undefined
      ? []
      : [
          {
            key: 'choose',
            header: <VisuallyHidden>{say('trajectory.choose')}</VisuallyHidden>,
            lead: true,
            cell: ({ trajectoryId, clientSystemId }) => (
              <Checkbox
                aria-label={say('trajectory.select', { household: households?.get(clientSystemId)?.label ?? '' })}
                checked={choosing.chosen.includes(trajectoryId)}
                onClick={(event) => event.stopPropagation()}
                onChange={({ currentTarget }) =>
                  choosing.setChosen(
                    currentTarget.checked
                      ? [...choosing.chosen, trajectoryId]
                      : choosing.chosen.filter((one) => one !== trajectoryId),
                  )
                }
              />
            ),
          },
        ];
  return [
    ...choose,
    {
      key: 'household',
      header: say('column.household'),
      cell: (row) => <Household id={row.clientSystemId} of={households} unnamed={say('trajectory.unnamed')} />,
    },
    {
      key: 'municipality',
      header: say('column.municipality'),
      cell: ({ municipalities }) => <Text size="sm">{municipalities.map(municipality).join(', ')}</Text>,
    },
    {
      key: 'track',
      header: say('trajectory.column.track'),
      cell: ({ track }) => <Text size="sm">{say(`track.short.${track}`)}</Text>,
    },
    {
      key: 'phase',
      header: say('trajectory.column.phase'),
      cell: ({ state }) => <Text size="sm">{sayCode('phase', state)}</Text>,
    },
    {
      key: 'holder',
      header: say('trajectory.column.holder'),
      cell: ({ assigneeId }) => <Text size="sm">{nameOf(assigneeId)}</Text>,
    },
    {
      key: 'next',
      header: say('trajectory.column.next'),
      cell: ({ clocks }) => {
        const next = clocks
          .filter(({ doneOn }) => doneOn === undefined)
          .toSorted((a, b) => a.final.localeCompare(b.final))[0];
        return next === undefined ? (
          <Text size="sm">{say('none')}</Text>
        ) : (
          <Group gap={4}>
            <ClockMark clock={next} withStep />
          </Group>
        );
      },
    },
  ];
}
