import {
  batchResultLine,
  policeReportBatch,
  policeReportBatchMediaType,
  type BatchResultLine,
} from '@veilighuis/contracts';
import { api, tokenOf } from './platform.ts';

/** Sends lines as the system of a zone does, and gives the result of each. */
export async function sendBatch(lines: readonly string[], client = 'pz-gent-system'): Promise<BatchResultLine[]> {
  const results: BatchResultLine[] = [];
  const body = lines.map((line) => `${line}\n`).join('');
  const { path } = policeReportBatch;
  for await (const line of api.lines(path, policeReportBatchMediaType, body, await tokenOf(client))) {
    results.push(batchResultLine.parse(JSON.parse(line)));
  }
  return results;
}

/** Reference of the report of a line that was taken. @throws Error when the line was refused */
export function reportIdOf(result: BatchResultLine | undefined): string {
  if (result === undefined || result.status === 'refused') throw new Error('This line was not taken.');
  return result.reportId;
}
