import type { Message, Options } from 'amqplib';

/** Names of our own headers, in one place. Attempts are counted here: the broker's own count also rises for neighbours. */
export const headers = {
  /** Number of this attempt, from 1. */
  attempt: 'x-vh-attempt',
  /** Moment in UTC of the first failure of this message. */
  firstFailedAt: 'x-vh-first-failed-at',
  /** Kind of the last error: name of the error or code of the problem. */
  error: 'x-vh-error',
  /** Why it was dead-lettered, see `DeadLetterReason`. */
  reason: 'x-vh-reason',
  /** Moment in UTC of dead-lettering. */
  deadAt: 'x-vh-dead-at',
  /** Moment after which nobody waits for the answer, milliseconds since 1970; hosts keep their clocks in step. */
  deadline: 'x-vh-deadline',
  traceparent: 'traceparent',
} as const;

export type HeaderName = keyof typeof headers;

export type DeadLetterReason =
  /** Not JSON, or not an object. */
  | 'unparsable'
  /** JSON, but not a CloudEvents envelope of this platform. */
  | 'invalid-envelope'
  /** The data don't fit the schema of their type. */
  | 'invalid-data'
  /** Nobody here handles this type. */
  | 'unknown-type'
  /** The account that sent it may not announce this type. */
  | 'unknown-announcer'
  /** Larger than is accepted here. */
  | 'too-large'
  /** The handler said that no later attempt can succeed. */
  | 'poison'
  /** The last attempt of the ladder failed. */
  | 'attempts-exhausted'
  /** The broker gave up: the consumer died too often while it had this message. */
  | 'delivery-limit';

export function textHeader(message: Message, name: HeaderName): string | undefined {
  const value: unknown = message.properties.headers?.[headers[name]];
  return typeof value === 'string' && value.length <= 200 ? value : undefined;
}

export function numberHeader(message: Message, name: HeaderName): number | undefined {
  const value: unknown = message.properties.headers?.[headers[name]];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Number of this attempt, from 1; anything that we can't have written counts as the first. */
export function attemptOf(message: Message): number {
  const attempt = numberHeader(message, 'attempt');
  return attempt !== undefined && Number.isInteger(attempt) && attempt >= 1 && attempt <= 1_000 ? attempt : 1;
}

/** Reads a property that should be one word of code; anything else was not written by us and may hold anything. */
export function codeProperty(value: unknown): string | undefined {
  return typeof value === 'string' && /^[A-Za-z0-9_.:-]{1,120}$/.test(value) ? value : undefined;
}

/**
 * Properties for sending a received message on, with `added` as its headers.
 *
 * Only our own headers and the trace are kept. Foreign headers and the broker's history of deaths grow with each hop,
 * and past 64 KiB the message could not be sent on at all.
 */
export function forwardedProperties(
  message: Message,
  added: Partial<Record<HeaderName, string | number>>,
): Options.Publish {
  const received: Received = message.properties;
  const kept: Record<string, string | number> = {};
  const traceparent = textHeader(message, 'traceparent');
  if (traceparent !== undefined) kept[headers.traceparent] = traceparent;
  for (const [name, value] of Object.entries(added)) kept[headers[name as HeaderName]] = value;
  return {
    persistent: true,
    mandatory: true,
    headers: kept,
    ...optional('messageId', codeProperty(received.messageId)),
    ...optional('type', codeProperty(received.type)),
    ...optional('contentType', mediaType(received.contentType)),
    ...(typeof received.timestamp === 'number' ? { timestamp: received.timestamp } : {}),
  };
}

interface Received {
  readonly messageId?: unknown;
  readonly type?: unknown;
  readonly contentType?: unknown;
  readonly timestamp?: unknown;
}

function mediaType(value: unknown): string | undefined {
  return typeof value === 'string' && /^[a-z]+\/[a-z0-9.+-]{1,80}$/.test(value) ? value : undefined;
}

function optional<K extends string>(name: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [name]: value } as Record<K, string>);
}
