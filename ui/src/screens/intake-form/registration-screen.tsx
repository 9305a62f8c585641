import { Alert, Button, Stack } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useState } from 'react';
import { useAct } from '../../api/acts.ts';
import { dayAt } from '../../format/dates.ts';
import { useDraft } from '../../parts/draft.ts';
import { DraftBar } from '../../parts/draft-bar.tsx';
import { Screen } from '../../parts/screen.tsx';
import { Loading } from '../../parts/states.tsx';
import { useSay } from '../../words/say.ts';
import { instrumentOf, riskInputOf } from '../risk/risk-answers.ts';
import { useInstruments } from '../risk/use-instruments.ts';
import { useFaultWords } from './fault-words.ts';
import { FaultSummary } from './fault-summary.tsx';
import type { RegistrationForm } from './form-content.ts';
import { newRegistration } from './form-content.ts';
import { registrationFaults } from './form-faults.ts';
import { PersonsStep } from './persons-step.tsx';
import { QuestionStep } from './question-step.tsx';
import { RegistrationCheck } from './registration-check.tsx';
import { RelationsStep } from './relations-step.tsx';
import { RiskStep } from './risk-step.tsx';
import { Sent } from './sent.tsx';
import { SteppedForm } from './stepped-form.tsx';
import { registrationInput } from './to-input.ts';
import { useSending } from './use-sending.ts';

/** A partner organisation registers a client system; it stays in charge of crises (R10). */
export function RegistrationScreen() {
  const say = useSay();
  const [round, setRound] = useState(0);
  const [sent, setSent] = useState(false);
  return (
    <Screen title={say('registration.title')} narrow>
      <Alert color="orange" variant="light" icon={<IconHandStop aria-hidden />} title={say('registration.crisis')}>
        {say('registration.crisisText')}
      </Alert>
      {sent ? (
        <Sent
          title={say('registration.sent')}
          text={say('registration.sentText')}
          again={say('registration.another')}
          onAgain={() => {
            setSent(false);
            setRound((before) => before + 1);
          }}
        />
      ) : (
        <Registration key={round} onSent={() => setSent(true)} />
      )}
    </Screen>
  );
}

function Registration({ onSent }: { readonly onSent: () => void }) {
  const say = useSay();
  const [empty] = useState(newRegistration);
  const draft = useDraft<RegistrationForm>('registration', 'new', empty);
  const instruments = useInstruments();
  const register = useAct('intake.register-client-system', {
    refreshes: ['intake.list-client-systems'],
    onDone: () => void draft.discard().finally(onSent),
  });
  const today = dayAt(new Date());
  const form = draft.content ?? empty;
  const { faults, send } = useSending(registrationFaults(form, today), register.error);
  const faultAt = useFaultWords(faults);
  if (draft.content === undefined || instruments === undefined) return <Loading />;

  const change = (changed: Partial<RegistrationForm>) => draft.set({ ...form, ...changed });
  const instrument = instrumentOf(form.risk, instruments);
  const input = registrationInput(form, riskInputOf(form.risk, instrument), today);
  const riskStep = (
    <RiskStep
      risk={form.risk}
      instruments={instruments}
      instrument={instrument}
      onChange={(risk) => change({ risk })}
      faultAt={faultAt}
      lowRisk={{
        motivation: form.belowThresholdMotivation,
        onChange: (belowThresholdMotivation) => change({ belowThresholdMotivation }),
      }}
    />
  );
  return (
    <Stack gap="sm">
      <DraftBar state={draft.state} restoredFrom={draft.restoredFrom} onDiscard={() => void draft.discard()} />
      <SteppedForm
        faults={faults}
        steps={[
          { step: 'question', content: <QuestionStep form={form} onChange={change} faultAt={faultAt} /> },
          {
            step: 'persons',
            content: <PersonsStep form={form} onChange={change} faultAt={faultAt} withRole={false} />,
          },
          { step: 'relations', content: <RelationsStep form={form} onChange={change} faultAt={faultAt} /> },
          // Who may not use the instruments estimates nothing here.
          ...(instrument === undefined ? [] : [{ step: 'risk' as const, content: riskStep }]),
          {
            step: 'check',
            content: <RegistrationCheck form={form} input={input} onChange={change} faultAt={faultAt} />,
          },
        ]}
        send={
          <Button loading={register.isPending} onClick={() => send(() => register.mutate({ input, key: form.key }))}>
            {say('registration.send')}
          </Button>
        }
      />
      <FaultSummary faults={faults} error={register.error} />
    </Stack>
  );
}
