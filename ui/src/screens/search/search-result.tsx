import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Output } from '../../api/contract.ts';
import { useMay } from '../../api/session.ts';
import { listName } from '../../format/names.ts';
import { useBirthWords } from '../../parts/birth-words.ts';
import { ButtonLink, ScreenLink } from '../../parts/links.tsx';
import { useSay } from '../../words/say.ts';

type Hits = Output<'intake.search-client-systems'>['hits'];

/** Only what one may see. Nothing found may mean: not there, or no ground; the two can't be told apart (R36). */
export function SearchResult({ hits }: { readonly hits: Hits }) {
  const say = useSay();
  const birth = useBirthWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [hits]);
  return (
    <Stack gap="sm">
      <Title order={2} ref={heading} tabIndex={-1}>
        {hits.length === 0 ? say('search.nothing') : say('search.found', { count: hits.length })}
      </Title>
      {hits.length === 0 ? (
        <Text className="prose">{say('search.nothingMeans')}</Text>
      ) : (
        <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
          {hits.map(({ clientSystemId, personId, name, birthDate }) => (
            <Card key={`${clientSystemId} ${personId}`} component="li" withBorder padding="sm">
              <Group justify="space-between">
                <ScreenLink to="/dossiers/$clientSystemId" params={{ clientSystemId }} fw={600}>
                  {listName(name)}
                </ScreenLink>
                <Text size="sm">{say('search.born', { date: birth(birthDate) })}</Text>
              </Group>
            </Card>
          ))}
        </Stack>
      )}
      <Next />
    </Stack>
  );
}

/** What comes after looking: a report or a registration, by right. */
function Next() {
  const say = useSay();
  const mayReport = useMay('register-police-report');
  const mayRegister = useMay('register-client-system');
  if (!mayReport && !mayRegister) return null;
  return (
    <Group gap="xs">
      <Text size="sm">{say('search.next')}</Text>
      {mayReport && (
        <ButtonLink to="/meldingen/nieuw" variant="default" size="xs">
          {say('reports.new')}
        </ButtonLink>
      )}
      {mayRegister && (
        <ButtonLink to="/aanmelden" variant="default" size="xs">
          {say('registration.title')}
        </ButtonLink>
      )}
    </Group>
  );
}
