import { ProblemError } from '@veilighuis/contracts';
import type { OperationDefinition, OperationInput, OperationOutput } from '@veilighuis/contracts';
import type { Logger } from '@veilighuis/telemetry';
import { Router } from 'express';
import type { Request } from 'express';
import type { Caller, CallerOf } from '../sign-in/caller.ts';
import { bodyOf, expressPath, refuseMethod } from './operation-routes.ts';
import { ownInput, serveOwn } from './own-operations.ts';

interface OwnDependencies {
  readonly callerOf: CallerOf;
  readonly logger: Logger;
}

/** An operation that the gateway answers itself, with how it does so for a member of staff. */
export interface OwnAct {
  readonly operation: OperationDefinition;
  readonly answerTo: (request: Request, caller: Caller) => Promise<unknown>;
}

export function ownAct<O extends OperationDefinition>(
  operation: O,
  act: (input: OperationInput<O>, caller: Caller, request: Request) => Promise<OperationOutput<O>>,
): OwnAct {
  return { operation, answerTo: (request, caller) => act(ownInput(operation, request), caller, request) };
}

/** Serves what the gateway answers itself for members of staff; a system has nothing of its own here. */
export function ownRoutes(acts: readonly OwnAct[], { callerOf, logger }: OwnDependencies): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const methods = new Map<string, Set<string>>();
  for (const { operation, answerTo } of acts) {
    const path = expressPath(operation.path);
    methods.set(path, (methods.get(path) ?? new Set()).add(operation.method));
    // Who asks comes first: a stranger learns nothing of what would be valid.
    const asStaff = async (request: Request) => answerTo(request, staffOnly(await callerOf(request)));
    router[operation.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete'](
      path,
      bodyOf(operation),
      serveOwn(operation, asStaff, logger),
    );
  }
  for (const [path, allowed] of methods) router.all(path, refuseMethod(allowed));
  return router;
}

/** @throws ProblemError `not-allowed` */
function staffOnly(caller: Caller): Caller {
  if (caller.principal.kind !== 'staff') throw new ProblemError('not-allowed');
  return caller;
}
