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
