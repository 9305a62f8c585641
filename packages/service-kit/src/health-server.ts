import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { metricsHandler } from '@veilighuis/telemetry';

export interface Health {
  readonly ready: boolean;
  /** Short sentences for operators; never personal data, never addresses with passwords. */
  readonly reasons: readonly string[];
}

/** Ready when every part is; the reasons name the part. */
export function combine(parts: Record<string, () => Health>): Health {
  const reasons = Object.entries(parts).flatMap(([name, health]) => {
    const { ready, reasons: own } = health();
    return ready
      ? []
      : own.map((reason) => `${name}: ${reason}`).concat(own.length === 0 ? [`${name}: not ready`] : []);
  });
  return { ready: reasons.length === 0, reasons };
}

/**
 * Serves `/livez` (the process runs), `/readyz` (it can do its work; with reasons when not) and `/metrics`.
 */
export async function serveHealth(port: number, health: () => Health): Promise<Server> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0];
    if (path === '/livez') answer(200, { alive: true });
    else if (path === '/readyz') {
      const state = health();
      answer(state.ready ? 200 : 503, state);
    } else if (path === '/metrics') {
      void metricsHandler(request, response);
    } else answer(404, {});

    function answer(status: number, body: object): void {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return server;
}
