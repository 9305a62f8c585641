import { addDays, addMonths } from '@veilighuis/calendar';
import { riskLevels, type RiskLevel } from '@veilighuis/contracts';
import { faultyLine, lineFaults, syntheticMonth, type PlayedReport } from '@veilighuis/testing';
import { today } from '../support/platform.ts';
import { posted } from '../support/posted.ts';

/** One line that a zone sends, and how it must be answered. */
export interface PlannedLine {
  readonly line: string;
  readonly expected: 'taken' | 'refused';
  /** Of a line that is taken: place of its report in {@link MonthPlan.reports}. */
  readonly report?: number;
}

export interface MonthPlan {
  readonly reports: readonly PlayedReport[];
  /** Lines by zone system, in the order in which it sends them. */
  readonly lines: ReadonlyMap<string, readonly PlannedLine[]>;
}

/** What must become of one client system, worked out from what was made up, not from what the platform answers. */
export interface ExpectedSystem {
  readonly key: string;
  readonly incidents: number;
  readonly level: RiskLevel;
  readonly repeat: boolean;
  readonly onTriageList: boolean;
  readonly outcome?: 'refer' | 'include-track-2' | 'include-track-3';
}

const DUPLICATE_SHARE = 8;
const FAULTY = 20;
const REFERRAL_SHARE = 5;
/** Zwalm and Brakel lie in a pilot zone, but outside the pilot region. */
const OUTSIDE_PILOT = new Set(['45065', '45059']);

/** A month of reports with duplicates (also in another spelling) and lines that can't be taken among them. */
export function planMonth(count: number, seed: number): MonthPlan {
  const from = `${addMonths(today, -1).slice(0, 7)}-01`;
  const all = syntheticMonth({ reports: count + FAULTY, seed, from, until: addDays(today, -1) });
  const [reports, spoilt] = [all.slice(0, count), all.slice(count)];
  for (const { report } of all) remember(report);
  const lines = Map.groupBy(plannedLines(reports, spoilt), ({ organisation }) => `${organisation}-system`);
  return { reports, lines };
}

function* plannedLines(
  reports: readonly PlayedReport[],
  spoilt: readonly PlayedReport[],
): Generator<PlannedLine & { organisation: string }> {
  for (const [index, { report, organisation }] of reports.entries()) {
    const taken = { organisation, expected: 'taken', report: index } as const;
    yield { ...taken, line: JSON.stringify(report) };
    // The same again at once, and the same number in other letters.
    if (index % DUPLICATE_SHARE === 0) yield { ...taken, line: JSON.stringify(report) };
    const respelt = { ...report, pvNumber: report.pvNumber.toLowerCase().replaceAll('.', ' ') };
    if (index % DUPLICATE_SHARE === 1) yield { ...taken, line: JSON.stringify(respelt) };
  }
  for (const [index, { report, organisation }] of spoilt.entries()) {
    const hasNumber = report.persons.some(({ nationalNumber }) => nationalNumber !== undefined);
    const faults = lineFaults.filter((fault) => hasNumber || fault !== 'wrong-check-digits');
    const fault = faults[index % faults.length] ?? 'broken-json';
    yield { organisation, expected: 'refused', line: faultyLine(report, fault).line };
  }
}

export function expectedSystems({ reports }: MonthPlan): ExpectedSystem[] {
  const grouped = [...Map.groupBy(reports, ({ clientSystemKey }) => clientSystemKey)];
  return grouped.map(([key, own], index) => {
    const level = highest(own.map((one) => one.level));
    // All incidents lie in one or two months, and none after the day on which it came on the list.
    const repeat = own.length >= 3;
    const onTriageList = level !== 'low' || repeat;
    const common = { key, incidents: own.length, level, repeat, onTriageList };
    return onTriageList ? { ...common, outcome: outcomeOf(own, level, index) } : common;
  });
}

/** One in five is referred at once; the others get the track of their town and level. */
function outcomeOf([first]: readonly PlayedReport[], level: RiskLevel, index: number) {
  if (index % REFERRAL_SHARE === 0) return 'refer';
  const inPilot = !OUTSIDE_PILOT.has(first?.household.municipality ?? '');
  return inPilot && level !== 'high' ? 'include-track-2' : 'include-track-3';
}

function highest(levels: readonly RiskLevel[]): RiskLevel {
  return riskLevels.findLast((level) => levels.includes(level)) ?? 'low';
}

function remember({ persons, pvNumber }: PlayedReport['report']): void {
  posted.add(pvNumber);
  for (const { name, nationalNumber, address } of persons) {
    const values = [name.family, nationalNumber, address?.street].filter((value) => value !== undefined);
    posted.add(...values);
  }
}
