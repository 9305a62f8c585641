import { NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import type { RiskLevel } from '@veilighuis/contracts';
import { useSay } from '../../words/say.ts';
import type { RiskAnswers } from './risk-answers.ts';

interface RaiseFormProps {
  readonly form: RiskAnswers;
  readonly onChange: (form: RiskAnswers) => void;
  readonly levelFault?: string | undefined;
  readonly motivationFault?: string | undefined;
}

/** Professional judgement raises the level with a motivation; it never lowers it (R12). */
export function RaiseForm({ form, onChange, levelFault, motivationFault }: RaiseFormProps) {
  const say = useSay();
  return (
    <Stack gap="xs">
      <Text size="sm">{say('assess.raiseAbout')}</Text>
      <NativeSelect
        label={say('assess.raiseTo')}
        maw={280}
        value={form.raiseTo}
        error={levelFault}
        onChange={({ currentTarget }) => onChange({ ...form, raiseTo: currentTarget.value as RiskLevel | '' })}
        data={[
          { value: '', label: say('assess.raiseNot') },
          { value: 'medium', label: say('risk.medium') },
          { value: 'high', label: say('risk.high') },
        ]}
      />
      {form.raiseTo !== '' && (
        <Textarea
          label={say('field.motivation')}
          required
          autosize
          minRows={3}
          value={form.raiseMotivation}
          error={motivationFault}
          onChange={({ currentTarget }) => onChange({ ...form, raiseMotivation: currentTarget.value })}
        />
      )}
    </Stack>
  );
}
