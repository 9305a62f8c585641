import { readFileSync } from 'node:fs';
import { operations, type OperationDefinition } from '@veilighuis/contracts';
import { exchange, type Answer } from './exchange.ts';

/** Every operation that the gateway serves: a new one is in each walk by itself. */
export const served: readonly OperationDefinition[] = operations.filter(({ internal }) => internal !== true);

const samples = new URL('../../../../packages/contracts/samples/v1/operations/', import.meta.url);

export type Input = Readonly<Record<string, unknown>>;

/** A recorded request that fits the operation; the contracts prove that each has one. */
export function sampleOf({ id }: OperationDefinition): Input {
  const [first] = JSON.parse(readFileSync(new URL(`${id}.json`, samples), 'utf8')) as { request: Input }[];
  if (first === undefined) throw new Error(`no recorded request of ${id}`);
  return first.request;
}

/** Sends an input as the operation says: path, query or body, with the headers that a caller must send. */
export function send(
  operation: OperationDefinition,
  input: Input,
  { token, headers = {} }: { token?: string | undefined; headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer> {
  const { path, rest } = filled(operation, input);
  const isInQuery = operation.method === 'GET' || operation.method === 'DELETE';
  const query = isInQuery ? `?${new URLSearchParams(rest as Record<string, string>).toString()}` : '';
  return exchange(`/api/v1${path}${query}`, {
    method: operation.method,
    token,
    headers: { ...headersFor(operation), ...headers },
    ...(isInQuery ? {} : { body: JSON.stringify(rest) }),
  });
}

export function headersFor({ method, effect, naturallyIdempotent, mediaType }: OperationDefinition) {
  return {
    ...(method === 'GET' || method === 'DELETE' ? {} : { 'content-type': mediaType ?? 'application/json' }),
    ...(effect === 'create' && naturallyIdempotent !== true ? { 'idempotency-key': crypto.randomUUID() } : {}),
    ...(effect === 'change' ? { 'if-match': '"1"' } : {}),
  };
}

/** Path with its parts filled in, and what is left for query or body. */
export function filled({ path }: OperationDefinition, input: Input): { path: string; rest: Record<string, unknown> } {
  const rest: Record<string, unknown> = { ...input };
  const whole = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name];
    Reflect.deleteProperty(rest, name);
    return typeof value === 'string' ? encodeURIComponent(value) : crypto.randomUUID();
  });
  return { path: whole, rest };
}
