export { allowedFields, isCode, kindOf, type AllowedFields, type FieldKind, type FieldValue } from './fields.ts';
export { describeError, type ErrorDescription } from './error-description.ts';
export { createLogger, type Logger, type LoggerOptions, type LogLevel } from './logger.ts';
export { NestLogger } from './nest-logger.ts';
export {
  currentTraceId,
  currentTraceparent,
  extractContext,
  markFailed,
  startSpan,
  withSpan,
  type SpanOptions,
} from './tracing.ts';
export {
  countDeadLetter,
  countRetry,
  metricsContentType,
  metricsText,
  observeAccessLog,
  observeOutbox,
  recordConsumerLag,
  recordOperation,
  type AccessLogState,
  type OutboxState,
} from './metrics.ts';
export { metricsHandler, traceRequests } from './http.ts';
export { startTelemetry, stopTelemetry, type TelemetryOptions } from './start.ts';
