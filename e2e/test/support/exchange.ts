import assert from 'node:assert/strict';
import { problemSchema, type Problem } from '@veilighuis/contracts';
import { posted } from './posted.ts';
import { addresses } from './platform.ts';

export interface Sent {
  readonly method?: string;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON; text and bytes as they are. */
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

/** Words that only our own side should see: stack traces, parts of the platform, query languages. */
const INTERNALS =
  /\bat \S+ \(|node_modules|dist\/src|MongoServer|MongoError|ECONN|amqp|Cannot (read|GET|POST)|\bvh-|SyntaxError|TypeError|ZodError/;

/**
 * Sends a request as it is, and checks what must hold of every answer of the gateway: security headers, problem
 * details for each refusal, never an internal error, nothing internal and nothing personal in a refusal.
 */
export async function exchange(path: string, sent: Sent = {}): Promise<Answer> {
  const { method = 'GET', token, headers = {}, body } = sent;
  const isJson = body !== undefined && typeof body !== 'string' && !(body instanceof Uint8Array);
  const response = await fetch(addresses.gateway + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(isJson ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : (body as string | Uint8Array<ArrayBuffer>) }),
  });
  const text = await response.text();
  const answer: Answer = { status: response.status, headers: response.headers, text, body: parsed(text) };
  assertDecent(`${method} ${path.slice(0, 120)}`, answer);
  return answer;
}

/** The problem in an answer. @throws AssertionError when there is none */
export function problemIn({ body, status, text }: Answer): Problem {
  const problem = problemSchema.safeParse(body);
  assert.ok(problem.success, `no problem details: ${String(status)} ${text.slice(0, 300)}`);
  return problem.data;
}

function assertDecent(what: string, answer: Answer): void {
  const { headers, status } = answer;
  assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/, what);
  assert.equal(headers.get('x-content-type-options'), 'nosniff', what);
  assert.equal(headers.get('referrer-policy'), 'no-referrer', what);
  assert.match(headers.get('strict-transport-security') ?? '', /max-age=\d{8}/, what);
  assert.equal(headers.get('x-powered-by'), null, what);
  if (status < 400) return;
  assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/, what);
  const problem = problemIn(answer);
  assert.equal(problem.status, status, what);
  assert.equal(problem.type, `urn:veilighuis:problem:${problem.code}`, what);
  assert.notEqual(problem.code, 'internal-error', `${what}: ${answer.text}`);
  assert.doesNotMatch(answer.text, INTERNALS, what);
  assert.deepEqual(posted.foundIn(answer.text), [], `${what}: what was posted stands in the refusal`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
