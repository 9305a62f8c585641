import { Button, Card, Skeleton, Stack, Text } from '@mantine/core';
import type { LinkProps } from '@tanstack/react-router';
import { Link } from '@tanstack/react-router';
import { useProblemWords } from '../../parts/problem-words.ts';
import { useSay } from '../../words/say.ts';

interface CountCardProps {
  readonly title: string;
  readonly to: LinkProps['to'];
  readonly search?: LinkProps['search'];
  readonly count: number | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
  /** Anything above none is late. */
  readonly isAlarm?: boolean;
}

/** A true count and where to work it off. What could not be counted is said, never shown as none. */
export function CountCard({ title, to, search, count, error, onRetry, isAlarm = false }: CountCardProps) {
  const say = useSay();
  const words = useProblemWords();
  if (error !== null && count === undefined) {
    return (
      <Card withBorder role="alert">
        <Text fw={600}>{title}</Text>
        <Text size="sm" mb="xs">
          {words(error)}
        </Text>
        <Button size="xs" variant="default" onClick={onRetry}>
          {say('act.retry')}
        </Button>
      </Card>
    );
  }
  return (
    <Card
      withBorder
      renderRoot={(props) => <Link {...props} to={to} {...(search === undefined ? {} : { search })} />}
      c="inherit"
      td="none"
    >
      <Stack gap={2}>
        <Text size="sm" className="quiet">
          {title}
        </Text>
        {count === undefined ? (
          <Skeleton height={38} width={64} />
        ) : (
          <Text fz={30} fw={650} lh={1.2} {...(isAlarm && count > 0 ? { c: 'red.9' } : {})}>
            {count}
          </Text>
        )}
        {count === 0 && <Text size="sm">{say('start.card.none')}</Text>}
      </Stack>
    </Card>
  );
}
