import { Anchor, Group, SegmentedControl, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { usePages } from '../../api/pages.ts';
import type { Row } from '../../api/contract.ts';
import { moment } from '../../format/dates.ts';
import { ClockMark, RepeatMark, RiskMark } from '../../parts/marks.tsx';
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
  const columns = useColumns();
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
        link={(_, children) => <Anchor>{children}</Anchor>}
        onOpen={() => undefined}
        error={error}
        onRetry={retry}
        empty={say(state === 'waiting' ? 'triage.empty.waiting' : 'triage.empty.decided')}
        onMore={more}
        loadingMore={loadingMore}
      />
    </Screen>
  );
}

function useColumns(): readonly Column<FileRow>[] {
  const say = useSay();
  const sayCode = useSayCode();
  return [
    { key: 'household', header: say('column.household'), cell: ({ clientSystemId }) => clientSystemId.slice(0, 8) },
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
      key: 'reasons',
      header: say('column.reasons'),
      cell: ({ reasons }) => reasons.map((reason) => sayCode('triage.reason', reason)).join(', '),
    },
    { key: 'minor', header: say('column.minor'), cell: ({ hasMinor }) => say(hasMinor ? 'yes' : 'no') },
    {
      key: 'opened',
      header: say('column.openedAt'),
      cell: ({ openedAt }) => <Text size="sm">{moment(openedAt)}</Text>,
    },
    { key: 'clock', header: say('column.clock'), cell: ({ clock }) => <ClockMark clock={clock} /> },
  ];
}
