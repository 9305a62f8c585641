import { databaseWork, workPer } from '../platform/database-work.ts';
import type { DatabaseWork } from '../platform/database-work.ts';
import type { Platform } from '../platform/platform.ts';
import { cpuMsPer, usage } from '../platform/usage.ts';
import type { PerProcess } from '../platform/usage.ts';
import type { ReportSource } from './reports.ts';
import type { Sender } from './senders.ts';
import { TriageList } from './triage-list.ts';

export interface Throughput {
  readonly reports: number;
  /** From the first report sent until the last one is on the triage list. */
  readonly seconds: number;
  readonly reportsPerSecond: number;
  /** From the first report sent until the last one is accepted. */
  readonly acceptedPerSecond: number;
  readonly cpuMsPerReport: PerProcess;
  readonly databaseWorkPerReport: DatabaseWork;
}

export interface ThroughputOptions {
  readonly sender: Sender;
  readonly inFlight: number;
  readonly sendMs: number;
}

/** Reports are made beforehand; a platform that is faster than this has earned a change here. */
const MOST_PER_SECOND = 700;

/** Sends reports as fast as they are taken, and waits until every one of them is on the triage list. */
export async function measureThroughput(
  platform: Platform,
  source: ReportSource,
  { sender, inFlight, sendMs }: ThroughputOptions,
): Promise<Throughput> {
  const list = new TriageList(platform.mongo);
  const reports = source.take(Math.ceil((sendMs / 1000) * MOST_PER_SECOND) + inFlight);
  const lengthBefore = await list.length();
  const admin = platform.mongo.db('admin');
  const workBefore = await databaseWork(admin);
  const useBefore = usage(platform.stack);
  const begin = performance.now();
  const accepted = await sender(platform, reports, inFlight, begin + sendMs);
  const acceptedSeconds = (performance.now() - begin) / 1000;
  await list.reaches(lengthBefore + accepted);
  const seconds = (performance.now() - begin) / 1000;
  await list.settled();
  return {
    reports: accepted,
    seconds,
    reportsPerSecond: accepted / seconds,
    acceptedPerSecond: accepted / acceptedSeconds,
    cpuMsPerReport: cpuMsPer(accepted, useBefore, usage(platform.stack)),
    databaseWorkPerReport: workPer(accepted, workBefore, await databaseWork(admin)),
  };
}

/** Several rounds as one: what was done together, and what it cost on average. */
export function together(rounds: readonly Throughput[]): Throughput {
  const sum = (of: (round: Throughput) => number) => rounds.reduce((total, round) => total + of(round), 0);
  const reports = sum((round) => round.reports);
  const seconds = sum((round) => round.seconds);
  return {
    reports,
    seconds,
    reportsPerSecond: reports / seconds,
    acceptedPerSecond: reports / sum((round) => round.reports / round.acceptedPerSecond),
    cpuMsPerReport: average(rounds, (round) => round.cpuMsPerReport),
    databaseWorkPerReport: average(rounds, (round) => round.databaseWorkPerReport),
  };
}

/** Each round counts by the number of its reports. */
function average(
  rounds: readonly Throughput[],
  of: (round: Throughput) => Readonly<Record<string, number>>,
): Record<string, number> {
  const names = new Set(rounds.flatMap((round) => Object.keys(of(round))));
  const reports = rounds.reduce((total, round) => total + round.reports, 0);
  const figures = [...names].map((name) => {
    const total = rounds.reduce((sum, round) => sum + (of(round)[name] ?? 0) * round.reports, 0);
    return [name, Math.round((total / reports) * 100) / 100] as const;
  });
  return Object.fromEntries(figures);
}
