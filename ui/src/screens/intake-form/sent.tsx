import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';

interface SentProps {
  readonly title: string;
  readonly text: string;
  readonly again: string;
  readonly onAgain: () => void;
  readonly children?: ReactNode;
}

/** It came through; what can be done next. */
export function Sent({ title, text, again, onAgain, children }: SentProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1}>
      <Alert color="teal" variant="light" icon={<IconCircleCheck aria-hidden />} title={title} role="status">
        <Stack gap="sm">
          <Text>{text}</Text>
          <Group gap="xs">
            {children}
            <Button variant="default" onClick={onAgain}>
              {again}
            </Button>
          </Group>
        </Stack>
      </Alert>
    </div>
  );
}
