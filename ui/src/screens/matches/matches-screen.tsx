import { NativeSelect, Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Row } from '../../api/contract.ts';
import { usePages } from '../../api/pages.ts';
import { moment } from '../../format/dates.ts';
import { Household, useHouseholds } from '../../parts/households.tsx';
import { ScreenLink } from '../../parts/links.tsx';
import { Screen } from '../../parts/screen.tsx';
import type { Column } from '../../parts/worklist.tsx';
import { Worklist } from '../../parts/worklist.tsx';
import { useSay, useSayCode } from '../../words/say.ts';
import { matchesSearch, matchState } from './matches-search.ts';

type Match = Row<'intake.list-possible-matches'>;

/** Pairs that may concern the same person, for a person to decide (R09). */
export function MatchesScreen() {
  const say = useSay();
  const navigate = useNavigate();
  const search = useSearch({ from: '/signed-in/mogelijke-dubbels' });
  const state = matchState(search);
  const { rows, total, error, retry, more, loadingMore } = usePages('intake.list-possible-matches', { state });
  const columns = useColumns(rows);
  return (
    <Screen
      title={say('nav.matches')}
      aside={
        <NativeSelect
          label={say('match.state')}
          value={search.stand ?? ''}
          onChange={({ currentTarget }) =>
            void navigate({ to: '/mogelijke-dubbels', search: matchesSearch({ stand: currentTarget.value }) })
          }
          data={[
            { value: '', label: say('match.state.open') },
            { value: 'samen', label: say('match.state.same') },
            { value: 'verschillend', label: say('match.state.not-same') },
            { value: 'hersteld', label: say('match.state.undone') },
          ]}
        />
      }
    >
      <Text className="prose">{say('match.about')}</Text>
      <Worklist
        label={say('nav.matches')}
        columns={columns}
        rows={rows}
        total={total}
        keyOf={({ matchId }) => matchId}
        link={({ matchId }, children) => (
          <ScreenLink to="/mogelijke-dubbels/$matchId" params={{ matchId }} search={search}>
            {children}
          </ScreenLink>
        )}
        onOpen={({ matchId }) => void navigate({ to: '/mogelijke-dubbels/$matchId', params: { matchId }, search })}
        error={error}
        onRetry={retry}
        empty={say(state === 'open' ? 'match.empty' : 'match.emptyState')}
        onMore={more}
        loadingMore={loadingMore}
      />
    </Screen>
  );
}

function useColumns(rows: readonly Match[] | undefined): readonly Column<Match>[] {
  const say = useSay();
  const sayCode = useSayCode();
  const households = useHouseholds(rows?.flatMap(({ left, right }) => [left.clientSystemId, right.clientSystemId]));
  return [
    {
      key: 'pair',
      header: say('match.pair'),
      cell: ({ left, right }) => (
        <Stack gap={0}>
          <Household id={left.clientSystemId} of={households} />
          <Household id={right.clientSystemId} of={households} />
        </Stack>
      ),
    },
    {
      key: 'reasons',
      header: say('match.reasons'),
      cell: ({ reasons }) => reasons.map((reason) => sayCode('match.reason', reason)).join(', '),
    },
    { key: 'offered', header: say('match.offeredAt'), cell: ({ offeredAt }) => moment(offeredAt) },
    { key: 'state', header: say('match.state'), cell: ({ state }) => sayCode('match.state', state) },
  ];
}
