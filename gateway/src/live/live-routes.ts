import { liveStream, ProblemError } from '@veilighuis/contracts';
import type { Logger } from '@veilighuis/telemetry';
import { Router } from 'express';
import { refuseMethod } from '../rest/operation-routes.ts';
import { answerProblem } from '../rest/problem-answers.ts';
import type { CallerOf } from '../sign-in/caller.ts';
import type { LiveAudience } from './live-audience.ts';

interface LiveDependencies {
  readonly callerOf: CallerOf;
  readonly audience: LiveAudience;
  readonly logger: Logger;
}

/** `GET /live`: changes as they happen, for members of staff. */
export function liveRoutes({ callerOf, audience, logger }: LiveDependencies): Router {
  const router = Router({ caseSensitive: true, strict: true });
  // HEAD would open a stream that nobody reads.
  router.head(liveStream.path, refuseMethod(new Set(['GET'])));
  router.get(liveStream.path, async (request, response) => {
    try {
      const caller = await callerOf(request);
      if (caller.principal.kind !== 'staff') throw new ProblemError('not-allowed');
      audience.join(caller, response);
    } catch (error) {
      if (response.headersSent) response.destroy();
      else answerProblem(response, error, logger);
    }
  });
  router.all(liveStream.path, refuseMethod(new Set(['GET'])));
  return router;
}
