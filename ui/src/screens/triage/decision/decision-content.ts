import type { TriageOutcome } from '@veilighuis/contracts';
import type { Input } from '../../../api/contract.ts';
import type { TriageFile } from '../triage-file.ts';
import { tableOf } from '../triage-file.ts';

type DecisionInput = Omit<Input<'triage.decide'>, 'fileId'>;

export const outcomes = [
  'include-track-2',
  'include-track-3',
  'refer',
  'hook-on',
  'more-information',
  'refuse',
] as const satisfies readonly TriageOutcome[];

/** How an organisation took part in the decision. */
export interface Part {
  readonly took: 'part' | 'absent' | 'none';
  readonly reason: string;
  readonly dissent: string;
}

export interface PlannedAction {
  readonly text: string;
  readonly organisation: string;
  readonly dueOn: string;
}

/** What stands in the form. Of who took part only what differs from the attendance that is recorded. */
export interface DecisionContent {
  readonly outcome: TriageOutcome | '';
  readonly motivation: string;
  readonly overrideReason: string;
  readonly referredTo: string;
  readonly parts: Readonly<Record<string, Part>>;
  readonly added: readonly string[];
  readonly actions: readonly PlannedAction[];
}

export const emptyDecision: DecisionContent = {
  outcome: '',
  motivation: '',
  overrideReason: '',
  referredTo: '',
  parts: {},
  added: [],
  actions: [],
};

/** Who took part: as the form says, and else as the attendance is recorded (R25). */
export function partOf(file: TriageFile, content: DecisionContent, organisation: string): Part {
  const line = tableOf(file).attendance.find((one) => one.organisation === organisation);
  const tookPart = line?.state === 'present' || line?.state === 'represented';
  const took = line === undefined ? 'none' : tookPart ? 'part' : 'absent';
  return content.parts[organisation] ?? { took, reason: line?.reason ?? '', dissent: '' };
}

/** R27: the outcome routes elsewhere than the router proposes, so that the table says why. The service decides it. */
export function departs({ proposal }: Pick<TriageFile, 'proposal'>, outcome: DecisionContent['outcome']): boolean {
  if (outcome === '' || outcome === 'more-information' || outcome === 'refuse') return false;
  return (outcome === 'hook-on' ? 'refer' : outcome) !== proposal.outcome;
}

export function isTrack(outcome: DecisionContent['outcome']): boolean {
  return outcome === 'include-track-2' || outcome === 'include-track-3';
}

export function leadsElsewhere(outcome: DecisionContent['outcome']): boolean {
  return outcome === 'refer' || outcome === 'hook-on';
}

export type Lack =
  | 'outcome'
  | 'motivation'
  | 'override'
  | 'referredTo'
  | 'participants'
  | 'absentReason'
  | 'actions'
  | 'criteria'
  | 'minor';

/** What still has to be there before it can be sent, in the order of the form. */
export function lacks(file: TriageFile, content: DecisionContent, organisations: readonly string[]): Lack[] {
  const parts = organisations.map((organisation) => partOf(file, content, organisation));
  const isBlank = (text: string) => text.trim() === '';
  const found: readonly [Lack, boolean][] = [
    ['minor', file.missing.includes('minor-consultation-missing')],
    ['outcome', content.outcome === ''],
    ['criteria', isTrack(content.outcome) && file.missing.includes('admission-criteria-unmet')],
    ['override', departs(file, content.outcome) && isBlank(content.overrideReason)],
    ['motivation', isBlank(content.motivation)],
    ['referredTo', leadsElsewhere(content.outcome) && content.referredTo === ''],
    ['participants', parts.every(({ took }) => took !== 'part')],
    ['absentReason', parts.some(({ took, reason }) => took === 'absent' && isBlank(reason))],
    ['actions', content.actions.some(({ text, organisation, dueOn }) => [text, organisation, dueOn].some(isBlank))],
  ];
  return found.flatMap(([lack, isFound]) => (isFound ? [lack] : []));
}

export function inputOf(
  file: TriageFile,
  content: DecisionContent,
  organisations: readonly string[],
): DecisionInput | undefined {
  const { outcome, motivation, overrideReason, referredTo, actions } = content;
  if (outcome === '') return undefined;
  const parts = organisations.map((organisation) => ({ organisation, ...partOf(file, content, organisation) }));
  return {
    outcome,
    motivation,
    participants: parts.filter(({ took }) => took === 'part').map(({ organisation }) => organisation),
    absent: parts.filter(({ took }) => took === 'absent').map(({ organisation, reason }) => ({ organisation, reason })),
    dissent: parts
      .filter(({ took, dissent }) => took === 'part' && dissent.trim() !== '')
      .map(({ organisation, dissent }) => ({ organisation, text: dissent })),
    actions: actions.map((action) => ({ ...action })),
    ...(leadsElsewhere(outcome) ? { referredTo } : {}),
    ...(departs(file, outcome) ? { overrideReason } : {}),
  };
}
