import { List, Stack, Text, Title } from '@mantine/core';
import type { Output } from '../../api/contract.ts';
import { fullName } from '../../format/names.ts';
import { dayAt, day } from '../../format/dates.ts';
import { useBirthWords } from '../../parts/birth-words.ts';
import { Section } from '../../parts/facts.tsx';
import { usePlaces } from '../../parts/places.tsx';
import { useSay, useSayCode } from '../../words/say.ts';
import { oneTieEach } from './generations.ts';
import { nameIn } from './overview.ts';

/** What every reader of the paper may learn, and nothing else. */
export function HouseholdSheet({ sheet }: { readonly sheet: Output<'intake.compose-household-sheet'> }) {
  const say = useSay();
  const sayCode = useSayCode();
  const birth = useBirthWords();
  const places = usePlaces();
  const nameOf = nameIn(sheet);
  return (
    <Section title={say('print.sheet')}>
      <Text size="sm">{say('print.madeOn', { date: day(dayAt(new Date())) })}</Text>
      {sheet.persons.map(({ personId, name, birthDate, addresses, phone, safeContacts = [] }) => (
        <Stack key={personId} gap={2}>
          <Title order={3}>{fullName(name)}</Title>
          {birthDate !== undefined && <Text>{say('search.born', { date: birth(birthDate) })}</Text>}
          {addresses.map(({ street, municipality }, index) => (
            <Text key={index}>{[street, places.municipality(municipality)].filter(Boolean).join(', ')}</Text>
          ))}
          {phone !== undefined && <Text>{say('contact.phone', { phone })}</Text>}
          {safeContacts.map(({ contactId, channel, value }) => (
            <Text key={contactId}>{`${sayCode('channel', channel)}: ${value}`}</Text>
          ))}
        </Stack>
      ))}
      {sheet.relations.length > 0 && (
        <List>
          {oneTieEach(sheet.relations).map(({ from, to, relation }) => (
            <List.Item key={`${from} ${to}`}>
              {`${nameOf(from)} ${sayCode('relation', relation)} ${nameOf(to)}`}
            </List.Item>
          ))}
        </List>
      )}
    </Section>
  );
}
