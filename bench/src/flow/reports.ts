import { addDays, dateInBrussels } from '@veilighuis/calendar';
import type { IsoDate } from '@veilighuis/calendar';
import { householdOf, People, Random, reportOf, syntheticZones } from '@veilighuis/testing';

export interface ReadyReport {
  /** Alias of the zone's organisation. */
  readonly organisation: string;
  /** The message, as JSON without line breaks. */
  readonly body: string;
}

/**
 * Reports about households that never occur twice, each with an assessment of medium or high risk: every one opens a
 * client system and ends on the triage list. One source serves a whole run, so that no national number or pv number is
 * given out again.
 */
export class ReportSource {
  readonly #random: Random;
  readonly #people: People;
  readonly #today: IsoDate;
  #made = 0;

  constructor(seed: number, now = new Date()) {
    this.#random = new Random(seed);
    this.#people = new People(this.#random);
    this.#today = dateInBrussels(now);
  }

  take(count: number): ReadyReport[] {
    return Array.from({ length: count }, () => this.#next());
  }

  #next(): ReadyReport {
    this.#made += 1;
    const zone = this.#random.weighted(syntheticZones.map((one) => [one, one.weight]));
    const key = `household-${String(this.#made)}`;
    const household = householdOf(this.#random, this.#people, key, zone, addDays(this.#today, -14));
    const level = this.#random.weighted([
      ['medium', 2],
      ['high', 1],
    ] as const);
    const sentOn = addDays(this.#today, -this.#random.integer(1, 7));
    const report = reportOf(this.#random, { household, level, sentOn, serial: this.#made, again: false });
    return { organisation: zone.organisation, body: JSON.stringify(report) };
  }
}
