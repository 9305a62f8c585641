import { SimpleGrid } from '@mantine/core';
import { useSession } from '../../api/session.ts';
import { Empty } from '../../parts/states.tsx';
import { Screen } from '../../parts/screen.tsx';
import { useSay } from '../../words/say.ts';
import { cardsFor } from './cards.tsx';
import { FirstToDo } from './first-to-do.tsx';

/** What waits for me today, with true counts. */
export function StartScreen() {
  const say = useSay();
  const session = useSession();
  const cards = cardsFor(session);
  return (
    <Screen title={session.name === undefined ? say('start.helloNobody') : say('start.hello', { name: session.name })}>
      {cards.length === 0 ? (
        <Empty>{say('start.nothing')}</Empty>
      ) : (
        <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }} spacing="md">
          {cards.map(({ key, card: One }) => (
            <One key={key} />
          ))}
        </SimpleGrid>
      )}
      <FirstToDo />
    </Screen>
  );
}
