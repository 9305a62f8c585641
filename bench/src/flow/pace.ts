import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from '../platform/platform.ts';
import { summarise } from '../statistics.ts';
import type { Summary } from '../statistics.ts';
import type { ReportSource } from './reports.ts';
import { sendOne } from './senders.ts';
import { TriageList } from './triage-list.ts';

export interface PaceResult {
  readonly perSecond: number;
  /** Milliseconds from sending a report until its receipt. */
  readonly accepted: Summary;
  /** Milliseconds from the receipt until the file can be read on the triage list. */
  readonly onList: Summary;
}

/** Sends so many reports a second, whatever the answers, and sees how long each takes. */
export async function measureAtPace(
  platform: Platform,
  source: ReportSource,
  { perSecond, forMs }: { perSecond: number; forMs: number },
): Promise<PaceResult> {
  const list = new TriageList(platform.mongo);
  const arrivals = new Map<string, number>();
  const lengthBefore = await list.length();
  const follow = await list.follow((clientSystemId, at) => arrivals.set(clientSystemId, at));
  const sent = await sendAtPace(platform, source, perSecond, forMs);
  await list.reaches(lengthBefore + sent.length);
  await pause(500);
  await follow.close();
  const clientSystems = await clientSystemsOf(
    platform,
    sent.map(({ reportId }) => reportId),
  );
  const onList = sent.flatMap(({ reportId, acceptedAt }) => {
    const arrivedAt = arrivals.get(clientSystems.get(reportId) ?? '');
    // The list may be faster than the receipt: then nobody waited.
    return arrivedAt === undefined ? [] : [Math.max(0, arrivedAt - acceptedAt)];
  });
  if (onList.length < sent.length) throw new Error('Some reports were not seen to arrive on the triage list.');
  return {
    perSecond,
    accepted: summarise(sent.map(({ sentAt, acceptedAt }) => acceptedAt - sentAt)),
    onList: summarise(onList),
  };
}

interface Sent {
  readonly reportId: string;
  readonly sentAt: number;
  readonly acceptedAt: number;
}

async function sendAtPace(platform: Platform, source: ReportSource, perSecond: number, forMs: number): Promise<Sent[]> {
  const reports = source.take(Math.ceil((forMs / 1000) * perSecond));
  const begin = performance.now();
  const underway = reports.map(async (report, i) => {
    await pause(Math.max(0, begin + (i * 1000) / perSecond - performance.now()));
    const sentAt = performance.now();
    const reportId = await sendOne(platform, report);
    return { reportId, sentAt, acceptedAt: performance.now() };
  });
  // All of them, also after a failure: nothing of this may go on while the platform is being stopped.
  const outcomes = await Promise.allSettled(underway);
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}

async function clientSystemsOf({ mongo }: Platform, reportIds: readonly string[]): Promise<Map<string, string>> {
  const reports = mongo.db('vh-intake').collection<{ _id: string; clientSystemId: string }>('police-reports');
  const rows = await reports.find({ _id: { $in: [...reportIds] } }, { projection: { clientSystemId: 1 } }).toArray();
  return new Map(rows.map(({ _id, clientSystemId }) => [_id, clientSystemId]));
}
