import { Box, Group, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface ScreenProps {
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  /** Reading and forms are narrower than lists. */
  readonly narrow?: boolean;
  readonly children: ReactNode;
}

/** One screen: its title, what can be done with the whole of it, and what it holds. */
export function Screen({ title, aside, narrow = false, children }: ScreenProps) {
  return (
    <Stack gap="md" maw={narrow ? 860 : 1400} mx="auto">
      <Group justify="space-between" align="flex-end" gap="sm">
        <Title order={1}>{title}</Title>
        {aside !== undefined && <Box>{aside}</Box>}
      </Group>
      {children}
    </Stack>
  );
}
