import { addDays, addYears } from '@veilighuis/calendar';
import type { RiskLevel } from '@veilighuis/contracts';
import {
  checklistOf,
  isStandInDate,
  Random,
  SERIALS_PER_DAY,
  syntheticNationalNumber,
  type PoliceReport,
} from '@veilighuis/testing';
import { today } from './platform.ts';
import { posted } from './posted.ts';

type Person = PoliceReport['persons'][number];
export type Role = Person['role'];

export interface Household {
  readonly victim: Person;
  readonly suspect: Person;
  readonly children: readonly Person[];
  readonly municipality: string;
}

export interface ReportWish {
  readonly household: Household;
  /** Day of the incident; default yesterday. */
  readonly on?: string;
  readonly level?: RiskLevel;
  readonly more?: Partial<PoliceReport>;
}

const zones: Readonly<Record<string, { district: string; municipality: string }>> = {
  '5415': { district: 'GE', municipality: '44021' },
  '5440': { district: 'DE', municipality: '41002' },
};
const LETTERS: readonly string[] = Array.from('bcdfghjklmnprstvwz');

/**
 * The people of one test file, who appear in no other: national numbers that nobody has, of a birth year of their own,
 * and names that nobody has. A new run has other people, so that it may go on where an earlier one left data.
 */
export class Cast {
  readonly #random = new Random(crypto.randomUUID());
  readonly #birthYear: number;
  #serial: number;

  /** @param birthYear of the adults; a different one for each test file */
  constructor(birthYear: number) {
    this.#birthYear = birthYear;
    this.#serial = this.#random.integer(10_000, 95_000);
  }

  adult(ref: string, role: Role, municipality: string): Person {
    const gender = role === 'suspect' ? 'M' : 'F';
    const birthDate = this.#birthDate(this.#birthYear);
    // The lower serials are those of the synthetic months.
    const nth = this.#random.integer(SERIALS_PER_DAY / 2, SERIALS_PER_DAY - 1);
    const nationalNumber = syntheticNationalNumber(birthDate, gender, nth);
    return this.#said({
      ref,
      role,
      name: { given: gender === 'M' ? 'Testo' : 'Testine', family: this.familyName() },
      gender,
      birthDate,
      nationalNumber,
      address: { street: `Kanariedreef ${String(this.#random.integer(1000, 9999))}`, municipality },
    });
  }

  /** Known by an estimated age only, as police often do. */
  child(ref: string, age: number, role: Role, municipality: string): Person {
    const birthDate = { approximateAge: age, on: today.slice(0, 7) };
    return this.#said({
      ref,
      role,
      name: { given: 'Testje', family: this.familyName() },
      birthDate,
      address: { municipality },
    });
  }

  household({ municipality = '44021', childAges = [] as readonly number[] } = {}): Household {
    return {
      victim: this.adult('victim', 'victim', municipality),
      suspect: this.adult('suspect', 'suspect', municipality),
      children: childAges.map((age, i) => this.child(`child-${String(i + 1)}`, age, 'exposed-child', municipality)),
      municipality,
    };
  }

  report({ household, on = addDays(today, -1), level, more = {} }: ReportWish, zoneCode = '5415'): PoliceReport {
    const { victim, suspect, children } = household;
    const facts = `Kanarieverslag ${this.familyName()}: buren verwittigden de politie.`;
    posted.add(facts);
    return {
      zoneCode,
      pvNumber: this.pvNumber(zoneCode, on.slice(0, 4)),
      incident: { on, municipality: zones[zoneCode]?.municipality ?? '44021', violenceForms: ['physical'], facts },
      persons: [victim, suspect, ...children],
      relations: [
        { from: 'victim', to: 'suspect', relation: 'partner' },
        ...children.map(({ ref }) => ({ from: 'victim', to: ref, relation: 'parent' as const })),
      ],
      ...(level === undefined ? {} : { riskAssessment: checklistOf(level) }),
      ...more,
    };
  }

  /** Unused before, in its normal form. */
  pvNumber(zoneCode = '5415', year = today.slice(0, 4)): string {
    this.#serial += 1;
    const { district } = zones[zoneCode] ?? { district: 'GE' };
    const service = `${LETTERS[this.#birthYear % LETTERS.length]?.toUpperCase() ?? 'L'}${String(this.#birthYear % 10)}`;
    const number = `${district}.43.${service}.${String(this.#serial).padStart(6, '0')}/${year}`;
    posted.add(number);
    return number;
  }

  /** A name that nobody has, with an apostrophe as many have. */
  familyName(): string {
    const tail = Array.from({ length: 9 }, () => this.#random.pick([...LETTERS, 'a', 'e', 'o'])).join('');
    return `D'Kanarie${tail}`;
  }

  #said(person: Person): Person {
    const { family } = person.name;
    const { nationalNumber, address } = person;
    posted.add(...[family, nationalNumber, address?.street].filter((value) => value !== undefined));
    return person;
  }

  #birthDate(year: number): string {
    for (;;) {
      const day = addDays(`${String(year)}-01-02`, this.#random.integer(0, 360));
      if (!isStandInDate(day) && day < addYears(today, -18)) return day;
    }
  }
}
