import { operations, ProblemError } from '@veilighuis/contracts';
import type { OperationDefinition, RequestMeta } from '@veilighuis/contracts';
import type { OperationClient } from '@veilighuis/messaging';
import { currentTraceparent, recordOperation } from '@veilighuis/telemetry';
import type { Logger } from '@veilighuis/telemetry';
import express, { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import type { CallerOf } from '../sign-in/caller.ts';
import { answerProblem, problemOf } from './problem-answers.ts';
import { expectedVersion, idempotencyKey, requestInput } from './request-input.ts';

/** Largest body of a single request. */
const BODY_LIMIT = '512kb';

export interface RouteDependencies {
  readonly client: OperationClient;
  readonly callerOf: CallerOf;
  readonly logger: Logger;
}

/** Serves every operation of the services as REST; there is no other way in. */
export function operationRoutes(dependencies: RouteDependencies): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const served = operations.filter(({ internal, service }) => internal !== true && service !== 'gateway');
  const methods = new Map<string, Set<string>>();
  for (const operation of served) {
    const path = expressPath(operation.path);
    methods.set(path, (methods.get(path) ?? new Set()).add(operation.method));
    const handlers = [bodyOf(operation), serve(operation, dependencies)];
    router[operation.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete'](path, ...handlers);
  }
  // Fixed addresses first: `search` would fit the place of an identifier, and be told the methods of that.
  const fixedFirst = [...methods].sort(([one], [other]) => Number(one.includes(':')) - Number(other.includes(':')));
  for (const [path, allowed] of fixedFirst) router.all(path, refuseMethod(allowed));
  return router;
}

/** A path of the contracts as the router has it. */
export function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

/** Reads the body of an operation, of its own media type only. */
export function bodyOf(operation: OperationDefinition): RequestHandler {
  if (operation.method === 'GET' || operation.method === 'DELETE') {
    return (_request, _response, next) => {
      next();
    };
  }
  const mediaType = operation.mediaType ?? 'application/json';
  const parse = express.json({ limit: BODY_LIMIT, type: () => true, strict: true });
  return (request, response, next) => {
    if (request.header('content-type')?.split(';')[0]?.trim().toLowerCase() !== mediaType) {
      next(new ProblemError('unsupported-media-type', { detail: `Send ${mediaType}.` }));
      return;
    }
    parse(request, response, next);
  };
}

function serve(operation: OperationDefinition, { client, callerOf, logger }: RouteDependencies): RequestHandler {
  return async (request, response) => {
    const started = performance.now();
    let outcome = 'ok';
    try {
      const caller = await callerOf(request);
      const key = idempotencyKey(operation, request);
      const version = expectedVersion(operation, request);
      const traceparent = currentTraceparent();
      const meta: RequestMeta = {
        token: caller.token,
        purpose: request.header('vh-purpose') ?? '',
        ...(key === undefined ? {} : { idempotencyKey: key }),
        ...(version === undefined ? {} : { expectedVersion: version }),
        ...(traceparent === undefined ? {} : { traceparent }),
      };
      const output: unknown = await client.call(operation, requestInput(operation, request), meta);
      answer(response, operation, output);
    } catch (error) {
      outcome = problemOf(error, logger).code;
      answerProblem(response, error, logger);
    }
    recordOperation((performance.now() - started) / 1000, { operation: operation.id, outcome });
  };
}

/** Answers with the output of an operation; it stays out of every cache. */
export function answer(response: Response, operation: OperationDefinition, output: unknown): void {
  const version = typeof output === 'object' && output !== null && 'version' in output ? output.version : undefined;
  if (typeof version === 'number') response.setHeader('etag', `"${String(version)}"`);
  response.setHeader('cache-control', 'no-store');
  response.status(operation.success);
  if (operation.answerMediaType === undefined) response.type('application/json').send(JSON.stringify(output));
  else response.type(operation.answerMediaType).send(String(output));
}

/** Answers every other method of an address. */
export function refuseMethod(allowed: ReadonlySet<string>): RequestHandler {
  return (_request: Request, response: Response, next) => {
    response.setHeader('allow', [...allowed].join(', '));
    next(new ProblemError('method-not-allowed'));
  };
}
