import { NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import type { Output } from '../../api/contract.ts';
import { fullName } from '../../format/names.ts';
import { useSay } from '../../words/say.ts';

/** Between which two persons the risk is assessed (R11); both empty: not about one pair. */
export interface Pair {
  readonly victim: string;
  readonly suspect: string;
}

export const noPair: Pair = { victim: '', suspect: '' };

interface PairFieldsProps {
  readonly persons: Output<'intake.get-overview-file'>['persons'];
  readonly pair: Pair;
  readonly onChange: (changed: Partial<Pair>) => void;
  readonly fault: string | undefined;
}

export function PairFields({ persons, pair, onChange, fault }: PairFieldsProps) {
  const say = useSay();
  const choices = [
    { value: '', label: say('form.choose') },
    ...persons.map(({ personId, name }) => ({ value: personId, label: fullName(name) })),
  ];
  return (
    <Stack gap="xs">
      <Text size="sm">{say('assess.pairAbout')}</Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NativeSelect
          label={say('assess.victim')}
          value={pair.victim}
          onChange={({ currentTarget }) => onChange({ victim: currentTarget.value })}
          data={choices}
        />
        <NativeSelect
          label={say('assess.suspect')}
          value={pair.suspect}
          error={fault}
          onChange={({ currentTarget }) => onChange({ suspect: currentTarget.value })}
          data={choices}
        />
      </SimpleGrid>
    </Stack>
  );
}
