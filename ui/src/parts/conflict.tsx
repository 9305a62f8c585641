import { Alert, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSay } from '../words/say.ts';

interface ConflictProps {
  readonly mine: ReactNode;
  readonly theirs: ReactNode;
  /** Saves what stands in the form over the version that stands now. */
  readonly onKeepMine: () => void;
  /** Goes on with the version that stands now. */
  readonly onTakeTheirs: () => void;
}

/** Two people changed the same thing: both texts side by side, and nothing is lost. */
export function Conflict({ mine, theirs, onKeepMine, onTakeTheirs }: ConflictProps) {
  const say = useSay();
  return (
    <Alert
      color="orange"
      variant="light"
      icon={<IconArrowsSplit2 aria-hidden />}
      title={say('conflict.title')}
      role="alert"
    >
      <Stack gap="sm">
        <Text size="sm">{say('conflict.text')}</Text>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Side title={say('conflict.mine')}>{mine}</Side>
          <Side title={say('conflict.theirs')}>{theirs}</Side>
        </SimpleGrid>
        <Group gap="xs">
          <Button size="xs" onClick={onKeepMine}>
            {say('conflict.again')}
          </Button>
          <Button size="xs" variant="default" onClick={onTakeTheirs}>
            {say('conflict.reload')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

function Side({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Stack gap={4} bg="white" p="sm" bdrs="md">
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <div className="prose">{children}</div>
    </Stack>
  );
}
