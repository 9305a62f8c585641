import { Stack, Text, Textarea, Title } from '@mantine/core';
import { useSay } from '../../words/say.ts';
import { AnswersForm } from '../risk/answers-form.tsx';
import { RaiseForm } from '../risk/raise-form.tsx';
import type { Instrument, RiskAnswers } from '../risk/risk-answers.ts';
import type { FaultAt } from './fault-words.ts';

interface RiskStepProps {
  readonly risk: RiskAnswers;
  readonly instruments: readonly Instrument[];
  readonly instrument: Instrument | undefined;
  readonly onChange: (risk: RiskAnswers) => void;
  readonly faultAt: FaultAt;
  /** Asked of a registration: a low risk needs a reason to register all the same (R12). */
  readonly lowRisk?: { readonly motivation: string; readonly onChange: (motivation: string) => void };
}

/** An estimate may be given along, and may also follow later in the file. */
export function RiskStep({ risk, instruments, instrument, onChange, faultAt, lowRisk }: RiskStepProps) {
  const say = useSay();
  if (instrument === undefined) return <Text className="quiet">{say('form.riskLater')}</Text>;
  return (
    <Stack gap="lg">
      <Text>{say('form.riskOptional')}</Text>
      <AnswersForm form={risk} instruments={instruments} instrument={instrument} onChange={onChange} />
      <Title order={3}>{say('assess.raise')}</Title>
      <RaiseForm
        form={risk}
        onChange={onChange}
        levelFault={faultAt('riskAssessment.raise.level')}
        motivationFault={faultAt('riskAssessment.raise.motivation')}
      />
      {lowRisk !== undefined && (
        <Textarea
          label={say('field.belowThresholdMotivation')}
          description={say('form.lowRiskAbout')}
          autosize
          minRows={2}
          value={lowRisk.motivation}
          error={faultAt('belowThresholdMotivation')}
          onChange={({ currentTarget }) => lowRisk.onChange(currentTarget.value)}
        />
      )}
    </Stack>
  );
}
