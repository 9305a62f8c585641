import { addDays, type IsoDate } from '@veilighuis/calendar';
import type { IncidentRole, RiskLevel, ViolenceForm, policeReportInput } from '@veilighuis/contracts';
import type { z } from 'zod';
import type { SyntheticHousehold } from './household.ts';
import { spellings } from './national-number.ts';
import { otherSpelling } from './names.ts';
import type { SyntheticPerson } from './person.ts';
import type { Random } from './random.ts';
import { randomChecklist } from './risk-answers.ts';

/** A police report as a zone's system sends it: the input of the operation `intake.register-police-report`. */
export type PoliceReport = z.input<typeof policeReportInput>;
type ReportPerson = PoliceReport['persons'][number];

const FACTS = [
  'Synthetisch verslag. Buren hoorden geroep en verwittigden de politie. Bij aankomst was iedereen gekalmeerd.',
  'Synthetisch verslag. Discussie over geld liep uit op duwen en trekken in de keuken.',
  'Synthetisch verslag. Bij het ophalen van de kinderen ontstond ruzie; er werd met een deur geslagen.',
  'Synthetisch verslag. Betrokkene stuurde die nacht tientallen berichten en stond daarna aan de deur.',
  'Synthetisch verslag. Na een avond met veel alcohol vielen slagen; de huisarts stelde blauwe plekken vast.',
] as const;

const FORMS: readonly (readonly [readonly ViolenceForm[], number])[] = [
  [['physical'], 40],
  [['psychological'], 25],
  [['physical', 'psychological'], 20],
  [['psychological', 'coercive-control'], 6],
  [['economic', 'psychological'], 5],
  [['physical', 'sexual'], 3],
  [['honour-related'], 1],
];

export interface ReportWish {
  readonly household: SyntheticHousehold;
  readonly level: RiskLevel;
  /** Day on which the zone sends it. */
  readonly sentOn: IsoDate;
  /** Serial of the pv, unique within the zone. */
  readonly serial: number;
  /** Reporter or witness from outside the household. */
  readonly bystander?: SyntheticPerson | undefined;
  /** True: names and numbers are typed in another way than the first time. */
  readonly again: boolean;
}

export function reportOf(
  random: Random,
  { household, level, sentOn, serial, bystander, again }: ReportWish,
): PoliceReport {
  const incidentOn = addDays(sentOn, -random.weighted([[0, 3], [1, 4], [2, 2]] as const)); // prettier-ignore
  const { zone, municipality, street, adults, minors, grownChildren, relations } = household;
  const asTyped = (person: SyntheticPerson, role: IncidentRole, at?: string) =>
    personOf(random, { person, role, again, municipality, street: at });

  const adultRoles = random.weighted<readonly [IncidentRole, IncidentRole]>([
    [['victim', 'suspect'], 68],
    [['suspect', 'victim'], 18],
    [['victim-and-suspect', 'victim-and-suspect'], 14],
  ]);
  const persons: ReportPerson[] = [
    ...adults.map((adult, i) => asTyped(adult, adultRoles[i] ?? 'victim', street)),
    // An officer may write "witness" for a child; it was exposed all the same (R05).
    ...minors.map((child) =>
      asTyped(child, child.knownBirthDate !== undefined && random.chance(0.25) ? 'witness' : 'exposed-child', street),
    ),
    ...grownChildren.map((child) => asTyped(child, 'witness')),
    ...(bystander === undefined ? [] : [asTyped(bystander, 'reporter')]),
  ];
  return {
    zoneCode: zone.code,
    pvNumber: pvSpelling(random, zone.district, zone.service, serial, incidentOn.slice(0, 4)),
    drawnUpOn: incidentOn,
    incident: {
      on: incidentOn,
      time: `${String(random.integer(0, 23)).padStart(2, '0')}:${String(random.integer(0, 59)).padStart(2, '0')}`,
      municipality,
      violenceForms: [...random.weighted(FORMS)],
      facts: random.pick(FACTS),
    },
    persons,
    relations: [...relations],
    riskAssessment: randomChecklist(random, level),
  };
}

interface PersonInReport {
  readonly person: SyntheticPerson;
  readonly role: IncidentRole;
  readonly again: boolean;
  readonly municipality: string;
  readonly street: string | undefined;
}

function personOf(random: Random, { person, role, again, municipality, street }: PersonInReport): ReportPerson {
  const { ref, name, gender, knownBirthDate, nationalNumber } = person;
  return {
    ref,
    role,
    name: again && random.chance(0.5) ? otherSpelling(random, name) : name,
    gender,
    ...(knownBirthDate === undefined ? {} : { birthDate: knownBirthDate }),
    ...(nationalNumber === undefined ? {} : { nationalNumber: random.pick(spellings(nationalNumber)) }),
    ...(street === undefined ? {} : { address: { street, municipality } }),
  };
}

/** One of the shapes in which zones write the same number (R01). */
export function pvSpelling(random: Random, district: string, service: string, serial: number, year: string): string {
  const six = String(serial).padStart(6, '0');
  const five = serial < 100_000 ? six.slice(1) : six;
  return random.weighted([
    [`${district}.43.${service}.${six}/${year}`, 70],
    [`${district}.43.${service}.${five}/${year.slice(2)}`, 10],
    [`${district} 43 ${service} ${six}/${year}`, 10],
    [`${district.toLowerCase()}.43.${service.toLowerCase()}.${six}/${year}`, 10],
  ]);
}
