import type { ClientRequest } from 'node:http';
import { policeReportBatch, policeReportBatchMediaType, registerPoliceReport } from '@veilighuis/contracts';
import type { Platform } from '../platform/platform.ts';
import type { ReadyReport } from './reports.ts';

/** Sends until the time is over or there are no reports left, and gives how many were accepted. */
export type Sender = (platform: Platform, reports: ReadyReport[], inFlight: number, until: number) => Promise<number>;

/** Each report in a request of its own, so many at the same moment. */
export const sendSingly: Sender = async (platform, reports, inFlight, until) => {
  let accepted = 0;
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (performance.now() < until) {
        const report = reports.pop();
        if (report === undefined) throw new Error('The benchmark has run out of reports.');
        await sendOne(platform, report);
        accepted += 1;
      }
    }),
  );
  return accepted;
};

/** @throws Error for an answer that is no receipt */
export async function sendOne({ http, signIn }: Platform, { organisation, body }: ReadyReport): Promise<string> {
  const { path, mediaType = 'application/json' } = registerPoliceReport;
  const token = await signIn.machine(`${organisation}-system`);
  const { status, text } = await http.call({ method: 'POST', path, token, mediaType, body });
  const { reportId, outcome } = JSON.parse(text) as { reportId?: string; outcome?: string };
  if (outcome !== 'accepted' || reportId === undefined)
    throw new Error(`A report was answered ${String(status)}: ${text}`);
  return reportId;
}

/** The gateway has this many lines of one stream under way. */
const LINES_IN_FLIGHT = 24;

/** As streams of lines: as many streams as give the wanted number of reports at the same moment. */
export const sendBatches: Sender = async (platform, reports, inFlight, until) => {
  const streams = Math.max(1, Math.round(inFlight / LINES_IN_FLIGHT));
  const perZone = [...Map.groupBy(reports, ({ organisation }) => organisation)];
  const largest = perZone.toSorted(([, one], [, other]) => other.length - one.length).slice(0, streams);
  const counts = await Promise.all(largest.map((zone) => sendStream(platform, zone, until)));
  return counts.reduce((sum, count) => sum + count, 0);
};

async function sendStream(
  { http, signIn }: Platform,
  [organisation, reports]: readonly [string, readonly ReadyReport[]],
  until: number,
): Promise<number> {
  const { path } = policeReportBatch;
  const token = await signIn.machine(`${organisation}-system`);
  const request = http.open({ method: 'POST', path, token, mediaType: policeReportBatchMediaType });
  const results = readResults(request);
  for (const [i, { body }] of reports.entries()) {
    // Without this the buffers of the connection would hold hundreds of reports more than the time allows.
    while (i - results.count() >= LINES_AHEAD) await results.more();
    if (performance.now() >= until) break;
    request.write(`${body}\n`);
  }
  request.end();
  return results.end;
}

const LINES_AHEAD = LINES_IN_FLIGHT * 2;

interface Results {
  /** Lines answered so far. */
  readonly count: () => number;
  /** Resolves when another line is answered. */
  readonly more: () => Promise<void>;
  /** The number of lines answered, once the stream has ended. */
  readonly end: Promise<number>;
}

function readResults(request: ClientRequest): Results {
  let count = 0;
  let rest = '';
  let wake: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const read = (chunk: Buffer): void => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    const refused = lines.find((line) => !line.includes('"accepted"'));
    if (refused !== undefined) fail(new Error(`A line was answered: ${refused}`));
    count += lines.length;
    wake();
  };
  const end = new Promise<number>((resolve, reject) => {
    fail = reject;
    request.once('error', reject);
    request.once('response', (response) => {
      response.on('data', read);
      response.once('error', reject);
      response.once('end', () => resolve(count));
    });
  });
  const more = () => Promise.race([new Promise<void>((resolve) => (wake = resolve)), end.then(() => undefined)]);
  return { count: () => count, more, end };
}
