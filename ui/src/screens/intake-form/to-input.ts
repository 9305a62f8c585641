import type { IncidentRole, Relation } from '@veilighuis/contracts';
import type { Input } from '../../api/contract.ts';
import { readBirthDate } from '../../format/birth-dates.ts';
import type { RiskInput } from '../risk/risk-answers.ts';
import type { PersonForm, RegistrationForm, RelationForm, ReportForm } from './form-content.ts';

type Report = Input<'intake.register-police-report'>;
type Registration = Input<'intake.register-client-system'>;

/** What was typed as the platform takes it: what is empty is left out, and nothing is made up. */
export function reportInput(form: ReportForm, risk: RiskInput | undefined, today: string): Report {
  return {
    zoneCode: form.zoneCode,
    pvNumber: form.pvNumber.trim(),
    ...given('drawnUpOn', form.drawnUpOn),
    incident: {
      on: form.on,
      ...given('time', form.time),
      municipality: form.municipality,
      violenceForms: [...form.violenceForms],
      ...given('facts', form.facts),
    },
    persons: form.persons.map((person) => ({ ...personInput(person, today), role: person.role as IncidentRole })),
    relations: relationInputs(form.relations),
    ...(risk === undefined ? {} : { riskAssessment: risk }),
  };
}

export function registrationInput(form: RegistrationForm, risk: RiskInput | undefined, today: string): Registration {
  return {
    persons: form.persons.map((person) => personInput(person, today)),
    relations: relationInputs(form.relations),
    question: form.question.trim(),
    municipality: form.municipality,
    ...given('belowThresholdMotivation', form.belowThresholdMotivation),
    ...(risk === undefined ? {} : { riskAssessment: risk }),
    crisisDutyUnderstood: form.crisisDutyUnderstood as true,
  };
}

function personInput(person: PersonForm, today: string): Registration['persons'][number] {
  const birthDate = readBirthDate(person.birthDate, today);
  return {
    ref: person.ref,
    name: { ...given('given', person.given), ...given('family', person.family) },
    ...given('nationalNumber', person.nationalNumber),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(person.gender === '' ? {} : { gender: person.gender }),
    ...(person.municipality === ''
      ? {}
      : {
          address: {
            ...given('street', person.street),
            municipality: person.municipality,
            safe: person.safe || person.shelter,
            ...(person.shelter ? { shelter: true } : {}),
          },
        }),
    ...given('phone', person.phone),
  };
}

function relationInputs(relations: readonly RelationForm[]) {
  return relations.map(({ from, relation, to }) => ({ from, to, relation: relation as Relation }));
}

function given<Name extends string>(name: Name, text: string): Partial<Record<Name, string>> {
  const typed = text.trim();
  return typed === '' ? {} : ({ [name]: typed } as Partial<Record<Name, string>>);
}
