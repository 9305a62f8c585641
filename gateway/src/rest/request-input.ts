import { ProblemError } from '@veilighuis/contracts';
import type { OperationDefinition } from '@veilighuis/contracts';
import type { Request } from 'express';

/** Puts the input of an operation together from path, and query or body. The service validates it. */
export function requestInput(operation: OperationDefinition, request: Request): Record<string, unknown> {
  const source: unknown =
    operation.method === 'GET' || operation.method === 'DELETE' ? request.query : (request.body as unknown);
  const given = source ?? {};
  if (typeof given !== 'object' || Array.isArray(given)) {
    throw new ProblemError('malformed-request', { detail: 'The body must be a JSON object.' });
  }
  return { ...given, ...request.params };
}

/** The version in `If-Match`, which a change needs. */
export function expectedVersion(operation: OperationDefinition, request: Request): number | undefined {
  if (operation.effect !== 'change') return undefined;
  const header = request.header('if-match');
  if (header === undefined) throw new ProblemError('version-required');
  const version = /^"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined)
    throw new ProblemError('malformed-request', {
      detail: 'If-Match must hold one version between quotes, such as "3".',
    });
  return Number(version);
}

/** The `Idempotency-Key`, which a create needs unless its content identifies the act. */
export function idempotencyKey(operation: OperationDefinition, request: Request): string | undefined {
  const header = request.header('idempotency-key');
  const needed = operation.effect === 'create' && operation.naturallyIdempotent !== true;
  if (header === undefined) {
    if (needed) throw new ProblemError('idempotency-key-required');
    return undefined;
  }
  if (!/^[\x21-\x7e]{1,200}$/.test(header)) {
    throw new ProblemError('malformed-request', { detail: 'Idempotency-Key holds 1 to 200 visible ASCII characters.' });
  }
  return header;
}
