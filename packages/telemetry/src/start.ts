import { context, diag, trace, type DiagLogger } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  TracerProvider,
  type SpanExporter,
} from '@opentelemetry/sdk-trace';
import { createLogger } from './logger.ts';

export interface TelemetryOptions {
  /** Default `OTEL_SERVICE_NAME`. */
  readonly service?: string;
  /** Where spans go. Default: OTLP over HTTP to `OTEL_EXPORTER_OTLP_ENDPOINT`, and nowhere without that variable. */
  readonly exporter?: SpanExporter;
}

let running: TracerProvider | undefined;

/**
 * Starts tracing, once per process; a second call does nothing. Without an exporter spans are not recorded but still
 * have identifiers, so that log lines, problem answers and messages of one act carry the same trace.
 */
export async function startTelemetry(options: TelemetryOptions = {}): Promise<void> {
  if (running !== undefined) return;
  const service = options.service ?? process.env.OTEL_SERVICE_NAME ?? 'veilighuis';
  const exporter = options.exporter ?? (await exporterFromEnvironment());
  running = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    // Always on, whatever the flag of the caller: someone outside must not be able to switch tracing off for an act.
    sampler: exporter === undefined ? new AlwaysOffSampler() : new AlwaysOnSampler(),
    spanProcessors: exporter === undefined ? [] : [new BatchSpanProcessor({ exporter })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(running);
  diag.setLogger(quietDiagnostics(service));
}

/** Sends the spans that still wait. Call it last, at a graceful stop; it never throws. */
export async function stopTelemetry(): Promise<void> {
  await running?.shutdown().catch(() => undefined);
}

// Loaded only when it is used: it costs memory in each process.
async function exporterFromEnvironment(): Promise<SpanExporter | undefined> {
  if ((process.env.OTEL_EXPORTER_OTLP_ENDPOINT ?? '') === '') return undefined;
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  return new OTLPTraceExporter();
}

function quietDiagnostics(service: string): DiagLogger {
  const logger = createLogger(service);
  const nothing = (): void => undefined;
  return {
    error: () => {
      logger.error('telemetry-failed');
    },
    warn: () => {
      logger.warn('telemetry-warning');
    },
    info: nothing,
    debug: nothing,
    verbose: nothing,
  };
}
