import { Group, Text } from '@mantine/core';
import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { time } from '../format/dates.ts';
import { useSay } from '../words/say.ts';

/** Where the text of a form stands: on its way, kept, or not kept yet. */
export type SaveState =
  | { readonly is: 'untouched' }
  | { readonly is: 'saving' }
  | { readonly is: 'saved'; readonly at: Date }
  | { readonly is: 'retrying' };

const icons = {
  untouched: IconCloudCheck,
  saving: IconCloudUp,
  saved: IconCloudCheck,
  retrying: IconCloudOff,
} as const;

export function SaveStateMark({ state }: { readonly state: SaveState }) {
  const say = useSay();
  if (state.is === 'untouched') return null;
  const Icon = icons[state.is];
  const words =
    state.is === 'saved'
      ? say('saved.at', { time: time(state.at) })
      : say(state.is === 'saving' ? 'saved.saving' : 'saved.retrying');
  return (
    <Group gap={6} role="status" wrap="nowrap">
      <Icon size={18} aria-hidden />
      <Text size="sm" {...(state.is === 'retrying' ? { c: 'orange.9', fw: 600 } : { className: 'quiet' })}>
        {words}
      </Text>
    </Group>
  );
}
