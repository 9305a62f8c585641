import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { usePages } from '../../api/pages.ts';
import { Section } from '../../parts/facts.tsx';
import { Household, type useHouseholds } from '../../parts/households.tsx';
import { ClockMark, RepeatMark, RiskMark } from '../../parts/marks.tsx';
import { LoadingRows, ScreenFailed } from '../../parts/states.tsx';
import { useSay } from '../../words/say.ts';

interface WaitingFilesProps {
  readonly list: ReturnType<typeof usePages<'triage.list-files'>>;
  /** Files that are on this agenda or on another one. */
  readonly taken: ReadonlySet<string>;
  readonly households: ReturnType<typeof useHouseholds>;
  readonly nameOf: (fileId: string) => string;
  readonly onAdd: (fileId: string) => void;
}

/** Files of the list that are on no agenda, the most urgent first. */
export function WaitingFiles({ list, taken, households, nameOf, onAdd }: WaitingFilesProps) {
  const say = useSay();
  const left = list.rows?.filter(({ fileId }) => !taken.has(fileId));
  return (
    <Section title={say('meeting.waiting')}>
      {left === undefined && list.error === null && <LoadingRows rows={4} />}
      {list.error !== null && <ScreenFailed error={list.error} onRetry={list.retry} />}
      {left?.length === 0 && <Text size="sm">{say('meeting.waiting.none')}</Text>}
      <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
        {left?.map(({ fileId, clientSystemId, level, repeat, clock }) => (
          <Group key={fileId} component="li" justify="space-between" className="agenda-row">
            <Group gap="xs">
              <Household id={clientSystemId} of={households} />
              <RiskMark level={level} />
              {repeat && <RepeatMark />}
              <ClockMark clock={clock} />
            </Group>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              aria-label={say('meeting.addOf', { name: nameOf(fileId) })}
              onClick={() => onAdd(fileId)}
            >
              {say('meeting.add')}
            </Button>
          </Group>
        ))}
      </Stack>
      {list.more !== undefined && (
        <Group>
          <Button size="xs" variant="default" loading={list.loadingMore} onClick={list.more}>
            {say('act.more')}
          </Button>
        </Group>
      )}
    </Section>
  );
}
