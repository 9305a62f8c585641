import { trace } from '@opentelemetry/api';
import { pino, type DestinationStream } from 'pino';
import { describeError } from './error-description.ts';
import { allowedFields, isCode } from './fields.ts';
import { countDroppedFields } from './metrics.ts';

/**
 * Writes one JSON line per call to standard output, with `trace_id` and `span_id` of the active span.
 *
 * - `event` is a constant in code, one lower-case word with hyphens: `report-registered`. It is never built from data;
 *   text of another shape is written as `unnamed-event`.
 * - `fields` pass through the allow-list of `fields.ts`; what is not allowed is dropped, counted in
 *   `vh_log_fields_dropped_total`, and its number is written as `dropped`.
 * - the field `error` takes anything thrown and is written as kind, codes and places in our code, never its message.
 */
export interface Logger {
  debug(event: string, fields?: Record<string, unknown>): void;
  info(event: string, fields?: Record<string, unknown>): void;
  warn(event: string, fields?: Record<string, unknown>): void;
  error(event: string, fields?: Record<string, unknown>): void;
}

export type LogLevel = keyof Logger;

export interface LoggerOptions {
  /** Lowest level written; default `LOG_LEVEL`, else `info`. `silent` writes nothing. */
  readonly level?: LogLevel | 'silent';
  /** Where lines go; default standard output. */
  readonly destination?: DestinationStream;
}

const EVENT = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

function levelFromEnvironment(): LogLevel | 'silent' {
  const wanted = process.env.LOG_LEVEL;
  return levels.find((level) => level === wanted) ?? 'info';
}

/** Makes the logger of a process. `service` is its name as in `OTEL_SERVICE_NAME`, e.g. `intake`. */
export function createLogger(service: string, options: LoggerOptions = {}): Logger {
  const lines = pino(
    {
      level: options.level ?? levelFromEnvironment(),
      base: { service: isCode(service) ? service : 'unknown' },
      messageKey: 'event',
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    options.destination ?? process.stdout,
  );
  const write = (level: LogLevel, event: string, fields: Record<string, unknown> = {}): void => {
    if (!lines.isLevelEnabled(level)) return;
    lines[level](lineOf(fields, !isEvent(event)), isEvent(event) ? event : 'unnamed-event');
  };
  return {
    debug: (event, fields) => write('debug', event, fields),
    info: (event, fields) => write('info', event, fields),
    warn: (event, fields) => write('warn', event, fields),
    error: (event, fields) => write('error', event, fields),
  };
}

function isEvent(event: string): boolean {
  return EVENT.test(event) && isCode(event);
}

function lineOf(candidate: Record<string, unknown>, eventDropped: boolean): Record<string, unknown> {
  const { error, ...rest } = candidate;
  const { fields, dropped: droppedFields } = allowedFields(rest);
  const dropped = droppedFields + (eventDropped ? 1 : 0);
  if (dropped > 0) countDroppedFields(dropped);
  const span = trace.getActiveSpan()?.spanContext();
  return {
    ...(span === undefined ? {} : { trace_id: span.traceId, span_id: span.spanId }),
    ...fields,
    ...(error === undefined ? {} : { error: describeError(error) }),
    ...(dropped === 0 ? {} : { dropped }),
  };
}
