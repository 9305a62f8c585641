import { Alert } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useLive } from '../api/live.ts';
import { useSay } from '../words/say.ts';

/** A slow or cut network shows itself, so that nobody trusts what is old. */
export function Connection() {
  const say = useSay();
  const { online } = useNetwork();
  const follows = useLive();
  if (online && follows) return null;
  return (
    <Alert
      className="no-print"
      color="orange"
      variant="light"
      mb="sm"
      p="xs"
      role="status"
      icon={<IconPlugConnectedX aria-hidden />}
    >
      {say(online ? 'state.live.behind' : 'state.offline')}
    </Alert>
  );
}
