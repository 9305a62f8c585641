import { CloseButton, Group, Modal, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSay } from '../words/say.ts';

interface DialogProps {
  readonly title: string;
  readonly opened: boolean;
  /** Absent: it can't be put aside. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

/** A question before the screen behind it. Its title is a heading of its own: a second banner would confuse a screen reader. */
export function Dialog({ title, opened, onClose, children }: DialogProps) {
  const say = useSay();
  return (
    <Modal
      opened={opened}
      onClose={onClose ?? (() => undefined)}
      closeOnEscape={onClose !== undefined}
      closeOnClickOutside={onClose !== undefined}
      withCloseButton={false}
      attributes={{ content: { 'aria-label': title } }}
    >
      <Group justify="space-between" wrap="nowrap" mb="sm">
        <Title order={2}>{title}</Title>
        {onClose !== undefined && <CloseButton onClick={onClose} aria-label={say('act.close')} />}
      </Group>
      {children}
    </Modal>
  );
}
