import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { policeReportBatchMediaType, ProblemError, registerPoliceReport } from '@veilighuis/contracts';
import type { BatchResultLine, OperationDefinition, OperationOutput, RequestMeta } from '@veilighuis/contracts';
import { currentTraceparent } from '@veilighuis/telemetry';
import { Router } from 'express';
import type { Request, Response } from 'express';
import { lines, parseLine } from './lines.ts';
import type { Line } from './lines.ts';
import type { RouteDependencies } from './operation-routes.ts';
import { answerProblem, problemOf } from './problem-answers.ts';

const LINE_LIMIT_BYTES = 512 * 1024;
/** Lines under way at the same time; results keep the order of the lines. */
const IN_FLIGHT = 24;
/** The line is read and validated by the service, like every input. */
const unread: OperationDefinition = registerPoliceReport;
const RETRY_WAITS_MS = [250, 1000, 3000];

/**
 * `POST /police-reports/batch`: a stream of reports in, a stream of results out, a line for each, in order.
 * One line's fault leaves the others untouched. Sending the whole stream again has no further effect (R02).
 */
export function policeReportBatch({ client, callerOf, logger }: RouteDependencies): Router {
  const router = Router({ strict: true });
  router.post('/police-reports/batch', async (request, response) => {
    try {
      const caller = await callerOf(request);
      if (request.header('content-type')?.split(';')[0]?.trim().toLowerCase() !== policeReportBatchMediaType) {
        throw new ProblemError('unsupported-media-type', { detail: `Send ${policeReportBatchMediaType}.` });
      }
      const traceparent = currentTraceparent();
      const meta: RequestMeta = {
        token: caller.token,
        purpose: request.header('vh-purpose') ?? '',
        ...(traceparent === undefined ? {} : { traceparent }),
      };
      await stream(request, response, (line) => register(line, meta));
    } catch (error) {
      if (response.headersSent) response.destroy();
      else answerProblem(response, error, logger);
    }
  });
  return router;

  async function register(line: Line, meta: RequestMeta): Promise<BatchResultLine> {
    try {
      const input = parseLine(line);
      const receipt = await withRetry(
        () => client.call(unread, input, meta) as Promise<OperationOutput<typeof registerPoliceReport>>,
      );
      return { line: line.number, status: receipt.outcome, reportId: receipt.reportId };
    } catch (error) {
      return { line: line.number, status: 'refused', problem: problemOf(error, logger) };
    }
  }
}

// The report identifies itself, so trying again is safe; a partner needn't send a night's work again for a broker's restart.
async function withRetry<T>(attempt: () => Promise<T>): Promise<T> {
  for (const waitMs of RETRY_WAITS_MS) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.status < 503) throw error;
      await wait(waitMs);
    }
  }
  return attempt();
}

async function stream(
  request: Request,
  response: Response,
  handle: (line: Line) => Promise<BatchResultLine>,
): Promise<void> {
  response.status(200).type('application/x-ndjson').setHeader('cache-control', 'no-store');
  response.flushHeaders();
  const underway: Promise<BatchResultLine>[] = [];
  for await (const line of lines(request as AsyncIterable<Buffer>, LINE_LIMIT_BYTES)) {
    if (isBlank(line)) continue;
    underway.push(handle(line));
    if (underway.length >= IN_FLIGHT) await writeFirst();
    if (response.destroyed) return;
  }
  while (underway.length > 0) await writeFirst();
  response.end();

  async function writeFirst(): Promise<void> {
    const result = await underway.shift();
    if (result === undefined || response.destroyed) return;
    // A slow reader slows the intake of lines; nothing piles up here.
    if (!response.write(`${JSON.stringify(result)}\n`))
      await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
}

function isBlank(line: Line): boolean {
  return 'text' in line && line.text.trim() === '';
}
