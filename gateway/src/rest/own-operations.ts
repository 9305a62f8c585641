import { invalidInput } from '@veilighuis/contracts';
import type { OperationDefinition, OperationInput } from '@veilighuis/contracts';
import { recordOperation } from '@veilighuis/telemetry';
import type { Logger } from '@veilighuis/telemetry';
import type { Request, RequestHandler } from 'express';
import { answerProblem, problemOf } from './problem-answers.ts';
import { answer } from './operation-routes.ts';
import { requestInput } from './request-input.ts';

/** Serves an operation that the gateway answers itself, as those of the services are served. */
export function serveOwn(
  operation: OperationDefinition,
  act: (request: Request) => Promise<unknown>,
  logger: Logger,
): RequestHandler {
  return async (request, response) => {
    const started = performance.now();
    let outcome = 'ok';
    try {
      answer(response, operation, await act(request));
    } catch (error) {
      outcome = problemOf(error, logger).code;
      answerProblem(response, error, logger);
    }
    recordOperation((performance.now() - started) / 1000, { operation: operation.id, outcome });
  };
}

/** The input of an operation that the gateway answers itself. @throws ProblemError `invalid-input` */
export function ownInput<O extends OperationDefinition>(operation: O, request: Request): OperationInput<O> {
  const parsed = operation.input.safeParse(requestInput(operation, request));
  if (!parsed.success) throw invalidInput(parsed.error);
  return parsed.data as OperationInput<O>;
}
