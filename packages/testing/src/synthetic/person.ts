import { addDays, addYears, ageAt, type IsoDate } from '@veilighuis/calendar';
import type { BirthDateInput } from '@veilighuis/contracts';
import { isStandInDate, SERIALS_PER_DAY, syntheticNationalNumber } from './national-number.ts';
import type { SyntheticName } from './names.ts';
import type { Random } from './random.ts';

/** A person who does not exist, with what is true of them; a report may know less. */
export interface SyntheticPerson {
  readonly ref: string;
  readonly name: SyntheticName;
  readonly gender: 'F' | 'M';
  /** The true birth date. */
  readonly bornOn: IsoDate;
  /** What the police know of it (R07): in full, in part, or an estimated age. */
  readonly knownBirthDate?: BirthDateInput;
  readonly nationalNumber?: string;
}

export interface PersonWish {
  readonly ref: string;
  readonly name: SyntheticName;
  readonly gender: 'F' | 'M';
  /** Age in whole years on `on`, both bounds included. */
  readonly ages: readonly [min: number, max: number];
  readonly on: IsoDate;
  /** True: always with a national number and a full birth date. */
  readonly registered: boolean;
}

/** Makes persons with national numbers that differ from one another. */
export class People {
  readonly #random: Random;
  readonly #used = new Map<string, number>();

  constructor(random: Random) {
    this.#random = random;
  }

  make({ ref, name, gender, ages: [min, max], on, registered }: PersonWish): SyntheticPerson {
    const bornOn = this.#birthDate(this.#random.integer(min, max), on, gender);
    const person = { ref, name, gender, bornOn };
    if (!registered) return { ...person, ...this.#knownInPart(bornOn, on) };
    return { ...person, knownBirthDate: bornOn, nationalNumber: this.#nationalNumber(bornOn, gender) };
  }

  /** A day on which someone of this age was born, with a synthetic number left. */
  #birthDate(age: number, on: IsoDate, gender: 'F' | 'M'): IsoDate {
    for (;;) {
      const day = addDays(addYears(on, -age), -this.#random.integer(0, 364));
      if (!isStandInDate(day) && (this.#used.get(day + gender) ?? 0) < SERIALS_PER_DAY) return day;
    }
  }

  #nationalNumber(bornOn: IsoDate, gender: 'F' | 'M'): string {
    const nth = this.#used.get(bornOn + gender) ?? 0;
    this.#used.set(bornOn + gender, nth + 1);
    return syntheticNationalNumber(bornOn, gender, nth);
  }

  #knownInPart(bornOn: IsoDate, on: IsoDate): Pick<SyntheticPerson, 'knownBirthDate'> {
    const known = this.#random.weighted<BirthDateInput | undefined>([
      [bornOn, 4],
      [bornOn.slice(0, 7), 1],
      [bornOn.slice(0, 4), 2],
      [{ approximateAge: ageAt({ kind: 'full-date', date: bornOn }, on).min, on: on.slice(0, 7) }, 2],
      [undefined, 1],
    ]);
    return known === undefined ? {} : { knownBirthDate: known };
  }
}
