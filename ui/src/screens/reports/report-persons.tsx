import { Badge, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { fullName } from '../../format/names.ts';
import { useBirthWords } from '../../parts/birth-words.ts';
import { Facts, Section } from '../../parts/facts.tsx';
import { usePlaces } from '../../parts/places.tsx';
import { useSay, useSayCode } from '../../words/say.ts';
import type { ReportContent } from './report-lines.ts';

/** Everyone in the report with the role in this one incident, and how they are related. */
export function ReportPersons({ content: { persons, relations = [] } }: { readonly content: ReportContent }) {
  const say = useSay();
  const sayCode = useSayCode();
  const nameOf = (ref: string) => {
    const person = persons.find((one) => one.ref === ref);
    return person === undefined ? ref : fullName(person.name);
  };
  return (
    <Section title={say('report.persons')}>
      <Stack gap="md">
        {persons.map((person) => (
          <ReportPerson key={person.ref} person={person} />
        ))}
      </Stack>
      {relations.length > 0 && (
        <>
          <Title order={3}>{say('report.relations')}</Title>
          <List>
            {relations.map(({ from, to, relation }) => (
              <List.Item key={`${from} ${to} ${relation}`}>
                {`${nameOf(from)} ${sayCode('relation', relation)} ${nameOf(to)}`}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Section>
  );
}

function ReportPerson({ person }: { readonly person: ReportContent['persons'][number] }) {
  const say = useSay();
  const sayCode = useSayCode();
  const birth = useBirthWords();
  const places = usePlaces();
  const { name, role, birthDate, gender, nationalNumber, phone, address } = person;
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Text fw={600}>{fullName(name)}</Text>
        <Badge variant="default" tt="none">
          {sayCode('role', role)}
        </Badge>
        {address?.safe === true && (
          <Badge variant="light" color="dark" tt="none" leftSection={<IconShieldLock size={12} aria-hidden />}>
            {say('address.safe')}
          </Badge>
        )}
      </Group>
      <Facts
        cols={3}
        facts={[
          { label: say('field.birthDate'), value: birth(birthDate) },
          { label: say('field.gender'), value: gender === undefined ? undefined : sayCode('gender', gender) },
          { label: say('field.nationalNumber'), value: nationalNumber },
          {
            label: say('field.address'),
            value:
              address === undefined
                ? undefined
                : [address.street, places.municipality(address.municipality)].filter(Boolean).join(', '),
          },
          { label: say('field.phone'), value: phone },
        ]}
      />
    </Stack>
  );
}
