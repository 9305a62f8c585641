import { readBirthDate } from '../../format/birth-dates.ts';
import type { PeopleForm, RegistrationForm, ReportForm } from './form-content.ts';

/** What is missing or can't be read, under the names that the platform uses for the same fields. */
export interface Fault {
  readonly field: string;
  readonly code: string;
}

/** Steps of both forms. */
export type Step = 'incident' | 'question' | 'persons' | 'relations' | 'risk' | 'check';

export function reportFaults(form: ReportForm, today: string): readonly Fault[] {
  return [
    ...missing('zoneCode', form.zoneCode),
    ...missing('pvNumber', form.pvNumber),
    ...missing('incident.on', form.on),
    ...(form.on > today ? [{ field: 'incident.on', code: 'date-in-future' }] : []),
    ...missing('incident.municipality', form.municipality),
    ...peopleFaults(form, today),
    ...form.persons.flatMap(({ role }, index) => missing(`persons.${String(index)}.role`, role)),
  ];
}

export function registrationFaults(form: RegistrationForm, today: string): readonly Fault[] {
  return [
    ...missing('municipality', form.municipality),
    ...missing('question', form.question),
    ...peopleFaults(form, today),
    ...(form.crisisDutyUnderstood ? [] : [{ field: 'crisisDutyUnderstood', code: 'required' }]),
  ];
}

function peopleFaults({ persons, relations, risk }: PeopleForm, today: string): readonly Fault[] {
  return [
    ...persons.flatMap((person, index) => {
      const at = `persons.${String(index)}`;
      const nameless = person.given.trim() === '' && person.family.trim() === '';
      const unreadable = person.birthDate.trim() !== '' && readBirthDate(person.birthDate, today) === undefined;
      const placeless = person.municipality === '' && (person.street.trim() !== '' || person.safe || person.shelter);
      return [
        ...(nameless ? [{ field: `${at}.name`, code: 'name-missing' }] : []),
        ...(unreadable ? [{ field: `${at}.birthDate`, code: 'invalid_union' }] : []),
        ...(placeless ? [{ field: `${at}.address.municipality`, code: 'required' }] : []),
      ];
    }),
    ...relations.flatMap(({ from, relation, to }, index) => {
      const at = `relations.${String(index)}`;
      return [
        ...missing(`${at}.relation`, relation),
        ...(from === to || from === '' || to === '' ? [{ field: `${at}.to`, code: 'same-person' }] : []),
      ];
    }),
    ...(risk.raiseTo === '' ? [] : missing('riskAssessment.raise.motivation', risk.raiseMotivation)),
  ];
}

/** The step in which a field stands. */
export function stepOf(field: string): Step {
  const [first] = field.split('.');
  switch (first) {
    case 'persons':
    case 'relations':
      return first;
    case 'riskAssessment':
    case 'belowThresholdMotivation':
      return 'risk';
    case 'municipality':
    case 'question':
      return 'question';
    case 'crisisDutyUnderstood':
      return 'check';
    default:
      return 'incident';
  }
}

function missing(field: string, value: string): readonly Fault[] {
  return value.trim() === '' ? [{ field, code: 'required' }] : [];
}
