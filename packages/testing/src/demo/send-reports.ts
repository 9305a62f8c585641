import { batchResultLine, policeReportBatch, policeReportBatchMediaType } from '@veilighuis/contracts';
import { toNdjson, type PlayedReport } from '../synthetic/index.ts';
import type { Stage } from './stage.ts';

/** Lines of one upload; each upload has a fresh token. */
const LINES_PER_UPLOAD = 250;
const LINES_PER_PROGRESS = 50;

export type BatchOutcome = 'accepted' | 'already-known' | 'revised' | 'refused';

/** Sends the reports of each zone as its system does: as a batch, in the order of the days. */
export async function sendReports(
  stage: Stage,
  played: readonly PlayedReport[],
): Promise<Record<BatchOutcome, number>> {
  const counts = { accepted: 0, 'already-known': 0, revised: 0, refused: 0 };
  let done = 0;
  for (const [organisation, own] of Map.groupBy(played, (one) => one.organisation)) {
    for (let start = 0; start < own.length; start += LINES_PER_UPLOAD) {
      const upload = toNdjson(own.slice(start, start + LINES_PER_UPLOAD).map(({ report }) => report));
      const token = await stage.signIn.machine(`${organisation}-system`);
      for await (const line of stage.api.lines(policeReportBatch.path, policeReportBatchMediaType, upload, token)) {
        const result = batchResultLine.parse(JSON.parse(line));
        counts[result.status] += 1;
        if (result.status === 'refused')
          stage.say(`  ${organisation}, line ${String(start + result.line)}: ${result.problem.title}`);
        done += 1;
        if (done % LINES_PER_PROGRESS === 0) stage.say(`  ${String(done)} of ${String(played.length)} reports`);
      }
    }
  }
  return counts;
}
