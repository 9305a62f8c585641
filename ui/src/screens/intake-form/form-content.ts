import type { IncidentRole, Relation, ViolenceForm } from '@veilighuis/contracts';
import type { RiskAnswers } from '../risk/risk-answers.ts';
import { noAnswers } from '../risk/risk-answers.ts';

/** A person as typed: texts only, so that a half-filled field is kept as it stands. */
export interface PersonForm {
  readonly ref: string;
  readonly given: string;
  readonly family: string;
  readonly birthDate: string;
  readonly gender: '' | 'F' | 'M' | 'X';
  readonly nationalNumber: string;
  readonly role: IncidentRole | '';
  readonly street: string;
  readonly municipality: string;
  readonly safe: boolean;
  readonly shelter: boolean;
  readonly phone: string;
}

export interface RelationForm {
  readonly from: string;
  readonly relation: Relation | '';
  readonly to: string;
}

/** What a report and a registration have in common. */
export interface PeopleForm {
  /** Sent along each time, so that the same form is registered once. */
  readonly key: string;
  readonly persons: readonly PersonForm[];
  readonly relations: readonly RelationForm[];
  readonly risk: RiskAnswers;
}

export interface ReportForm extends PeopleForm {
  readonly zoneCode: string;
  readonly pvNumber: string;
  readonly drawnUpOn: string;
  readonly on: string;
  readonly time: string;
  readonly municipality: string;
  readonly violenceForms: readonly ViolenceForm[];
  readonly facts: string;
}

export interface RegistrationForm extends PeopleForm {
  readonly municipality: string;
  readonly question: string;
  readonly belowThresholdMotivation: string;
  readonly crisisDutyUnderstood: boolean;
}

export function newPerson(persons: readonly PersonForm[]): PersonForm {
  const numbers = persons.map(({ ref }) => Number(ref.slice(1)));
  return {
    ref: `p${String(Math.max(0, ...numbers) + 1)}`,
    given: '',
    family: '',
    birthDate: '',
    gender: '',
    nationalNumber: '',
    role: '',
    street: '',
    municipality: '',
    safe: false,
    shelter: false,
    phone: '',
  };
}

function noPeople(): PeopleForm {
  return { key: crypto.randomUUID(), persons: [newPerson([])], relations: [], risk: noAnswers };
}

export function newReport(): ReportForm {
  return {
    ...noPeople(),
    zoneCode: '',
    pvNumber: '',
    drawnUpOn: '',
    on: '',
    time: '',
    municipality: '',
    violenceForms: [],
    facts: '',
  };
}

export function newRegistration(): RegistrationForm {
  return {
    ...noPeople(),
    municipality: '',
    question: '',
    belowThresholdMotivation: '',
    crisisDutyUnderstood: false,
  };
}
