import { ActionIcon, Group, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { Section } from '../../parts/facts.tsx';
import { useSay } from '../../words/say.ts';
import type { AgendaRow } from './meeting.ts';

interface AgendaOrderProps {
  readonly order: readonly string[];
  readonly rowOf: (fileId: string) => AgendaRow | undefined;
  readonly nameOf: (fileId: string) => string;
  readonly onMove: (fileId: string, by: -1 | 1) => void;
  readonly onRemove: (fileId: string) => void;
}

/** The agenda in order; moved by buttons, or with Alt and an arrow. What was decided stays on it. */
export function AgendaOrder({ order, rowOf, nameOf, onMove, onRemove }: AgendaOrderProps) {
  const say = useSay();
  return (
    <Section title={say('meeting.agenda')}>
      <Text size="sm" className="quiet">
        {order.length === 0 ? say('meeting.agenda.empty') : say('meeting.orderKeys')}
      </Text>
      <Stack component="ol" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
        {order.map((fileId, index) => {
          const name = nameOf(fileId);
          const isDecided = rowOf(fileId)?.decided === true;
          return (
            <Group
              key={fileId}
              component="li"
              justify="space-between"
              wrap="nowrap"
              className="agenda-row"
              onKeyDown={(event) => {
                if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
                event.preventDefault();
                onMove(fileId, event.key === 'ArrowUp' ? -1 : 1);
              }}
            >
              <Text size="sm">
                {index + 1}.{' '}
                <Text span inherit fw={600}>
                  {name}
                </Text>
                {isDecided && ` (${say('meeting.decided')})`}
              </Text>
              <Group gap={4} wrap="nowrap">
                <ActionIcon
                  variant="default"
                  aria-label={say('meeting.up', { name })}
                  onClick={() => onMove(fileId, -1)}
                >
                  <IconArrowUp size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="default"
                  aria-label={say('meeting.down', { name })}
                  onClick={() => onMove(fileId, 1)}
                >
                  <IconArrowDown size={16} aria-hidden />
                </ActionIcon>
                {!isDecided && (
                  <ActionIcon
                    variant="default"
                    aria-label={say('meeting.remove', { name })}
                    onClick={() => onRemove(fileId)}
                  >
                    <IconX size={16} aria-hidden />
                  </ActionIcon>
                )}
              </Group>
            </Group>
          );
        })}
      </Stack>
    </Section>
  );
}
