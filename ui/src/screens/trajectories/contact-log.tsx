import { Group, Stack, Text } from '@mantine/core';
import { day } from '../../format/dates.ts';
import { useNameOf } from '../../parts/colleagues.ts';
import { Empty } from '../../parts/states.tsx';
import { useSay, useSayCode } from '../../words/say.ts';
import type { Trajectory } from './trajectory.ts';

/** What was said with whom, the last first. */
export function ContactLog({ contacts }: { readonly contacts: Trajectory['contacts'] }) {
  const say = useSay();
  const sayCode = useSayCode();
  const nameOf = useNameOf();
  if (contacts.length === 0) return <Empty>{say('trajectory.contacts.none')}</Empty>;
  const lastFirst = contacts.toReversed().toSorted((one, other) => other.on.localeCompare(one.on));
  return (
    <Stack component="ol" gap="md" m={0} p={0} style={{ listStyle: 'none' }}>
      {lastFirst.map(({ contactId, kind, on, minutes, note, by }) => (
        <li key={contactId} className="contact">
          <Group gap="xs">
            <Text fw={600} size="sm">
              {day(on)} · {sayCode('contact', kind)}
            </Text>
            <Text size="sm" className="quiet">
              {minutes !== undefined && `${say('trajectory.contact.minutesShort', { minutes })} · `}
              {say('trajectory.contact.by', { name: nameOf(by) })}
            </Text>
          </Group>
          {note !== undefined && <Text className="prose">{note}</Text>}
        </li>
      ))}
    </Stack>
  );
}
