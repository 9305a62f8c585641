import { Alert, Button, Center, Loader, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconLock, IconMoodSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { isProblem, Problem } from '../api/problem.ts';
import { useSay } from '../words/say.ts';
import { useProblemWords } from './problem-words.ts';

/** Rows that are still on their way; never an empty list. */
export function LoadingRows({ rows = 6 }: { readonly rows?: number }) {
  const say = useSay();
  return (
    <Stack gap="xs" role="status">
      <VisuallyHidden>{say('state.loading')}</VisuallyHidden>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={38} />
      ))}
    </Stack>
  );
}

export function Loading() {
  const say = useSay();
  return (
    <Center mih={240} role="status">
      <VisuallyHidden>{say('state.loading')}</VisuallyHidden>
      <Loader />
    </Center>
  );
}

/** Nothing to show because there is nothing, said so that one knows what to do next. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return (
    <Center mih={160} p="lg">
      <Text className="quiet" ta="center" maw={460}>
        {children}
      </Text>
    </Center>
  );
}

/** What could not be shown, and why: a refusal is told apart from a failure. */
export function ScreenFailed({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const say = useSay();
  const words = useProblemWords();
  if (isProblem(error, 'not-found')) return <NotFound />;
  if (isProblem(error, 'not-allowed')) return <NoAccess />;
  const trace = error instanceof Problem ? error.details.traceId : undefined;
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={say('state.error.title')}
      role="alert"
      maw={640}
    >
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{error instanceof Problem ? words(error) : say('state.error.text')}</Text>
        {trace !== undefined && <Text size="xs">{say('state.error.trace', { trace })}</Text>}
        {onRetry !== undefined && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {say('act.retry')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

export function NotFound() {
  const say = useSay();
  return (
    <Plain icon={<IconMoodSearch size={40} stroke={1.4} aria-hidden />} title={say('state.notFound.title')}>
      {say('state.notFound.text')}
    </Plain>
  );
}

function NoAccess() {
  const say = useSay();
  return (
    <Plain icon={<IconLock size={40} stroke={1.4} aria-hidden />} title={say('state.notAllowed.title')}>
      {say('state.notAllowed.text')}
    </Plain>
  );
}

function Plain({
  icon,
  title,
  children,
}: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <Center mih={320}>
      <Stack align="center" gap="xs" maw={420}>
        {icon}
        <Title order={1} size="h2">
          {title}
        </Title>
        <Text ta="center">{children}</Text>
      </Stack>
    </Center>
  );
}
