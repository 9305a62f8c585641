import { setTimeout as wait } from 'node:timers/promises';
import { ProblemError, problemSchema, type OperationDefinition, type OperationOutput } from '@veilighuis/contracts';
import type { z } from 'zod';

export interface CallOptions {
  readonly token: string;
  /** Version that was seen, for operations that change. */
  readonly version?: number;
  readonly idempotencyKey?: string;
}

export interface Patience {
  /** Attempts in all when the platform is busy or away. */
  readonly attempts: number;
  readonly longestWaitMs: number;
}

const usualPatience: Patience = { attempts: 8, longestWaitMs: 20_000 };

/** The public API of the platform, called by the operations of the contracts. */
export class Api {
  readonly #base: string;
  readonly #patience: Patience;

  constructor(gatewayUrl: string, patience = usualPatience) {
    this.#base = `${gatewayUrl}/api/v1`;
    this.#patience = patience;
  }

  /**
   * Calls an operation and checks the answer against its contract. A platform that is busy, restarting or away is
   * tried again: give a create an idempotency key, and expect that a change may have been done by the attempt before.
   *
   * @throws ProblemError as the platform answered
   */
  async call<O extends OperationDefinition>(
    operation: O,
    input: z.input<O['input']>,
    options: CallOptions,
  ): Promise<OperationOutput<O>> {
    const { url, body } = this.#address(operation, input);
    for (let attempt = 1; ; attempt += 1) {
      const { response, answer, text } = await exchange(url, {
        method: operation.method,
        headers: headersOf(operation, options),
        ...(body === undefined ? {} : { body }),
      });
      if (response?.ok === true) {
        const output = operation.answerMediaType === undefined ? answer : text;
        return operation.output.parse(output) as OperationOutput<O>;
      }
      if (attempt === this.#patience.attempts || !isWorthAnotherTry(response)) throw problemOf(answer);
      await wait(Math.min(this.#patience.longestWaitMs, waitBefore(response, attempt)));
    }
  }

  /** Sends lines and reads the lines of the answer as they come. @throws ProblemError when the batch as a whole is refused */
  async *lines(path: string, mediaType: string, body: string, token: string): AsyncGenerator<string> {
    const response = await fetch(this.#base + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': mediaType },
      body,
    });
    if (!response.ok || response.body === null) throw problemOf(await response.json().catch(() => undefined));
    let rest = '';
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      const parts = (rest + chunk).split('\n');
      rest = parts.pop() ?? '';
      yield* parts.filter((line) => line !== '');
    }
    if (rest !== '') yield rest;
  }

  #address({ method, path }: OperationDefinition, input: Record<string, unknown>): { url: string; body?: string } {
    const left = { ...input };
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const value = left[name];
      Reflect.deleteProperty(left, name);
      return encodeURIComponent(textOf(value));
    });
    const url = new URL(this.#base + filled);
    if (method !== 'GET' && method !== 'DELETE') return { url: url.href, body: JSON.stringify(left) };
    for (const [name, value] of Object.entries(left))
      if (value !== undefined) url.searchParams.set(name, textOf(value));
    return { url: url.href };
  }
}

/** One attempt; without a response when nobody answers, or the connection breaks before the answer is complete. */
async function exchange(
  url: string,
  request: RequestInit,
): Promise<{ response?: Response; answer?: unknown; text?: string }> {
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(60_000) });
    const text = await response.text();
    return { response, answer: parsed(text), text };
  } catch (error) {
    if (error instanceof TypeError) return { answer: new ProblemError('service-unavailable').problem };
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Values in an address are texts, numbers or booleans. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function headersOf(
  operation: OperationDefinition,
  { token, version, idempotencyKey }: CallOptions,
): Record<string, string> {
  return {
    authorization: `Bearer ${token}`,
    ...(operation.method === 'GET' ? {} : { 'content-type': operation.mediaType ?? 'application/json' }),
    ...(version === undefined ? {} : { 'if-match': `"${String(version)}"` }),
    ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  };
}

function isWorthAnotherTry(response: Response | undefined): boolean {
  return response === undefined || response.status === 429 || response.status >= 502;
}

function waitBefore(response: Response | undefined, attempt: number): number {
  const asked = Number(response?.headers.get('retry-after') ?? '0') * 1000;
  return Math.max(asked, 200 * 2 ** attempt);
}

function problemOf(answer: unknown): ProblemError {
  const problem = problemSchema.safeParse(answer);
  return problem.success ? ProblemError.from(problem.data) : new ProblemError('internal-error');
}
