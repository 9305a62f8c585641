import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import { isCode } from './fields.ts';

/**
 * Every metric of the platform, in one place. Label values are codes only; anything else becomes `other`, so that a
 * label can neither hold personal data nor grow without bound. Names are as Prometheus shows them, unit at the end;
 * a counter gets `_total` behind it.
 */
const reader = new PrometheusExporter({ preventServerStart: true });
const meter = new MeterProvider({ readers: [reader] }).getMeter('veilighuis');

const secondsBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const lagBuckets = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600];

const outboxAge = meter.createObservableGauge('vh_outbox_age_seconds', {
  description: 'Age of the oldest event that is committed but not yet published',
});
const outboxPending = meter.createObservableGauge('vh_outbox_pending', {
  description: 'Events that are committed but not yet published',
});
const logRefuses = meter.createObservableGauge('vh_access_log_refuses', {
  description: '1 while the access log refuses lines and reads of personal data are refused, else 0',
});
const logParked = meter.createObservableGauge('vh_access_log_parked', {
  description: 'Lines of the access log that are kept beside it because it refused them',
});
const logUnsealed = meter.createObservableGauge('vh_access_log_unsealed_seconds', {
  description: 'Age of the oldest line of the access log that the hash chain does not hold yet',
});
const consumerLag = meter.createHistogram('vh_consumer_lag_seconds', {
  description: 'Time from the commit of an event to the end of its handling',
  advice: { explicitBucketBoundaries: lagBuckets },
});
const retries = meter.createCounter('vh_consumer_retries', {
  description: 'Messages put back for a later attempt',
});
const deadLetters = meter.createCounter('vh_dead_letters', {
  description: 'Messages given up and moved to the dead-letter queue',
});
const operations = meter.createCounter('vh_operations', {
  description: 'Operations handled, by outcome (`ok` or the code of the problem)',
});
const operationDuration = meter.createHistogram('vh_operation_duration_seconds', {
  description: 'Time to handle an operation',
  advice: { explicitBucketBoundaries: secondsBuckets },
});
const droppedFields = meter.createCounter('vh_log_fields_dropped', {
  description: 'Fields of logs and spans that the allow-list left out',
});
const memory = meter.createObservableGauge('process_resident_memory_bytes', {
  description: 'Memory of the process in real use',
});
memory.addCallback((result) => {
  result.observe(process.memoryUsage.rss());
});

// A counter without a point is missing from the text; a dashboard and an alert need it from the first minute.
for (const counter of [retries, deadLetters, operations, droppedFields]) counter.add(0);

type Labels = Readonly<Record<string, string>>;

function codesOnly(labels: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, isCode(value) ? value : 'other']));
}

export interface OutboxState {
  readonly oldestAgeSeconds: number;
  readonly pending: number;
}

/** `state` is asked at each reading of the metrics; when it fails, the point is left out of that reading. */
export function observeOutbox(state: () => Promise<OutboxState> | OutboxState): void {
  meter.addBatchObservableCallback(
    async (result) => {
      const { oldestAgeSeconds, pending } = await state();
      result.observe(outboxAge, oldestAgeSeconds);
      result.observe(outboxPending, pending);
    },
    [outboxAge, outboxPending],
  );
}

export interface AccessLogState {
  readonly refuses: boolean;
  readonly parked: number;
  readonly unsealedSeconds: number;
}

/** `state` is asked at each reading of the metrics; when it fails, the points are left out of that reading. */
export function observeAccessLog(state: () => Promise<AccessLogState>): void {
  meter.addBatchObservableCallback(
    async (result) => {
      const { refuses, parked, unsealedSeconds } = await state();
      result.observe(logRefuses, refuses ? 1 : 0);
      result.observe(logParked, parked);
      result.observe(logUnsealed, unsealedSeconds);
    },
    [logRefuses, logParked, logUnsealed],
  );
}

export function recordConsumerLag(
  seconds: number,
  labels: { readonly eventType: string; readonly outcome: string },
): void {
  consumerLag.record(Math.max(0, seconds), codesOnly(labels));
}

export function countRetry(labels: { readonly queue: string; readonly type: string }): void {
  retries.add(1, codesOnly(labels));
}

export function countDeadLetter(labels: {
  readonly queue: string;
  readonly type: string;
  readonly reason: string;
}): void {
  deadLetters.add(1, codesOnly(labels));
}

/** `outcome` is `ok` or the code of the problem. */
export function recordOperation(
  seconds: number,
  labels: { readonly operation: string; readonly outcome: string },
): void {
  operations.add(1, codesOnly(labels));
  operationDuration.record(seconds, codesOnly(labels));
}

export function countDroppedFields(count: number): void {
  droppedFields.add(count);
}

const serializer = new PrometheusSerializer('', false, undefined, true, true);

/** All metrics of this process in the Prometheus text format. */
export async function metricsText(): Promise<string> {
  const { resourceMetrics } = await reader.collect();
  return serializer.serialize(resourceMetrics);
}

export const metricsContentType = 'text/plain; version=0.0.4; charset=utf-8';
