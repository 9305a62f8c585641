import { Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSay } from '../words/say.ts';

interface DialogProps {
  readonly opened: boolean;
  /** Absent: it can't be put aside. */
  readonly onClose?: () => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
}

/**
 * A window over the screen. A click beside it closes nothing, so that no text is lost; the page below is not locked, which
 * would take a style sheet that the page's policy forbids.
 */
export function Dialog({ opened, onClose, title, children }: DialogProps) {
  const say = useSay();
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose ?? (() => undefined)}
      closeOnEscape={onClose !== undefined}
      centered
      closeOnClickOutside={false}
      lockScroll={false}
    >
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content>
        <Modal.Body>
          <Stack gap="md">
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <Modal.Title fw={650}>{title}</Modal.Title>
              {onClose !== undefined && <Modal.CloseButton aria-label={say('act.close')} />}
            </Group>
            {children}
          </Stack>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
