import type { IsoDate } from '@veilighuis/calendar';
import { ProblemError } from '@veilighuis/contracts';
import type { FieldFault, TriageOutcome } from '@veilighuis/contracts';
import type { Proposal } from './router.ts';

/** Who did not take part, and why; the process goes on (R25). */
export interface Absence {
  readonly organisation: string;
  readonly reason: string;
}

export interface Dissent {
  readonly organisation: string;
  readonly text: string;
}

/** Something to be done, by an organisation, before a day (R26). */
export interface DecidedAction {
  readonly text: string;
  readonly organisation: string;
  readonly dueOn: IsoDate;
}

/** What the table writes down (R26). Organisations are named by their alias. */
export interface DecisionRecord {
  readonly outcome: TriageOutcome;
  /** Ground of the decision, in words. */
  readonly motivation: string;
  readonly participants: readonly string[];
  readonly absent: readonly Absence[];
  readonly dissent: readonly Dissent[];
  readonly actions: readonly DecidedAction[];
  /** With refer and hook-on: to whom. */
  readonly referredTo?: string | undefined;
  /** R27: why it departs from the proposal of the router. */
  readonly overrideReason?: string | undefined;
}

export interface Decision extends DecisionRecord {
  readonly decisionId: string;
  /** Moment in UTC. */
  readonly decidedAt: string;
  /** User who recorded it. */
  readonly decidedBy: string;
  /** What the router proposed at that moment (R27). */
  readonly proposal: Proposal;
  /** True when the outcome departs from the proposal; this is what is counted (R27). */
  readonly overridden: boolean;
}

/**
 * R25, R26: who took part, who was absent and who dissented is told apart, a referral has an address, and an action has
 * an owner and a day that has not passed. No organisation has to be there: who is absent is recorded, and the process goes on.
 * @throws ProblemError `invalid-input` with every field at fault
 */
export function refuseIncoherentRecord(record: DecisionRecord, on: IsoDate): void {
  const faults = [...participation(record), ...referral(record), ...actions(record, on)];
  if (faults.length > 0) throw new ProblemError('invalid-input', { fields: faults });
}

function participation({ participants, absent, dissent }: DecisionRecord): FieldFault[] {
  const fault = (field: string, code: string, message: string): FieldFault => ({ field, code, message });
  return [
    ...(participants.length === 0
      ? [fault('participants', 'required', 'Name at least one organisation that took part.')]
      : []),
    ...absent.flatMap(({ organisation }, index) =>
      participants.includes(organisation)
        ? [
            fault(
              `absent.${String(index)}.organisation`,
              'took-part',
              'This organisation is named as a participant too.',
            ),
          ]
        : [],
    ),
    ...dissent.flatMap(({ organisation }, index) =>
      participants.includes(organisation)
        ? []
        : [fault(`dissent.${String(index)}.organisation`, 'did-not-take-part', 'Only who took part can dissent.')],
    ),
  ];
}

function referral({ outcome, referredTo }: DecisionRecord): FieldFault[] {
  const refers = outcome === 'refer' || outcome === 'hook-on';
  const named = (referredTo ?? '').trim() !== '';
  if (refers === named) return [];
  return refers
    ? [{ field: 'referredTo', code: 'required', message: 'Name the organisation that takes it on.' }]
    : [
        {
          field: 'referredTo',
          code: 'not-applicable',
          message: 'Only a referral or hooking on has an organisation that takes it on.',
        },
      ];
}

function actions({ actions: list }: DecisionRecord, on: IsoDate): FieldFault[] {
  return list.flatMap(({ organisation, dueOn }, index): FieldFault[] => [
    ...(organisation.trim() === ''
      ? [{ field: `actions.${String(index)}.organisation`, code: 'required', message: 'An action has an owner.' }]
      : []),
    ...(dueOn < on
      ? [{ field: `actions.${String(index)}.dueOn`, code: 'date-in-past', message: 'This day has passed already.' }]
      : []),
  ]);
}
