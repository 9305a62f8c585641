import { createHash } from 'node:crypto';
import { envelopeSchema } from '@veilighuis/contracts';
import type { Message, XDeath } from 'amqplib';
import { parseJson } from '../request.ts';
import { attemptOf, codeProperty, textHeader, type DeadLetterReason } from '../wire.ts';

/** What may be shown of a message that was given up: identifiers, codes and moments, nothing of its content. */
export interface DeadLetter {
  /** Identifier of the event; for a message without a usable one, the beginning of the digest of its body. */
  readonly id: string;
  readonly type: string;
  readonly reason: DeadLetterReason | 'unknown';
  /** Kind of the last error: name of the error, code of the problem, or the handler's own reason. */
  readonly error?: string;
  readonly attempts: number;
  readonly firstFailedAt?: string;
  readonly deadAt?: string;
  readonly bytes: number;
}

/** What an operator needs to find the aggregate and the trace. */
export interface DeadLetterDetail extends DeadLetter {
  readonly traceId?: string;
  /** Of an event that is readable. */
  readonly subject?: string;
  readonly sequence?: number;
  readonly committedAt?: string;
  readonly source?: string;
  readonly centre?: string;
}

export function idOf(message: Message): string {
  return (
    codeProperty(message.properties.messageId) ??
    `sha256-${createHash('sha256').update(message.content).digest('hex').slice(0, 16)}`
  );
}

export function deadLetterOf(message: Message): DeadLetter {
  const byBroker = brokerDeath(message);
  const error = codeProperty(textHeader(message, 'error'));
  const firstFailedAt = momentOf(textHeader(message, 'firstFailedAt'));
  const deadAt = momentOf(textHeader(message, 'deadAt')) ?? byBroker?.at;
  return {
    id: idOf(message),
    type: codeProperty(message.properties.type) ?? 'unknown',
    reason: reasonOf(textHeader(message, 'reason')) ?? (byBroker === undefined ? 'unknown' : 'delivery-limit'),
    attempts: attemptOf(message),
    bytes: message.content.length,
    ...(error === undefined ? {} : { error }),
    ...(firstFailedAt === undefined ? {} : { firstFailedAt }),
    ...(deadAt === undefined ? {} : { deadAt }),
  };
}

export function deadLetterDetailOf(message: Message): DeadLetterDetail {
  const traceId = /^00-([0-9a-f]{32})-/.exec(textHeader(message, 'traceparent') ?? '')?.[1];
  const parsed = envelopeSchema.safeParse(parseJson(message.content));
  const source = parsed.success ? codeSource(parsed.data.source) : undefined;
  const centre = parsed.success ? codeProperty(parsed.data.centre) : undefined;
  return {
    ...deadLetterOf(message),
    ...(traceId === undefined ? {} : { traceId }),
    ...(parsed.success
      ? { subject: parsed.data.subject, sequence: parsed.data.sequence, committedAt: parsed.data.time }
      : {}),
    ...(source === undefined ? {} : { source }),
    ...(centre === undefined ? {} : { centre }),
  };
}

const reasons: readonly string[] = [
  'unparsable',
  'invalid-envelope',
  'invalid-data',
  'unknown-type',
  'unknown-announcer',
  'too-large',
  'poison',
  'attempts-exhausted',
  'delivery-limit',
] satisfies readonly DeadLetterReason[];

function reasonOf(text: string | undefined): DeadLetterReason | undefined {
  return text !== undefined && reasons.includes(text) ? (text as DeadLetterReason) : undefined;
}

/** The broker's own dead-lettering leaves only its history. */
function brokerDeath(message: Message): { readonly at: string } | undefined {
  const deaths: readonly XDeath[] = message.properties.headers?.['x-death'] ?? [];
  const last = deaths.find((death) => (death.reason as string) === 'delivery_limit');
  return last === undefined ? undefined : { at: new Date(last.time.value * 1000).toISOString() };
}

function momentOf(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? text : undefined;
}

function codeSource(text: string): string | undefined {
  return /^[a-z0-9/-]{1,80}$/.test(text) ? text : undefined;
}
