import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api/acts.ts';
import type { Output } from '../../api/contract.ts';
import { useMay } from '../../api/session.ts';
import { dayAt } from '../../format/dates.ts';
import { useDraft } from '../../parts/draft.ts';
import { DraftBar } from '../../parts/draft-bar.tsx';
import { ButtonLink } from '../../parts/links.tsx';
import { Screen } from '../../parts/screen.tsx';
import { Loading } from '../../parts/states.tsx';
import { useSay } from '../../words/say.ts';
import { instrumentOf, riskInputOf } from '../risk/risk-answers.ts';
import { useInstruments } from '../risk/use-instruments.ts';
import { useFaultWords } from './fault-words.ts';
import { FaultSummary } from './fault-summary.tsx';
import type { ReportForm } from './form-content.ts';
import { newReport } from './form-content.ts';
import { reportFaults } from './form-faults.ts';
import { IncidentStep } from './incident-step.tsx';
import { PersonsStep } from './persons-step.tsx';
import { RelationsStep } from './relations-step.tsx';
import { ReportSummary } from './report-summary.tsx';
import { RiskStep } from './risk-step.tsx';
import { Sent } from './sent.tsx';
import { SteppedForm } from './stepped-form.tsx';
import { reportInput } from './to-input.ts';
import { useSending } from './use-sending.ts';

type Receipt = Output<'intake.register-police-report'>;

/** A report that comes in on paper or by telephone, typed over by hand. */
export function NewReportScreen() {
  const say = useSay();
  const [round, setRound] = useState(0);
  const [receipt, setReceipt] = useState<Receipt>();
  const mayRead = useMay('read-police-report');
  return (
    <Screen title={say('reports.new')} narrow>
      {receipt === undefined ? (
        <NewReport key={round} onSent={setReceipt} />
      ) : (
        <Sent
          title={say('form.reportSent')}
          text={say(`form.outcome.${receipt.outcome}`)}
          again={say('form.anotherReport')}
          onAgain={() => {
            setReceipt(undefined);
            setRound((before) => before + 1);
          }}
        >
          {mayRead && (
            <ButtonLink to="/meldingen/$reportId" params={{ reportId: receipt.reportId }}>
              {say('form.openReport')}
            </ButtonLink>
          )}
        </Sent>
      )}
    </Screen>
  );
}

function NewReport({ onSent }: { readonly onSent: (receipt: Receipt) => void }) {
  const say = useSay();
  const [empty] = useState(newReport);
  const draft = useDraft<ReportForm>('police-report', 'new', empty);
  const instruments = useInstruments();
  const register = useAct('intake.register-police-report', {
    refreshes: ['intake.list-police-reports'],
    onDone: (receipt) => void draft.discard().finally(() => onSent(receipt)),
  });
  const today = dayAt(new Date());
  const form = draft.content ?? empty;
  const { faults, send } = useSending(reportFaults(form, today), register.error);
  const faultAt = useFaultWords(faults);
  if (draft.content === undefined || instruments === undefined) return <Loading />;

  const change = (changed: Partial<ReportForm>) => draft.set({ ...form, ...changed });
  const instrument = instrumentOf(form.risk, instruments);
  const input = reportInput(form, riskInputOf(form.risk, instrument), today);
  return (
    <Stack gap="sm">
      <DraftBar state={draft.state} restoredFrom={draft.restoredFrom} onDiscard={() => void draft.discard()} />
      <SteppedForm
        faults={faults}
        steps={[
          { step: 'incident', content: <IncidentStep form={form} onChange={change} faultAt={faultAt} /> },
          { step: 'persons', content: <PersonsStep form={form} onChange={change} faultAt={faultAt} withRole /> },
          { step: 'relations', content: <RelationsStep form={form} onChange={change} faultAt={faultAt} /> },
          {
            step: 'risk',
            content: (
              <RiskStep
                risk={form.risk}
                instruments={instruments}
                instrument={instrument}
                onChange={(risk) => change({ risk })}
                faultAt={faultAt}
              />
            ),
          },
          { step: 'check', content: <ReportSummary content={input} /> },
        ]}
        send={
          <Button loading={register.isPending} onClick={() => send(() => register.mutate({ input, key: form.key }))}>
            {say('form.sendReport')}
          </Button>
        }
      />
      <FaultSummary faults={faults} error={register.error} />
    </Stack>
  );
}
