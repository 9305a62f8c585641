import { Group, SegmentedControl, Text } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Row } from '../../api/contract.ts';
import { usePages } from '../../api/pages.ts';
import { moment } from '../../format/dates.ts';
import { Household, useHouseholds } from '../../parts/households.tsx';
import { ClockMark, RepeatMark, RiskMark } from '../../parts/marks.tsx';
import { usePlaces } from '../../parts/places.tsx';
import { Screen } from '../../parts/screen.tsx';
import type { Column } from '../../parts/worklist.tsx';
import { Worklist } from '../../parts/worklist.tsx';
import { useSay, useSayCode } from '../../words/say.ts';

type FileRow = Row<'triage.list-files'>;

/** The list for the table, the most urgent first. */
export function TriageListScreen() {
  const say = useSay();
  const navigate = useNavigate();
  const { stand } = useSearch({ from: '/signed-in/triage' });
  const state = stand === 'beslist' ? 'decided' : 'waiting';
  const { rows, total, error, retry, more, loadingMore } = usePages('triage.list-files', { state });
  const households = useHouseholds(rows?.map(({ clientSystemId }) => clientSystemId));
  const columns = useColumns(households);
  return (
    <Screen
      title={say('nav.triage')}
      aside={
        <SegmentedControl
          value={state}
          onChange={(chosen) =>
            void navigate({ to: '/triage', search: chosen === 'decided' ? { stand: 'beslist' } : {} })
          }
          data={[
            { value: 'waiting', label: say('triage.state.waiting') },
            { value: 'decided', label: say('triage.state.decided') },
          ]}
        />
      }
    >
      <Worklist
        label={say('nav.triage')}
        columns={columns}
        rows={rows}
        total={total}
        keyOf={({ fileId }) => fileId}
        link={({ fileId }, children) => (
          <Link className="row-link" to="/triage/$fileId" params={{ fileId }}>
            {children}
          </Link>
        )}
        onOpen={({ fileId }) => void navigate({ to: '/triage/$fileId', params: { fileId } })}
        error={error}
        onRetry={retry}
        empty={say(state === 'waiting' ? 'triage.empty.waiting' : 'triage.empty.decided')}
        onMore={more}
        loadingMore={loadingMore}
      />
    </Screen>
  );
}

function useColumns(households: ReturnType<typeof useHouseholds>): readonly Column<FileRow>[] {
  const say = useSay();
  const sayCode = useSayCode();
  const places = usePlaces();
  return [
    {
      key: 'household',
      header: say('column.household'),
      cell: ({ clientSystemId }) => <Household id={clientSystemId} of={households} />,
    },
    {
      key: 'risk',
      header: say('column.risk'),
      cell: ({ level, repeat }) => (
        <Group gap={6}>
          <RiskMark level={level} />
          {repeat && <RepeatMark />}
        </Group>
      ),
    },
    {
      key: 'municipality',
      header: say('column.municipality'),
      cell: ({ municipalities }) => <Text size="sm">{municipalities.map(places.municipality).join(', ')}</Text>,
    },
    {
      key: 'reasons',
      header: say('column.reasons'),
      cell: ({ reasons, round }) => (
        <Text size="sm">
          {[
            ...reasons.map((reason) => sayCode('triage.reason', reason)),
            ...(round > 1 ? [say('triage.round', { round })] : []),
          ].join(', ')}
        </Text>
      ),
    },
    {
      key: 'minor',
      header: say('column.minor'),
      cell: ({ hasMinor }) => <Text size="sm">{say(hasMinor ? 'yes' : 'no')}</Text>,
    },
    {
      key: 'opened',
      header: say('column.openedAt'),
      cell: ({ openedAt }) => <Text size="sm">{moment(openedAt)}</Text>,
    },
    { key: 'clock', header: say('column.clock'), cell: ({ clock }) => <ClockMark clock={clock} /> },
  ];
}
