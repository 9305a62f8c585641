import type { Principal, TokenVerifier } from '@veilighuis/access';
import { ProblemError } from '@veilighuis/contracts';
import type { Request } from 'express';
import type { RateLimits } from '../protection/rate-limit.ts';
import type { Sessions } from './sessions.ts';
import { requireCsrfToken, sessionIdOf } from './session-cookie.ts';

/** Who asks, with the token that each service verifies again. */
export interface Caller {
  readonly principal: Principal;
  readonly token: string;
}

export type CallerOf = (request: Request) => Promise<Caller>;

/**
 * Finds the caller: a bearer token for machine clients, or the session of a browser.
 * With a session every change needs the CSRF token too.
 *
 * @throws ProblemError `not-signed-in`, `csrf-token-missing`, `too-many-requests`
 */
export function callerOf(verifier: TokenVerifier, sessions: Sessions, limits: RateLimits): CallerOf {
  return async (request) => {
    const caller = await identify(request).catch(async (error: unknown) => {
      if (request.res !== undefined && request.ip !== undefined) await limits.takeOfStranger(request.ip, request.res);
      throw error;
    });
    if (request.res !== undefined) await limits.takeOf(caller.principal, request.res);
    return caller;
  };

  async function identify(request: Request): Promise<Caller> {
    const header = request.header('authorization');
    if (header !== undefined) {
      const token = /^Bearer ([\w.~+/=-]{1,16000})$/i.exec(header)?.[1];
      if (token === undefined) throw new ProblemError('not-signed-in');
      return { principal: await verifier.verify(token), token };
    }
    const sessionId = sessionIdOf(request);
    const session = sessionId === undefined ? undefined : await sessions.use(sessionId);
    if (session === undefined) throw new ProblemError('not-signed-in');
    requireCsrfToken(request, session.csrfToken);
    return { principal: await verifier.verify(session.accessToken), token: session.accessToken };
  }
}
