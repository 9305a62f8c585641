import { Group, Stack, Text } from '@mantine/core';
import { useParams, useSearch } from '@tanstack/react-router';
import type { Row } from '../../api/contract.ts';
import { useRead } from '../../api/reads.ts';
import { useBirthWords } from '../../parts/birth-words.ts';
import { Section } from '../../parts/facts.tsx';
import { ScreenLink } from '../../parts/links.tsx';
import { usePlaces } from '../../parts/places.tsx';
import { Screen } from '../../parts/screen.tsx';
import { Loading, NotFound, ScreenFailed } from '../../parts/states.tsx';
import { useSay, useSayCode } from '../../words/say.ts';
import { compareFiles, comparePersons } from './compare-files.ts';
import { CompareTable } from './compare-table.tsx';
import { DecideMatch } from './decide-match.tsx';
import { matchState } from './matches-search.ts';
import { MergePreview } from './merge-preview.tsx';
import { UndoMerge } from './undo-merge.tsx';

type Match = Row<'intake.list-possible-matches'>;

/** One pair: both files side by side, then the decision, or the way back. */
export function MatchScreen() {
  const { matchId } = useParams({ from: '/signed-in/mogelijke-dubbels/$matchId' });
  const search = useSearch({ from: '/signed-in/mogelijke-dubbels/$matchId' });
  const { data, error, refetch } = useRead('intake.list-possible-matches', { state: matchState(search), limit: 100 });
  const match = data?.rows.find((row) => row.matchId === matchId);
  if (data === undefined) {
    return error === null ? <Loading /> : <ScreenFailed error={error} onRetry={() => void refetch()} />;
  }
  return match === undefined ? <NotFound /> : <Pair match={match} />;
}

function Pair({ match }: { readonly match: Match }) {
  const say = useSay();
  const sayCode = useSayCode();
  const birth = useBirthWords();
  const { municipality } = usePlaces();
  const left = useRead('intake.get-overview-file', { clientSystemId: match.left.clientSystemId });
  const right = useRead('intake.get-overview-file', { clientSystemId: match.right.clientSystemId });
  const error = left.error ?? right.error;
  if (left.data === undefined || right.data === undefined) {
    const retry = () => void Promise.all([left.refetch(), right.refetch()]);
    return error === null ? <Loading /> : <ScreenFailed error={error} onRetry={retry} />;
  }
  const words = { say, sayCode, birth, municipality };
  const one = left.data.persons.find(({ personId }) => personId === match.left.personId);
  const other = right.data.persons.find(({ personId }) => personId === match.right.personId);
  const isOneFile = match.left.clientSystemId === match.right.clientSystemId;
  const heads = {
    left: <FileLink clientSystemId={match.left.clientSystemId} words={say('match.left')} />,
    right: <FileLink clientSystemId={match.right.clientSystemId} words={say('match.right')} />,
  };
  return (
    <Screen title={say('match.title')} narrow>
      <Group gap="xs">
        <Text>{say('match.why')}</Text>
        <Text fw={600}>{match.reasons.map((reason) => sayCode('match.reason', reason)).join(', ')}</Text>
      </Group>
      <Stack gap="lg">
        {one !== undefined && other !== undefined && (
          <Section title={say('match.person')}>
            <CompareTable label={say('match.person')} {...heads} facts={comparePersons(one, other, words)} />
          </Section>
        )}
        {isOneFile ? (
          <Text>{say('match.oneFile')}</Text>
        ) : (
          <Section title={say('match.files')}>
            <CompareTable label={say('match.files')} {...heads} facts={compareFiles(left.data, right.data, words)} />
          </Section>
        )}
        {match.state === 'open' && (
          <DecideMatch
            match={match}
            preview={<MergePreview left={left.data} right={isOneFile ? undefined : right.data} />}
          />
        )}
        {match.state === 'same' && <UndoMerge match={match} />}
        {(match.state === 'not-same' || match.state === 'undone') && (
          <Text>{say('match.settled', { state: sayCode('match.state', match.state) })}</Text>
        )}
      </Stack>
    </Screen>
  );
}

function FileLink({ clientSystemId, words }: { readonly clientSystemId: string; readonly words: string }) {
  return (
    <ScreenLink to="/dossiers/$clientSystemId" params={{ clientSystemId }} target="_blank">
      {words}
    </ScreenLink>
  );
}
