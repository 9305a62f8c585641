import { Stack, Textarea } from '@mantine/core';
import { useSay } from '../../words/say.ts';
import type { FaultAt } from './fault-words.ts';
import type { RegistrationForm } from './form-content.ts';
import { MunicipalitySelect } from './municipality-select.tsx';

interface QuestionStepProps {
  readonly form: RegistrationForm;
  readonly onChange: (changed: Partial<RegistrationForm>) => void;
  readonly faultAt: FaultAt;
}

export function QuestionStep({ form, onChange, faultAt }: QuestionStepProps) {
  const say = useSay();
  return (
    <Stack gap="md">
      <MunicipalitySelect
        label={say('registration.municipality')}
        required
        value={form.municipality}
        error={faultAt('municipality')}
        onChange={(municipality) => onChange({ municipality })}
      />
      <Textarea
        label={say('registration.question')}
        description={say('registration.questionAbout')}
        required
        autosize
        minRows={5}
        value={form.question}
        error={faultAt('question')}
        onChange={({ currentTarget }) => onChange({ question: currentTarget.value })}
      />
    </Stack>
  );
}
