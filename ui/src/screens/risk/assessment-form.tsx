import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useAct } from '../../api/acts.ts';
import type { Output } from '../../api/contract.ts';
import { isProblem } from '../../api/problem.ts';
import { DraftBar } from '../../parts/draft-bar.tsx';
import { useDraft } from '../../parts/draft.ts';
import { Section } from '../../parts/facts.tsx';
import { Loading } from '../../parts/states.tsx';
import { useSay } from '../../words/say.ts';
import { FaultSummary } from '../intake-form/fault-summary.tsx';
import { AnswersForm } from './answers-form.tsx';
import { AssessmentDone } from './assessment-done.tsx';
import { earlierWords, lastWith } from './earlier-answers.ts';
import type { Pair } from './pair-fields.tsx';
import { noPair, PairFields } from './pair-fields.tsx';
import { RaiseForm } from './raise-form.tsx';
import type { Instrument, RiskAnswers } from './risk-answers.ts';
import { instrumentOf, noAnswers, riskInputOf } from './risk-answers.ts';

type File = Output<'intake.get-overview-file'>;

interface Content extends RiskAnswers, Pair {
  /** Sent along each time, so that the same form is kept once. */
  readonly key: string;
}

interface AssessmentFormProps {
  readonly file: File;
  readonly instruments: readonly Instrument[];
}

/** The instrument as a calm form. What is typed is kept; the level comes with the answer of the service. */
export function AssessmentForm({ file, instruments }: AssessmentFormProps) {
  const say = useSay();
  const [empty] = useState<Content>(() => ({ ...noAnswers, ...noPair, key: crypto.randomUUID() }));
  const [tried, setTried] = useState(false);
  const draft = useDraft<Content>('risk-assessment', file.clientSystemId, empty);
  const assess = useAct('intake.assess-risk', {
    refreshes: ['intake.get-overview-file', 'intake.list-client-systems'],
    onDone: () => void draft.discard(),
  });
  const form = draft.content;
  if (assess.data !== undefined)
    return <AssessmentDone assessment={assess.data} clientSystemId={file.clientSystemId} />;
  if (form === undefined) return <Loading />;

  const instrument = instrumentOf(form, instruments);
  if (instrument === undefined) return null;
  const risk = riskInputOf(form, instrument);
  const isUnmotivated = form.raiseTo !== '' && form.raiseMotivation.trim() === '';
  const isHalfPair =
    (form.victim === '') !== (form.suspect === '') || (form.victim !== '' && form.victim === form.suspect);
  const faults = [
    ...(risk === undefined ? [{ field: 'answers', code: 'required' }] : []),
    ...(isUnmotivated ? [{ field: 'motivation', code: 'required' }] : []),
    ...(isHalfPair ? [{ field: 'pair', code: 'person-unknown' }] : []),
  ];
  const change = (changed: Partial<Content>) => draft.set({ ...form, ...changed });
  const send = () => {
    setTried(true);
    if (faults.length > 0 || risk === undefined) return;
    const { victim, suspect } = form;
    assess.mutate({
      key: form.key,
      input: {
        clientSystemId: file.clientSystemId,
        ...risk,
        ...(victim === '' ? {} : { pair: { victim, suspect } }),
      },
    });
  };
  return (
    <Stack gap="md">
      <DraftBar state={draft.state} restoredFrom={draft.restoredFrom} onDiscard={() => void draft.discard()} />
      <Section title={say('assess.pair')}>
        <PairFields
          persons={file.persons}
          pair={form}
          onChange={change}
          fault={tried && isHalfPair ? say('fault.person-unknown') : undefined}
        />
      </Section>
      <Section title={say('field.answers')}>
        <AnswersForm
          form={form}
          instruments={instruments}
          instrument={instrument}
          onChange={change}
          earlier={earlierWords(lastWith(file.assessments, instrument), say)}
        />
      </Section>
      <Section title={say('assess.raise')}>
        <RaiseForm
          form={form}
          onChange={change}
          levelFault={isProblem(assess.error, 'level-may-not-be-lowered') ? say('assess.notLower') : undefined}
          motivationFault={tried && isUnmotivated ? say('field.required') : undefined}
        />
      </Section>
      <FaultSummary faults={tried ? faults : []} error={assess.error} />
      <Button style={{ alignSelf: 'flex-start' }} loading={assess.isPending} onClick={send}>
        {say('assess.send')}
      </Button>
    </Stack>
  );
}
