import type { ButtonProps } from '@mantine/core';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useSay } from '../words/say.ts';
import { Dialog } from './dialog.tsx';

interface ConfirmButtonProps extends ButtonProps {
  readonly children: ReactNode;
  /** What will happen, and what can't be taken back. */
  readonly question: ReactNode;
  readonly onConfirm: () => void;
}

/** An act that asks once more, because it can't be taken back. */
export function ConfirmButton({ children, question, onConfirm, ...look }: ConfirmButtonProps) {
  const say = useSay();
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button {...look} onClick={open}>
        {children}
      </Button>
      <Dialog opened={opened} onClose={close} title={children}>
        <Stack gap="md">
          <Text>{question}</Text>
          <Group gap="xs">
            <Button
              onClick={() => {
                close();
                onConfirm();
              }}
              data-autofocus
            >
              {children}
            </Button>
            <Button variant="default" onClick={close}>
              {say('act.cancel')}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}
