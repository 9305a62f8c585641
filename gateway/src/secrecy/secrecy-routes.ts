import { confirmSecrecy, getSecrecyStatement } from '@veilighuis/contracts';
import type { Logger } from '@veilighuis/telemetry';
import { Router } from 'express';
import { bodyOf, refuseMethod } from '../rest/operation-routes.ts';
import { ownInput, serveOwn } from '../rest/own-operations.ts';
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
    serveOwn(
      getSecrecyStatement,
      async (request) => {
        const { principal } = await callerOf(request);
        ownInput(getSecrecyStatement, request);
        return duty.show(principal);
      },
      logger,
    ),
  );
  router.all(getSecrecyStatement.path, refuseMethod(new Set(['GET'])));
  router.post(
    confirmSecrecy.path,
    bodyOf(confirmSecrecy),
    serveOwn(
      confirmSecrecy,
      async (request) => {
        const { principal } = await callerOf(request);
        return duty.confirm(principal, ownInput(confirmSecrecy, request).statementVersion);
      },
      logger,
    ),
  );
  router.all(confirmSecrecy.path, refuseMethod(new Set(['POST'])));
  return router;
}

/** Lets through who fulfilled the duty of secrecy. @throws ProblemError `secrecy-not-confirmed` */
export function onlyConfirmed(callerOf: CallerOf, duty: DutyOfSecrecy): CallerOf {
  return async (request) => {
    const caller = await callerOf(request);
    await duty.requireOf(caller.principal);
    return caller;
  };
}
