import type { IncomingMessage, ServerResponse } from 'node:http';
import { context, trace } from '@opentelemetry/api';
import { metricsContentType, metricsText } from './metrics.ts';
import { extractContext, startSpan } from './tracing.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

/** Answers with the metrics of this process; for `GET /metrics` on its own HTTP port. */
export async function metricsHandler(_request: IncomingMessage, response: ServerResponse): Promise<void> {
  const text = await metricsText();
  response.writeHead(200, { 'content-type': metricsContentType }).end(text);
}

/**
 * Middleware (Express, Connect) that runs the rest of the request inside one span, continuing the caller's
 * `traceparent`. Only the method and the status are kept: a URL may hold what a caller typed.
 */
export function traceRequests(): Handler {
  return (request, response, next) => {
    const header = request.headers.traceparent;
    const traceparent = typeof header === 'string' ? header : undefined;
    const method = request.method ?? 'GET';
    const span = startSpan(`http ${method}`, { kind: 'SERVER', traceparent, attributes: { method } });
    response.once('close', () => {
      span.setAttribute('status', response.statusCode).end();
    });
    context.with(trace.setSpan(extractContext(traceparent), span), next);
  };
}
