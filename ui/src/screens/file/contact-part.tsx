import { Alert, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { useMay } from '../../api/session.ts';
import { day } from '../../format/dates.ts';
import { fullName } from '../../format/names.ts';
import { Section } from '../../parts/facts.tsx';
import { usePlaces } from '../../parts/places.tsx';
import { useSay, useSayCode } from '../../words/say.ts';
import { AddAddress } from './add-address.tsx';
import { AddSafeContact } from './add-safe-contact.tsx';
import { ChangeWall } from './change-wall.tsx';
import type { Overview, Person } from './overview.ts';
import { nameIn } from './overview.ts';

/** Where and how each can be reached, and from whom that is kept: a wall is shown as a wall (R35). */
export default function ContactPart({ file }: { readonly file: Overview }) {
  const say = useSay();
  const mayChange = useMay('change-client-system');
  const mayWall = useMay('keep-walls');
  return (
    <Stack gap="lg">
      <Alert color="petrol" variant="light" icon={<IconShieldLock aria-hidden />}>
        {say('contact.about')}
      </Alert>
      {file.persons.map((person) => (
        <Section
          key={person.personId}
          title={fullName(person.name)}
          aside={
            <Group gap="xs" className="no-print">
              {mayChange && <AddAddress file={file} person={person} />}
              {mayWall && <AddSafeContact file={file} person={person} />}
              {mayWall && file.persons.length > 1 && <ChangeWall file={file} person={person} />}
            </Group>
          }
        >
          <Reach person={person} />
          <Walls file={file} person={person} />
        </Section>
      ))}
    </Stack>
  );
}

function Reach({ person: { addresses, phone, safeContacts = [], words = [] } }: { readonly person: Person }) {
  const say = useSay();
  const sayCode = useSayCode();
  if (addresses.length === 0 && phone === undefined && safeContacts.length === 0) {
    return <Text className="quiet">{say('contact.nothing')}</Text>;
  }
  return (
    <Stack gap="xs">
      {addresses.map((address) => (
        <AddressLine key={address.addressId} address={address} />
      ))}
      {phone !== undefined && <Text>{say('contact.phone', { phone })}</Text>}
      {safeContacts.map(({ contactId, channel, value, hours }) => (
        <Group key={contactId} gap="xs">
          <SafeMark words={say('contact.safe')} />
          <Text>{`${sayCode('channel', channel)}: ${value}`}</Text>
          <Text size="sm">{hours === undefined ? say('contact.noHours') : say('contact.hours', { hours })}</Text>
        </Group>
      ))}
      {words.map(({ wordsId, text, spokenOn }) => (
        <Stack key={wordsId} gap={2}>
          <Group gap="xs">
            <SafeMark words={say('contact.words')} />
            <Text size="sm">{day(spokenOn)}</Text>
          </Group>
          <Text className="prose">{text}</Text>
        </Stack>
      ))}
    </Stack>
  );
}

function AddressLine({ address }: { readonly address: Person['addresses'][number] }) {
  const say = useSay();
  const places = usePlaces();
  const { street, municipality, safe, shelter, since } = address;
  const words =
    municipality === undefined
      ? say('address.walled')
      : [street, places.municipality(municipality)].filter(Boolean).join(', ');
  return (
    <Group gap="xs">
      <Text>{words}</Text>
      {shelter === true && <SafeMark words={say('address.shelter')} />}
      {safe && <SafeMark words={say('contact.safeAddress')} />}
      <Text size="sm" className="quiet">
        {say('contact.since', { date: day(since) })}
      </Text>
    </Group>
  );
}

function SafeMark({ words }: { readonly words: string }) {
  return (
    <Badge variant="outline" color="dark" tt="none" leftSection={<IconShieldLock size={12} aria-hidden />}>
      {words}
    </Badge>
  );
}

/** Decisions beside the usual walls, each with the one from whom it is kept, or who may know. */
function Walls({ file, person }: { readonly file: Overview; readonly person: Person }) {
  const say = useSay();
  const sayCode = useSayCode();
  const nameOf = nameIn(file);
  const own = (file.walls ?? []).filter(({ about }) => about === person.personId);
  if (own.length === 0) return null;
  return (
    <Stack gap={4}>
      <Title order={3}>{say('wall.decisions')}</Title>
      {own.map(({ wallId, from, part, stands, on }) => (
        <Text key={wallId} size="sm">
          {say(stands === 'raised' ? 'wall.raised' : 'wall.lifted', {
            part: sayCode('walledPart', part),
            name: nameOf(from),
            date: day(on),
          })}
        </Text>
      ))}
    </Stack>
  );
}
