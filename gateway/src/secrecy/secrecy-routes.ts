import { confirmSecrecy, getSecrecyStatement, invalidInput } from '@veilighuis/contracts';
import type { OperationDefinition } from '@veilighuis/contracts';
import type { Logger } from '@veilighuis/telemetry';
import { Router } from 'express';
import type { Request, RequestHandler } from 'express';
import { answerProblem } from '../rest/problem-answers.ts';
import { answer, bodyOf, refuseMethod } from '../rest/operation-routes.ts';
import { requestInput } from '../rest/request-input.ts';
import type { CallerOf } from '../sign-in/caller.ts';
import type { DutyOfSecrecy } from './duty-of-secrecy.ts';

interface SecrecyDependencies {
  /** Finds the caller, whether or not the duty of secrecy is confirmed. */
  readonly callerOf: CallerOf;
  readonly duty: DutyOfSecrecy;
  readonly logger: Logger;
}

/** The operations on the duty of secrecy (R40), which the gateway answers itself. */
export function secrecyRoutes({ callerOf, duty, logger }: SecrecyDependencies): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get(
    getSecrecyStatement.path,
    serve(getSecrecyStatement, async (request) => {
      const { principal } = await callerOf(request);
      read(getSecrecyStatement, request);
      return duty.show(principal);
    }),
  );
  router.all(getSecrecyStatement.path, refuseMethod(new Set(['GET'])));
  router.post(
    confirmSecrecy.path,
    bodyOf(confirmSecrecy),
    serve(confirmSecrecy, async (request) => {
      const { principal } = await callerOf(request);
      return duty.confirm(principal, read(confirmSecrecy, request).statementVersion);
    }),
  );
  router.all(confirmSecrecy.path, refuseMethod(new Set(['POST'])));
  return router;

  function serve(operation: OperationDefinition, act: (request: Request) => Promise<unknown>): RequestHandler {
    return async (request, response) => {
      try {
        answer(response, operation, await act(request));
      } catch (error) {
        answerProblem(response, error, logger);
      }
    };
  }
}

function read<O extends typeof getSecrecyStatement | typeof confirmSecrecy>(
  operation: O,
  request: Request,
): ReturnType<O['input']['parse']> {
  const parsed = operation.input.safeParse(requestInput(operation, request));
  if (!parsed.success) throw invalidInput(parsed.error);
  return parsed.data as ReturnType<O['input']['parse']>;
}

/** Lets through who fulfilled the duty of secrecy. @throws ProblemError `secrecy-not-confirmed` */
export function onlyConfirmed(callerOf: CallerOf, duty: DutyOfSecrecy): CallerOf {
  return async (request) => {
    const caller = await callerOf(request);
    await duty.requireOf(caller.principal);
    return caller;
  };
}
