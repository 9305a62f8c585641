import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import {
  batchResultLine,
  policeReportBatch,
  policeReportBatchMediaType,
  type BatchResultLine,
} from '@veilighuis/contracts';
import type { Api } from '@veilighuis/testing';
import { tokenOf } from '../support/platform.ts';
import type { MonthPlan, PlannedLine } from './expectation.ts';

const ATTEMPTS = 60;

/**
 * Each zone sends its lines, and the whole batch again when the connection broke or a line met a part that was away.
 * @returns reference of each report of the plan
 */
export async function sendMonth(api: Api, { reports, lines }: MonthPlan): Promise<string[]> {
  const references: string[] = Array.from({ length: reports.length }, () => '');
  const zones = [...lines].map(async ([client, own]) => {
    const results = await sendUntilAnswered(api, client, own);
    for (const [index, { report, expected }] of own.entries()) {
      const result = results[index];
      const where = `${client}, line ${String(index + 1)}`;
      assert.equal(result?.status === 'refused' ? 'refused' : 'taken', expected, `${where}: ${JSON.stringify(result)}`);
      if (report === undefined || result === undefined || result.status === 'refused') continue;
      assert.ok(['', result.reportId].includes(references[report] ?? ''), `${where}: another reference than before`);
      references[report] = result.reportId;
    }
  });
  await Promise.all(zones);
  return references;
}

async function sendUntilAnswered(api: Api, client: string, lines: readonly PlannedLine[]): Promise<BatchResultLine[]> {
  const body = lines.map(({ line }) => `${line}\n`).join('');
  for (let attempt = 1; ; attempt += 1) {
    const results = await sendOnce(api, client, body);
    if (results.length === lines.length && !results.some(wasAway)) return results;
    if (attempt === ATTEMPTS) throw new Error(`${client} was never answered in full.`);
    await wait(500);
  }
}

/** As far as the answer came. */
async function sendOnce(api: Api, client: string, body: string): Promise<BatchResultLine[]> {
  const results: BatchResultLine[] = [];
  try {
    const answer = api.lines(policeReportBatch.path, policeReportBatchMediaType, body, await tokenOf(client));
    for await (const line of answer) results.push(batchResultLine.parse(JSON.parse(line)));
  } catch {
    // The connection broke, or nobody was there: the caller sends again.
  }
  return results;
}

function wasAway(result: BatchResultLine): boolean {
  return result.status === 'refused' && result.problem.status >= 500;
}
