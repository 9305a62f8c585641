import { z } from 'zod';
import { id } from '../fields.ts';
import { problemSchema } from '../problem.ts';
import { policeReportReceipt } from './police-reports.ts';

/** One police report per line, each in version 1 of the message of a police zone. */
export const policeReportBatchMediaType = 'application/vnd.veilighuis.police-report.v1+x-ndjson';

export const policeReportBatchAnswerMediaType = 'application/x-ndjson';

const lineNumber = z
  .number()
  .int()
  .min(1)
  .describe('Number of the line that was sent, counted from 1; blank lines count, but get no result');

/** Result of one line of a batch: a report that stands, or a refusal with its reason. */
export const batchResultLine = z.discriminatedUnion('status', [
  z.strictObject({
    line: lineNumber,
    status: policeReportReceipt.shape.outcome,
    reportId: id('police report').describe('Reference of the report; the same each time that it is sent'),
  }),
  z.strictObject({
    line: lineNumber,
    status: z.literal('refused').describe('Nothing of this line was stored'),
    problem: problemSchema.describe('Why, and which fields are at fault'),
  }),
]);
export type BatchResultLine = z.infer<typeof batchResultLine>;

/**
 * The batch of police reports. The gateway serves it by itself, line by line through `registerPoliceReport`, so it is
 * no operation on the broker.
 *
 * Results come in the order of the lines. The fault of one line leaves the others untouched. Sending the whole batch
 * again has no further effect (R02), so whoever lost the connection starts again from the first line.
 */
export const policeReportBatch = {
  id: 'intake.register-police-report-batch',
  method: 'POST',
  path: '/police-reports/batch',
  summary: 'Register a batch of police reports',
  description:
    'A stream of police reports, one JSON object per line; the answer is a stream of results, one per line, in the same order. One line’s fault leaves the others untouched. Blank lines are skipped, but counted. Sending the whole batch again has no further effect (R02).',
  action: 'register-police-report',
} as const;
