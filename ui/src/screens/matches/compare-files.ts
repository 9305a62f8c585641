import type { Output } from '../../api/contract.ts';
import { day } from '../../format/dates.ts';
import { fullName } from '../../format/names.ts';
import type { Say } from '../../words/say.ts';

export type File = Output<'intake.get-overview-file'>;
type Person = File['persons'][number];

export interface ComparedFact {
  readonly key: string;
  readonly label: string;
  readonly left: string;
  readonly right: string;
  readonly differs: boolean;
}

export interface FactWords {
  readonly say: Say;
  readonly sayCode: (prefix: string, code: string) => string;
  readonly birth: (date: Person['birthDate']) => string;
  readonly municipality: (nis: string) => string;
}

/** The two persons who may be one, fact by fact. What is unknown at one side is no difference. */
export function comparePersons(left: Person, right: Person, words: FactWords): readonly ComparedFact[] {
  const one = personFacts(left, words);
  const other = new Map(personFacts(right, words).map((fact) => [fact.key, fact.value]));
  return one.map(({ key, label, value }) => fact(key, label, value, other.get(key) ?? ''));
}

/** The two files round them. */
export function compareFiles(left: File, right: File, words: FactWords): readonly ComparedFact[] {
  const one = fileFacts(left, words);
  const other = new Map(fileFacts(right, words).map((each) => [each.key, each.value]));
  return one.map(({ key, label, value }) => fact(key, label, value, other.get(key) ?? ''));
}

function personFacts(person: Person, { say, sayCode, birth, municipality }: FactWords) {
  const addresses = person.addresses.map(({ street, municipality: nis }) =>
    nis === undefined ? say('address.walled') : [street, municipality(nis)].filter(Boolean).join(', '),
  );
  return [
    { key: 'name', label: say('field.name'), value: fullName(person.name) },
    {
      key: 'birthDate',
      label: say('field.birthDate'),
      value: person.birthDate === undefined ? '' : birth(person.birthDate),
    },
    { key: 'nationalNumber', label: say('field.nationalNumber'), value: person.nationalNumber ?? '' },
    {
      key: 'gender',
      label: say('field.gender'),
      value: person.gender === undefined ? '' : sayCode('gender', person.gender),
    },
    { key: 'address', label: say('field.address'), value: addresses.join('\n') },
    { key: 'phone', label: say('field.phone'), value: person.phone ?? '' },
  ];
}

function fileFacts(file: File, { say, sayCode }: FactWords) {
  return [
    { key: 'members', label: say('file.members'), value: file.persons.map(({ name }) => fullName(name)).join('\n') },
    { key: 'level', label: say('column.risk'), value: sayCode('risk', file.level ?? 'none') },
    { key: 'incidents', label: say('file.incidents'), value: file.incidents.map(({ on }) => day(on)).join(', ') },
    { key: 'registrations', label: say('file.registrations'), value: String(file.registrations.length) },
    { key: 'assessments', label: say('file.assessments'), value: String(file.assessments.length) },
  ];
}

function fact(key: string, label: string, left: string, right: string): ComparedFact {
  return { key, label, left, right, differs: left !== '' && right !== '' && left !== right };
}
