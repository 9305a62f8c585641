import type { RequestMeta } from '@veilighuis/contracts';
import { problemSchema, type Problem } from '@veilighuis/contracts';
import { z } from 'zod';

/** Form of requests and replies on the wire; the gateway and the services of one release share it. */

const metaSchema = z.object({
  token: z.string(),
  purpose: z.string(),
  idempotencyKey: z.string().optional(),
  expectedVersion: z.number().int().optional(),
  traceparent: z.string().optional(),
});

const requestSchema = z.object({ input: z.unknown(), meta: metaSchema });

export interface Request {
  readonly input: unknown;
  readonly meta: RequestMeta;
}

/** Kind of reply, in the message's `type`: the body is the output itself, or the problem. */
export const replyTypes = { output: 'vh.output', problem: 'vh.problem' } as const;

export function encodeRequest(input: unknown, meta: RequestMeta): Buffer {
  return Buffer.from(JSON.stringify({ input, meta }));
}

/** Undefined when it is not a request of this platform. */
export function decodeRequest(content: Buffer): Request | undefined {
  const parsed = requestSchema.safeParse(parseJson(content));
  return parsed.success ? { input: parsed.data.input, meta: parsed.data.meta as RequestMeta } : undefined;
}

/** An operation without output is answered with `null`: JSON has no word for undefined. */
export function encodeOutput(output: unknown): Buffer {
  return Buffer.from(JSON.stringify(output ?? null));
}

export function encodeProblem(problem: Problem): Buffer {
  return Buffer.from(JSON.stringify(problem));
}

export function decodeProblem(content: Buffer): Problem | undefined {
  const parsed = problemSchema.safeParse(parseJson(content));
  return parsed.success ? parsed.data : undefined;
}

export function parseJson(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    return undefined;
  }
}
