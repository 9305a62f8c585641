import { Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { whenSessionEnds } from '../api/client.ts';
import { sessionQuery, useSession } from '../api/session.ts';
import { Dialog } from '../parts/dialog.tsx';
import { useSay } from '../words/say.ts';
import { listenForSignIn } from './sign-in-channel.ts';

/**
 * The session ended while someone was working. The screen stays as it is, with every word that was typed; who signs in
 * again, in another window, goes on here. Somebody else who signs in gets an empty screen instead.
 */
export function SessionEnded() {
  const say = useSay();
  const queries = useQueryClient();
  const { subject } = useSession();
  const [ended, setEnded] = useState(false);

  useEffect(() => {
    whenSessionEnds(() => setEnded(true));
    return listenForSignIn(() => {
      void queries.query({ ...sessionQuery, staleTime: 0 }).then((session) => {
        if (session.subject !== subject) location.replace('/');
        setEnded(false);
        return queries.invalidateQueries();
      });
    });
  }, [queries, subject]);

  return (
    <Dialog opened={ended} title={say('session.ended.title')}>
      <Text mb="md">{say('session.ended.text')}</Text>
      <Button
        component="a"
        href="/auth/sign-in?returnTo=/opnieuw-aangemeld"
        target="_blank"
        rel="noopener"
        data-autofocus
      >
        {say('session.ended.act')}
      </Button>
    </Dialog>
  );
}
