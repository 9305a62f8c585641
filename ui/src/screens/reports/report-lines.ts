import type { Input } from '../../api/contract.ts';
import { fullName } from '../../format/names.ts';
import { day } from '../../format/dates.ts';
import type { Say } from '../../words/say.ts';

/** A report as it is sent; also as it is read back. */
export type ReportContent = Input<'intake.register-police-report'>;

/** One fact of a report, so that two versions of it can be laid side by side. */
export interface ReportLine {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

export interface Words {
  readonly say: Say;
  readonly sayCode: (prefix: string, code: string) => string;
  readonly birth: (date: ReportContent['persons'][number]['birthDate']) => string;
  readonly municipality: (nis: string) => string;
}

/** What a report says, fact by fact; persons are known by what the sender calls them. */
export function linesOf(content: ReportContent, words: Words): readonly ReportLine[] {
  const { say, sayCode, municipality } = words;
  const { incident } = content;
  const nameOf = (ref: string) => {
    const person = content.persons.find((one) => one.ref === ref);
    return person === undefined ? ref : fullName(person.name);
  };
  return [
    { key: 'on', label: say('field.on'), value: [day(incident.on), incident.time].filter(Boolean).join(' ') },
    { key: 'municipality', label: say('field.municipality'), value: municipality(incident.municipality) },
    {
      key: 'forms',
      label: say('field.violenceForms'),
      value: incident.violenceForms.map((form) => sayCode('violence', form)).join(', '),
    },
    { key: 'facts', label: say('field.facts'), value: incident.facts ?? '' },
    ...content.persons.map((person) => ({
      key: `person ${person.ref}`,
      label: say('report.person'),
      value: personLine(person, words),
    })),
    ...(content.relations ?? []).map(({ from, to, relation }) => ({
      key: `relation ${from} ${to}`,
      label: say('report.relation'),
      value: `${nameOf(from)} ${sayCode('relation', relation)} ${nameOf(to)}`,
    })),
  ];
}

function personLine(person: ReportContent['persons'][number], { sayCode, birth, municipality }: Words): string {
  const { address } = person;
  return [
    fullName(person.name),
    sayCode('role', person.role),
    ...(person.birthDate === undefined ? [] : [birth(person.birthDate)]),
    ...(person.nationalNumber === undefined ? [] : [person.nationalNumber]),
    ...(address === undefined ? [] : [[address.street, municipality(address.municipality)].filter(Boolean).join(', ')]),
    ...(person.phone === undefined ? [] : [person.phone]),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

export interface ComparedLine {
  readonly key: string;
  readonly label: string;
  readonly first: string | undefined;
  readonly later: string | undefined;
  readonly differs: boolean;
}

/** Two versions of a report side by side: what is in either, in the order of the first. */
export function compareLines(first: readonly ReportLine[], later: readonly ReportLine[]): readonly ComparedLine[] {
  const keys = [...new Set([...first, ...later].map(({ key }) => key))];
  return keys.map((key) => {
    const one = first.find((line) => line.key === key);
    const other = later.find((line) => line.key === key);
    const label = one?.label ?? other?.label ?? key;
    return { key, label, first: one?.value, later: other?.value, differs: one?.value !== other?.value };
  });
}
