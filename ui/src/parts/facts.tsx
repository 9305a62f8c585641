import { Card, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A part of a screen with a heading of its own. */
export function Section({
  title,
  aside,
  children,
}: {
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Card withBorder component="section">
      <Stack gap="sm">
        <Stack gap={0} style={{ flexDirection: 'row', justifyContent: 'space-between', flexWrap: 'wrap' }}>
          <Title order={2}>{title}</Title>
          {aside}
        </Stack>
        {children}
      </Stack>
    </Card>
  );
}

export interface Fact {
  readonly label: string;
  /** Undefined: there is nothing to tell, and the fact is left out. */
  readonly value: ReactNode;
}

/** Facts with their names, two beside each other where there is room. */
export function Facts({ facts, cols = 2 }: { readonly facts: readonly Fact[]; readonly cols?: number }) {
  return (
    <SimpleGrid cols={{ base: 1, sm: cols }} component="dl" spacing="sm" verticalSpacing="xs" m={0}>
      {facts
        .filter(({ value }) => value !== undefined && value !== '')
        .map(({ label, value }) => (
          <div key={label}>
            <Text component="dt" size="sm" className="quiet">
              {label}
            </Text>
            <Text component="dd" m={0}>
              {value}
            </Text>
          </div>
        ))}
    </SimpleGrid>
  );
}
