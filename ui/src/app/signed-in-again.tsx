import { Center, Stack, Text, Title } from '@mantine/core';
import { useEffect } from 'react';
import { useSay } from '../words/say.ts';
import { tellSignIn } from './sign-in-channel.ts';

/** Where a sign-in in a second window ends: the first one goes on. */
export function SignedInAgain() {
  const say = useSay();
  useEffect(tellSignIn, []);
  return (
    <Center h="100vh" p="md" component="main">
      <Stack gap="xs">
        <Title order={1}>{say('session.back.title')}</Title>
        <Text>{say('session.back.text')}</Text>
      </Stack>
    </Center>
  );
}
