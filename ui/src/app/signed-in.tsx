import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { isProblem } from '../api/problem.ts';
import { sessionQuery } from '../api/session.ts';
import { ScreenFailed } from '../parts/states.tsx';
import { SessionEnded } from './session-ended.tsx';

/** Shows what is inside to who is signed in and has confirmed the duty of secrecy (R40); leads others there first. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const { data: session, error, refetch } = useQuery(sessionQuery);
  const isStranger = session === undefined && isProblem(error, 'not-signed-in');
  const mustConfirm = session?.secrecyConfirmed === false;
  useEffect(() => {
    if (isStranger) leaveFor('/auth/sign-in');
    if (mustConfirm) leaveFor('/auth/secrecy');
  }, [isStranger, mustConfirm]);

  if (session !== undefined && !mustConfirm) {
    return (
      <>
        {children}
        <SessionEnded />
      </>
    );
  }
  if (error !== null && !isStranger) return <ScreenFailed error={error} onRetry={() => void refetch()} />;
  return (
    <Center h="100vh">
      <Loader />
    </Center>
  );
}

function leaveFor(path: string): void {
  location.replace(`${path}?returnTo=${encodeURIComponent(location.pathname + location.search)}`);
}
