import type { RequestMeta } from '@veilighuis/contracts';

interface CommonContext {
  /** Identifier of the message: the same on each attempt. What an inbox remembers. */
  readonly id: string;
  /** Event type or operation id. */
  readonly type: string;
  /** Number of this attempt, from 1. Operations have one. */
  readonly attempt: number;
  /** W3C trace context to hand on, for instance into outbox rows. */
  readonly traceparent?: string;
  /** Aborts when the result is no longer of use: the caller's deadline has passed, or the process must stop now. */
  readonly signal: AbortSignal;
}

export interface EventContext extends CommonContext {
  readonly kind: 'event';
}

export interface OperationContext extends CommonContext {
  readonly kind: 'operation';
  /** What travels beside the input: token, purpose, keys. */
  readonly meta: RequestMeta;
}

/** Second argument of each handler, and what `@Ctx()` gives. */
export type MessageContext = EventContext | OperationContext;
