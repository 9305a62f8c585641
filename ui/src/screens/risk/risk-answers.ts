import type { RiskLevel } from '@veilighuis/contracts';
import type { Input, Row } from '../../api/contract.ts';

export type Instrument = Row<'intake.list-instruments'>;
export type RiskInput = NonNullable<Input<'intake.register-police-report'>['riskAssessment']>;
export type Answer = RiskInput['answers'][string];
export type Basis = NonNullable<RiskInput['informationBasis']>[number];

export const answers = ['yes', 'no', 'unknown'] as const satisfies readonly Answer[];
export const bases = [
  'interview-victim',
  'interview-suspect',
  'police-records',
  'file',
  'third-party',
] as const satisfies readonly Basis[];

/** What stands in the form of an instrument. */
export interface RiskAnswers {
  readonly instrument: string;
  readonly instrumentVersion: number;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly basis: readonly Basis[];
  readonly raiseTo: RiskLevel | '';
  readonly raiseMotivation: string;
}

export const noAnswers: RiskAnswers = {
  instrument: '',
  instrumentVersion: 0,
  answers: {},
  basis: [],
  raiseTo: '',
  raiseMotivation: '',
};

/** The instrument of the form: the chosen one, or the newest version of the first. */
export function instrumentOf(form: RiskAnswers, instruments: readonly Instrument[]): Instrument | undefined {
  const chosen = instruments.find(
    ({ code, version }) => code === form.instrument && version === form.instrumentVersion,
  );
  if (chosen !== undefined) return chosen;
  const [first] = instruments;
  return instruments.filter(({ code }) => code === first?.code).sort((one, other) => other.version - one.version)[0];
}

/** The answers as they are sent; undefined when nothing was answered. Only answers on this instrument go along (R11). */
export function riskInputOf(form: RiskAnswers, instrument: Instrument | undefined): RiskInput | undefined {
  if (instrument === undefined) return undefined;
  const given = instrument.items.flatMap(({ id }) => {
    const answer = form.answers[id];
    return answer === undefined ? [] : [[id, answer] as const];
  });
  if (given.length === 0) return undefined;
  return {
    instrument: instrument.code,
    instrumentVersion: instrument.version,
    answers: Object.fromEntries(given),
    informationBasis: [...form.basis],
    ...(form.raiseTo === '' ? {} : { raise: { level: form.raiseTo, motivation: form.raiseMotivation.trim() } }),
  };
}

export interface Progress {
  readonly items: number;
  readonly answered: number;
  readonly unknown: number;
  /** Items that count whatever the fact, answered with yes (R12). */
  readonly alarming: Instrument['items'];
}

export function progressOf(form: RiskAnswers, { items }: Instrument): Progress {
  const given = items.filter(({ id }) => form.answers[id] !== undefined);
  return {
    items: items.length,
    answered: given.length,
    unknown: given.filter(({ id }) => form.answers[id] === 'unknown').length,
    alarming: given.filter(({ id, alarming }) => alarming && form.answers[id] === 'yes'),
  };
}
