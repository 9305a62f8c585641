import { Badge, Card, Group, List, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { day } from '../../format/dates.ts';
import { fullName } from '../../format/names.ts';
import { useBirthWords } from '../../parts/birth-words.ts';
import { Section } from '../../parts/facts.tsx';
import { Loading } from '../../parts/states.tsx';
import { useSay, useSayCode } from '../../words/say.ts';
import { oneTieEach } from './generations.ts';
import { MinorMark } from './minor-mark.tsx';
import type { Overview, Person } from './overview.ts';
import { nameIn } from './overview.ts';

const HouseholdDiagram = lazy(() => import('./household-diagram.tsx'));

/** Who is who: as a picture, and the same as a list, for the keyboard, a reader and paper. */
export default function HouseholdPart({ file }: { readonly file: Overview }) {
  const say = useSay();
  const sayCode = useSayCode();
  const nameOf = nameIn(file);
  return (
    <Stack gap="lg">
      {file.persons.length > 1 && (
        <div className="no-print">
          <Suspense fallback={<Loading />}>
            <HouseholdDiagram file={file} />
          </Suspense>
        </div>
      )}
      <Section title={say('file.whoIsWho')}>
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          {file.persons.map((person) => (
            <Member key={person.personId} person={person} file={file} />
          ))}
        </SimpleGrid>
        {file.relations.length > 0 && (
          <>
            <Title order={3}>{say('report.relations')}</Title>
            <List>
              {oneTieEach(file.relations).map(({ from, to, relation }) => (
                <List.Item key={`${from} ${to}`}>
                  {`${nameOf(from)} ${sayCode('relation', relation)} ${nameOf(to)}`}
                </List.Item>
              ))}
            </List>
          </>
        )}
      </Section>
    </Stack>
  );
}

/** One member, with the role in each incident: never a label for good (R05). */
function Member({ person, file }: { readonly person: Person; readonly file: Overview }) {
  const say = useSay();
  const sayCode = useSayCode();
  const birth = useBirthWords();
  const roles = file.incidents.flatMap(({ on, reportId, roles: all }) =>
    all.filter(({ personId }) => personId === person.personId).map(({ role }) => ({ on, reportId, role })),
  );
  return (
    <Card withBorder padding="sm">
      <Stack gap={6}>
        <Group gap="xs">
          <Title order={3}>{fullName(person.name)}</Title>
          <MinorMark minor={person.minor} />
        </Group>
        <Text size="sm">
          {[
            say('search.born', { date: birth(person.birthDate) }),
            ...(person.gender === undefined ? [] : [sayCode('gender', person.gender)]),
            ...(person.nationalNumber === undefined ? [] : [person.nationalNumber]),
          ].join(' · ')}
        </Text>
        {roles.length === 0 ? (
          <Text size="sm" className="quiet">
            {say('file.noRole')}
          </Text>
        ) : (
          <Group gap={6}>
            {roles.map(({ on, reportId, role }) => (
              <Badge key={`${reportId} ${role}`} variant="default" tt="none">
                {`${day(on)}: ${sayCode('role', role)}`}
              </Badge>
            ))}
          </Group>
        )}
      </Stack>
    </Card>
  );
}
