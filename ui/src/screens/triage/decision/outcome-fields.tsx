import { NativeSelect, Radio, SimpleGrid, Stack, Textarea } from '@mantine/core';
import { usePlaces } from '../../../parts/places.tsx';
import { useSay } from '../../../words/say.ts';
import type { TriageFile } from '../triage-file.ts';
import type { DecisionContent } from './decision-content.ts';
import { departs, leadsElsewhere, outcomes } from './decision-content.ts';

export interface DecisionFieldsProps {
  readonly content: DecisionContent;
  readonly onChange: (change: Partial<DecisionContent>) => void;
}

/** What is decided and why; who departs from the router says why as well (R20, R27). */
export function OutcomeFields({ file, content, onChange }: DecisionFieldsProps & { readonly file: TriageFile }) {
  const say = useSay();
  const { organisations } = usePlaces();
  return (
    <Stack gap="sm">
      <Radio.Group
        label={say('decision.outcome')}
        value={content.outcome}
        onChange={(outcome) => onChange({ outcome: outcome })}
      >
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" mt="xs">
          {outcomes.map((outcome) => (
            <Radio
              key={outcome}
              value={outcome}
              label={say(`outcome.${outcome}`)}
              {...(outcome === file.proposal.outcome ? { description: say('router.proposal') } : {})}
            />
          ))}
        </SimpleGrid>
      </Radio.Group>
      {departs(file, content.outcome) && (
        <Textarea
          label={say('decision.override')}
          value={content.overrideReason}
          onChange={({ currentTarget }) => onChange({ overrideReason: currentTarget.value })}
          autosize
          minRows={2}
          maxLength={4000}
          required
        />
      )}
      {leadsElsewhere(content.outcome) && (
        <NativeSelect
          label={say('decision.referredTo')}
          value={content.referredTo}
          maw={420}
          onChange={({ currentTarget }) => onChange({ referredTo: currentTarget.value })}
          data={[
            { value: '', label: say('form.choose') },
            ...organisations.map(({ alias, name }) => ({ value: alias, label: name })),
          ]}
          required
        />
      )}
      <Textarea
        label={say('decision.motivation')}
        value={content.motivation}
        onChange={({ currentTarget }) => onChange({ motivation: currentTarget.value })}
        autosize
        minRows={3}
        maxLength={4000}
        required
      />
    </Stack>
  );
}
