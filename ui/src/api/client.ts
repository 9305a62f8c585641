import { addresses } from '../generated/addresses.ts';
import type { Input, OperationId, Output } from './contract.ts';
import { noConnection, problemFrom } from './problem.ts';

interface Address {
  readonly method: string;
  readonly path: string;
  readonly mediaType?: string;
}

export interface CallOptions {
  /** Version that was seen, for operations that change. */
  readonly version?: number;
  /** Key of one act of one person: sent again, it is done once. */
  readonly key?: string;
  readonly signal?: AbortSignal;
}

/** What every change of a browser carries, known once the session is. */
let csrfToken = '';

export function useCsrfToken(token: string): void {
  csrfToken = token;
}

/** Told when the platform answers that nobody is signed in any more. */
let onSessionEnded = (): void => undefined;

export function whenSessionEnds(told: () => void): void {
  onSessionEnded = told;
}

const longestWaitMs = 30_000;

/** Calls an operation of the platform. @throws Problem when it is refused, or when nobody answers */
export async function call<Id extends OperationId>(
  id: Id,
  input: Input<Id>,
  options: CallOptions = {},
): Promise<Output<Id>> {
  const address: Address = addresses[id];
  const { url, body } = place(address, input as Record<string, unknown>);
  return (await exchange(`/api/v1${url}`, {
    method: address.method,
    headers: headersOf(address, options),
    ...(body === undefined ? {} : { body }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  })) as Output<Id>;
}

/** One exchange with the gateway. @throws Problem */
export async function exchange(url: string, request: RequestInit = {}): Promise<unknown> {
  const signal = AbortSignal.any([AbortSignal.timeout(longestWaitMs), ...(request.signal ? [request.signal] : [])]);
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(url, { ...request, signal, credentials: 'same-origin', cache: 'no-store' });
    answer = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  } catch (error) {
    if (request.signal?.aborted === true) throw error;
    throw noConnection;
  }
  if (response.ok) return answer;
  const problem = problemFrom(response.status, answer);
  if (problem.code === 'not-signed-in') onSessionEnded();
  throw problem;
}

function place({ method, path }: Address, input: Record<string, unknown>): { url: string; body?: string } {
  const left = { ...input };
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = textOf(left[name]);
    Reflect.deleteProperty(left, name);
    return encodeURIComponent(value);
  });
  if (method !== 'GET' && method !== 'DELETE') return { url: filled, body: JSON.stringify(left) };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(left)) if (value !== undefined) query.set(name, textOf(value));
  const asked = query.toString();
  return { url: asked === '' ? filled : `${filled}?${asked}` };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function headersOf({ method, mediaType }: Address, { version, key }: CallOptions): Record<string, string> {
  return {
    accept: 'application/json',
    ...(method === 'GET' ? {} : { 'content-type': mediaType ?? 'application/json', 'x-csrf-token': csrfToken }),
    ...(version === undefined ? {} : { 'if-match': `"${String(version)}"` }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  };
}
