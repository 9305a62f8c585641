import { Alert, Stack } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import type { Input, Output } from '../../api/contract.ts';
import { Screen } from '../../parts/screen.tsx';
import { useSay } from '../../words/say.ts';
import { SearchForm } from './search-form.tsx';
import { SearchResult } from './search-result.tsx';

type Question = Input<'intake.search-client-systems'>;
type Answer = Output<'intake.search-client-systems'>;

/**
 * Search before anything new is made. What is searched for stands in no address and is remembered nowhere: it is asked
 * when the button is pressed, with a reason that goes to the log (R31).
 */
export function SearchScreen() {
  const say = useSay();
  const search = useMutation<Answer, Error, Question>({
    mutationFn: (question) => call('intake.search-client-systems', question),
    gcTime: 0,
  });
  return (
    <Screen title={say('nav.search')} narrow>
      <Alert variant="light" color="petrol" icon={<IconInfoCircle aria-hidden />}>
        {say('search.about')}
      </Alert>
      <Stack gap="lg">
        <SearchForm
          onSearch={(question) => search.mutate(question)}
          isSearching={search.isPending}
          error={search.error}
        />
        {search.data !== undefined && <SearchResult hits={search.data.hits} />}
      </Stack>
    </Screen>
  );
}
