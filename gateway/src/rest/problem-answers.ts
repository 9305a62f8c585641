import { ProblemError } from '@veilighuis/contracts';
import type { Problem } from '@veilighuis/contracts';
import type { Logger } from '@veilighuis/telemetry';
import { currentTraceId } from '@veilighuis/telemetry';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';

/** Answers with problem details (RFC 9457). Unknown errors never show internals. */
export function answerProblem(response: Response, error: unknown, logger: Logger): void {
  const problem = problemOf(error, logger);
  const traceId = currentTraceId();
  if (problem.status === 401) response.setHeader('www-authenticate', 'Bearer realm="veilig-huis"');
  if (problem.status === 503) response.setHeader('retry-after', '2');
  response
    .status(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify(traceId === undefined ? problem : { ...problem, traceId }));
}

/** What the caller may know of an error. */
export function problemOf(error: unknown, logger: Logger): Problem {
  const known = error instanceof ProblemError ? error : fromBodyParser(error);
  if (known !== undefined) return known.problem;
  logger.error('request-failed', { error });
  return new ProblemError('internal-error').problem;
}

// The body parser throws plain errors with a `type`; see https://github.com/stream-utils/raw-body and body-parser.
function fromBodyParser(error: unknown): ProblemError | undefined {
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
  switch (type) {
    case 'entity.too.large':
    case 'parameters.too.many':
      return new ProblemError('too-large');
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return new ProblemError('unsupported-media-type');
    case 'entity.parse.failed':
    case 'entity.verify.failed':
    case 'request.aborted':
    case 'request.size.invalid':
      return new ProblemError('malformed-request');
    default:
      // A path that can't be decoded (`%zz`) is the caller's fault as well.
      return error instanceof URIError ? new ProblemError('malformed-request') : undefined;
  }
}

export function problemHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    answerProblem(response, error, logger);
  };
}

export const unknownAddress: RequestHandler = (_request, _response, next) => {
  next(new ProblemError('no-such-address'));
};
