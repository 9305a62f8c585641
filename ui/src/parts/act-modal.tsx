import type { ButtonProps } from '@mantine/core';
import { Alert, Button, Group, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSay } from '../words/say.ts';
import { Dialog } from './dialog.tsx';
import { useProblemWords } from './problem-words.ts';

interface ActModalProps extends Omit<ButtonProps, 'children'> {
  /** What the button that opens it says; also its title. */
  readonly title: string;
  /** Says of which record it is, where several of one name stand on a screen. */
  readonly 'aria-label'?: string;
  /** Given a way to close: the fields, and what ends it. */
  readonly children: (close: () => void) => ReactNode;
}

/** A short act with a form of its own. The screen stays read-only until it is opened; the focus goes back afterwards. */
export function ActModal({ title, children, ...look }: ActModalProps) {
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button size="xs" variant="default" {...look} onClick={open}>
        {title}
      </Button>
      <Dialog opened={opened} onClose={close} title={title}>
        {children(close)}
      </Dialog>
    </>
  );
}

interface ActEndProps {
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onSave: () => void;
  readonly onCancel: () => void;
  readonly save?: string;
}

/** The end of such a form: why it was refused, and its buttons. */
export function ActEnd({ error, isPending, onSave, onCancel, save }: ActEndProps) {
  const say = useSay();
  const words = useProblemWords();
  return (
    <Stack gap="sm">
      {error !== null && (
        <Alert color="red" variant="light" role="alert" icon={<IconAlertTriangle aria-hidden />}>
          {words(error)}
        </Alert>
      )}
      <Group gap="xs">
        <Button onClick={onSave} loading={isPending}>
          {save ?? say('act.save')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {say('act.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
