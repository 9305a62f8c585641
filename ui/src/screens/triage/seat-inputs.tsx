import { Badge, Card, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconPencil } from '@tabler/icons-react';
import { moment } from '../../format/dates.ts';
import { usePlaces } from '../../parts/places.tsx';
import { useSay, useSayCode } from '../../words/say.ts';
import { inSeatOrder } from './seats.ts';
import type { TableInput } from './triage-file.ts';

type Seat = TableInput['contributions'][number];

/** What each seat brought, beside each other; of what is not released nobody learns whether there is anything (R24). */
export function SeatInputs({ seats }: { readonly seats: readonly Seat[] }) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} spacing="sm">
      {inSeatOrder(seats).map((seat) => (
        <SeatCard key={`${seat.category} ${seat.organisation ?? ''}`} seat={seat} />
      ))}
    </SimpleGrid>
  );
}

function SeatCard({ seat }: { readonly seat: Seat }) {
  const say = useSay();
  const sayCode = useSayCode();
  const places = usePlaces();
  const category = sayCode('organisationCategory', seat.category);
  return (
    <Card withBorder padding="sm" component="article">
      <Stack gap="xs">
        <div>
          <Title order={3}>{category}</Title>
          {seat.organisation !== undefined && (
            <Text size="sm" className="quiet">
              {places.organisation(seat.organisation)}
            </Text>
          )}
        </div>
        <SeatState seat={seat} />
        <SeatTexts texts={seat} />
        {seat.releasedAt !== undefined && (
          <Text size="xs" className="quiet">
            {say('input.releasedAt', { moment: moment(seat.releasedAt) })}
          </Text>
        )}
      </Stack>
    </Card>
  );
}

const stateIcons = { 'not-yet-released': IconCircleDashed, draft: IconPencil, released: IconCircleCheck } as const;

function SeatState({ seat: { state, answer } }: { readonly seat: Seat }) {
  const say = useSay();
  const Icon = stateIcons[state];
  const isWord = state === 'released' && answer !== undefined;
  return (
    <Badge
      variant={state === 'released' ? 'light' : 'default'}
      tt="none"
      leftSection={<Icon size={13} aria-hidden />}
      style={{ alignSelf: 'flex-start' }}
    >
      {say(isWord ? `input.answer.${answer}` : `input.state.${state}`)}
    </Badge>
  );
}

/** The two texts of the smaller form (R22). */
export function SeatTexts({ texts }: { readonly texts: Pick<Seat, 'runningHelp' | 'analysis'> }) {
  const say = useSay();
  return (['runningHelp', 'analysis'] as const).map((field) => {
    const text = texts[field];
    return (
      text !== undefined && (
        <div key={field}>
          <Text size="sm" fw={600}>
            {say(`input.${field}`)}
          </Text>
          <div className="prose">{text}</div>
        </div>
      )
    );
  });
}
