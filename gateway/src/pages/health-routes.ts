import type { Health } from '@veilighuis/service-kit';
import { metricsHandler } from '@veilighuis/telemetry';
import { Router } from 'express';

/** `/livez`, `/readyz` with reasons, `/metrics`; these three hold nothing personal and ask for no sign-in. */
export function healthRoutes(health: () => Health): Router {
  const router = Router();
  router.get('/livez', (_request, response) => {
    response.json({ alive: true });
  });
  router.get('/readyz', (_request, response) => {
    const state = health();
    response.status(state.ready ? 200 : 503).json(state);
  });
  router.get('/metrics', (request, response) => metricsHandler(request, response));
  return router;
}
