import { Alert, Group } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { moment } from '../format/dates.ts';
import { useSay } from '../words/say.ts';
import { ConfirmButton } from './confirm-button.tsx';
import type { SaveState } from './save-state.tsx';
import { SaveStateMark } from './save-state.tsx';

interface DraftBarProps {
  readonly state: SaveState;
  readonly restoredFrom: string | undefined;
  readonly onDiscard: () => void;
}

/** Where the text of a form stands, what was put back, and the way to throw it away. */
export function DraftBar({ state, restoredFrom, onDiscard }: DraftBarProps) {
  const say = useSay();
  const isKept = restoredFrom !== undefined || state.is !== 'untouched';
  return (
    <>
      {restoredFrom !== undefined && (
        <Alert variant="light" color="petrol" icon={<IconHistory aria-hidden />} role="status">
          {say('saved.restored', { moment: moment(restoredFrom) })}
        </Alert>
      )}
      <Group justify="space-between" mih={36}>
        <SaveStateMark state={state} />
        {isKept && (
          <ConfirmButton variant="subtle" size="xs" question={say('saved.discardAsk')} onConfirm={onDiscard}>
            {say('saved.discard')}
          </ConfirmButton>
        )}
      </Group>
    </>
  );
}
