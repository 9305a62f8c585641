import { envelopeSchema, type EventDefinition, type EventEnvelope } from '@veilighuis/contracts';
import type { Message } from 'amqplib';
import { errorCode, PoisonMessageError } from '../errors.ts';
import type { RetryLadder } from '../topology.ts';
import type { DeadLetterReason } from '../wire.ts';

/** What is to become of a message. */
export type Verdict =
  | { readonly kind: 'done' }
  | { readonly kind: 'retry'; readonly delayMs: number; readonly error: string }
  | { readonly kind: 'dead'; readonly reason: DeadLetterReason; readonly error?: string };

export type Decoded =
  | { readonly kind: 'event'; readonly envelope: EventEnvelope }
  | { readonly kind: 'dead'; readonly reason: DeadLetterReason };

/** Reads an event strictly: what doesn't fit the schema of its type is never shown to a handler. */
export function decode(message: Message, handled: ReadonlyMap<string, EventDefinition>, maxBytes: number): Decoded {
  if (message.content.length > maxBytes) return { kind: 'dead', reason: 'too-large' };
  const envelope = parseObject(message.content);
  if (envelope === undefined) return { kind: 'dead', reason: 'unparsable' };
  const parsed = envelopeSchema.safeParse(envelope);
  if (!parsed.success) return { kind: 'dead', reason: 'invalid-envelope' };
  const definition = handled.get(parsed.data.type);
  if (definition === undefined) return { kind: 'dead', reason: 'unknown-type' };
  const data = definition.data.safeParse(parsed.data.data);
  if (!data.success) return { kind: 'dead', reason: 'invalid-data' };
  return { kind: 'event', envelope: { ...parsed.data, data: data.data } };
}

function parseObject(content: Buffer): object | undefined {
  try {
    const value: unknown = JSON.parse(content.toString('utf8'));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** After a failed attempt: the next rung of the ladder, or the end of it. */
export function afterFailure(error: unknown, attempt: number, ladder: RetryLadder): Verdict {
  if (error instanceof PoisonMessageError) return { kind: 'dead', reason: 'poison', error: error.reason };
  const delayMs = ladder[attempt - 1];
  if (delayMs === undefined) return { kind: 'dead', reason: 'attempts-exhausted', error: errorCode(error) };
  return { kind: 'retry', delayMs, error: errorCode(error) };
}
