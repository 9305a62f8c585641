import { context, SpanKind, SpanStatusCode, trace, TraceFlags, type Context, type Span } from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import { describeError } from './error-description.ts';
import { allowedFields } from './fields.ts';
import { countDroppedFields } from './metrics.ts';

export interface SpanOptions {
  /** Pass through the same allow-list as log fields. */
  readonly attributes?: Record<string, unknown>;
  /** W3C trace context of the act that caused this one: a message, an outbox row, a request. Default: the active span. */
  readonly traceparent?: string | undefined;
  readonly kind?: keyof typeof SpanKind;
}

/**
 * Runs `fn` inside a span and ends the span when it settles. A failure marks the span with the kind of the error,
 * never its message, and is thrown on.
 *
 * `name` is a constant or an operation or event type: it never holds data.
 */
export async function withSpan<T>(
  name: string,
  fn: (span: Span) => Promise<T> | T,
  options: SpanOptions = {},
): Promise<T> {
  const span = startSpan(name, options);
  return context.with(trace.setSpan(extractContext(options.traceparent), span), async () => {
    try {
      return await fn(span);
    } catch (error) {
      markFailed(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Starts a span that the caller ends; for work that doesn't fit in one function. */
export function startSpan(name: string, options: SpanOptions = {}): Span {
  const { fields, dropped } = allowedFields(options.attributes ?? {});
  if (dropped > 0) countDroppedFields(dropped);
  return trace
    .getTracer('veilighuis')
    .startSpan(
      name,
      { kind: SpanKind[options.kind ?? 'INTERNAL'], attributes: fields },
      extractContext(options.traceparent),
    );
}

export function markFailed(span: Span, error: unknown): void {
  const { errorName, problemCode } = describeError(error);
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttributes({ errorName, ...(problemCode === undefined ? {} : { problemCode }) });
}

/** The active context, with the remote span of `traceparent` as parent when it can be read. */
export function extractContext(traceparent: string | undefined): Context {
  const parent = traceparent === undefined ? null : parseTraceParent(traceparent);
  return parent === null ? context.active() : trace.setSpanContext(context.active(), { ...parent, isRemote: true });
}

/** `traceparent` of the active span, to travel with a message or an outbox row; undefined outside any span. */
export function currentTraceparent(): string | undefined {
  const span = trace.getActiveSpan()?.spanContext();
  if (span === undefined || !trace.isSpanContextValid(span)) return undefined;
  const flags = (span.traceFlags & TraceFlags.SAMPLED).toString(16).padStart(2, '0');
  return `00-${span.traceId}-${span.spanId}-${flags}`;
}

/** Trace identifier of the active span, as problem answers carry it; undefined outside any span. */
export function currentTraceId(): string | undefined {
  return currentTraceparent()?.split('-')[1];
}
