import { addDays, daysBetween, parsePlainDate, type IsoDate } from '@veilighuis/calendar';
import type { RiskLevel } from '@veilighuis/contracts';
import { householdOf, type SyntheticHousehold } from './household.ts';
import { familyNameOf, givenNameOf, originOf } from './names.ts';
import { People, type SyntheticPerson } from './person.ts';
import { Random } from './random.ts';
import { reportOf, type PoliceReport } from './report.ts';
import { syntheticZones, type SyntheticZone } from './zones.ts';

/** Weight of each day of the week for the reports, Monday first: on Monday three times a Wednesday. */
export const DAY_WEIGHTS = [3, 1.6, 1, 1.1, 1.2, 1.3, 1.3] as const;

const LEVELS: readonly (readonly [RiskLevel, number])[] = [
  ['low', 55],
  ['medium', 30],
  ['high', 15],
];
const REPEAT_SHARE = 0.2;
/** Share of the repeats about a household that only its names betray: a possible match, for a person to decide (R09). */
const LIKENESS_SHARE = 0.1;

export interface MonthOptions {
  readonly reports: number;
  readonly seed: number;
  /** First and last day on which reports are sent. */
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly zones?: readonly SyntheticZone[];
}

/** A report with what the platform should make of it. */
export interface PlayedReport {
  readonly report: PoliceReport;
  /** Alias of the organisation that sends it. */
  readonly organisation: string;
  readonly sentOn: IsoDate;
  readonly household: SyntheticHousehold;
  /** Level that the officer's answers score. */
  readonly level: RiskLevel;
  /** Reports with the same key belong to one client system, different keys to different ones. */
  readonly clientSystemKey: string;
  /** True when an earlier report of this month is about the same household. */
  readonly again: boolean;
}

/**
 * A month of police reports, in the order in which they are sent. The same options give the same reports;
 * other days or another seed give other people and other pv numbers.
 */
export function syntheticMonth({ reports, seed, from, until, zones = syntheticZones }: MonthOptions): PlayedReport[] {
  const random = new Random(`${String(seed)} ${from} ${until}`);
  const people = new People(random);
  const households: SyntheticHousehold[] = [];
  const bystanders = new Map<string, SyntheticPerson[]>();
  const serials = serialsFrom(seed, from);
  // Ages are those before the first incident, so that nobody is born after one.
  const agesOn = addDays(from, -7);
  return sendingDays(random, reports, from, until).map((sentOn, index): PlayedReport => {
    const known = random.chance(REPEAT_SHARE) ? knownHousehold(random, households) : undefined;
    const household =
      known ??
      householdOf(
        random,
        people,
        `household-${String(index + 1)}`,
        random.weighted(zones.map((zone) => [zone, zone.weight])),
        agesOn,
      );
    if (known === undefined) households.push(household);
    const level = random.weighted(LEVELS);
    const again = known !== undefined;
    const bystander = random.chance(0.35) ? bystanderOf(random, people, bystanders, household, agesOn) : undefined;
    const report = reportOf(random, { household, level, sentOn, serial: serials(household.zone), bystander, again });
    const clientSystemKey = household.registered ? household.key : `${household.key}, report ${String(index + 1)}`;
    return { report, organisation: household.zone.organisation, sentOn, household, level, clientSystemKey, again };
  });
}

/** Days of the reports in order, by the weights of the week. */
function sendingDays(random: Random, count: number, from: IsoDate, until: IsoDate): IsoDate[] {
  const days = Array.from({ length: daysBetween(from, until) + 1 }, (_, i) => addDays(from, i));
  const weighted = days.map((day) => [day, DAY_WEIGHTS[parsePlainDate(day).dayOfWeek - 1] ?? 1] as const);
  return Array.from({ length: count }, () => random.weighted(weighted)).sort();
}

function knownHousehold(random: Random, households: readonly SyntheticHousehold[]): SyntheticHousehold | undefined {
  const byLikeness = random.chance(LIKENESS_SHARE);
  const candidates = households.filter(({ registered }) => registered !== byLikeness);
  return candidates.length === 0 ? undefined : random.pick(candidates);
}

/** Some neighbours report twice, about different households: that never ties these together (R09). */
function bystanderOf(
  random: Random,
  people: People,
  known: Map<string, SyntheticPerson[]>,
  { zone }: SyntheticHousehold,
  on: IsoDate,
): SyntheticPerson {
  const here = known.get(zone.code) ?? [];
  if (here.length > 0 && random.chance(0.1)) return random.pick(here);
  const origin = originOf(random);
  const gender = random.pick(['F', 'M'] as const);
  const name = { given: givenNameOf(random, origin, gender, new Set()), family: familyNameOf(random, origin) };
  const person = people.make({ ref: 'bystander', name, gender, ages: [25, 80], on, registered: random.chance(0.5) });
  known.set(zone.code, [...here, person]);
  return person;
}

/** Serials count up per zone, and start elsewhere for each month and seed so that no two months share a pv number. */
function serialsFrom(seed: number, from: IsoDate): (zone: SyntheticZone) => number {
  const last = new Map<string, number>();
  const start = new Random(`serials ${String(seed)} ${from}`).integer(1, 80) * 10_000;
  return ({ code }) => {
    const serial = (last.get(code) ?? start) + 1;
    last.set(code, serial);
    return serial;
  };
}

/** One JSON object per line, as a batch is uploaded. */
export function toNdjson(reports: readonly PoliceReport[]): string {
  return reports.map((report) => `${JSON.stringify(report)}\n`).join('');
}
