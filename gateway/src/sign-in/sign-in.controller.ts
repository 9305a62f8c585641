import { Body, Controller, Get, Header, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { TokenVerifier } from '@veilighuis/access';
import type { Principal } from '@veilighuis/access';
import { organisationAlias, ProblemError } from '@veilighuis/contracts';
import type { Request, Response } from 'express';
import { StaffNames } from '../access-log/staff-names.ts';
import { sendPage, wantsPage } from '../pages/plain-page.ts';
import { goingInCircles, signInFailed, withoutRole } from '../pages/sign-in-pages.ts';
import { DutyOfSecrecy } from '../secrecy/duty-of-secrecy.ts';
import { arrived, goesInCircles } from './attempts.ts';
import type { Attempt } from './identity-provider.ts';
import { IdentityProvider } from './identity-provider.ts';
import { localPath } from './local-path.ts';
import { Seal } from './seal.ts';
import {
  attemptOf,
  dropAttempt,
  dropSession,
  requireCsrfToken,
  sessionIdOf,
  setAttempt,
  setSession,
} from './session-cookie.ts';
import { Sessions } from './sessions.ts';

/** Sign-in and sign-out of staff; the browser never sees a token. */
@Controller('auth')
export class SignInController {
  constructor(
    @Inject(IdentityProvider) private readonly provider: IdentityProvider,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Seal) private readonly seal: Seal,
    @Inject(TokenVerifier) private readonly verifier: TokenVerifier,
    @Inject(DutyOfSecrecy) private readonly duty: DutyOfSecrecy,
    @Inject(StaffNames) private readonly names: StaffNames,
  ) {}

  /** `organisation`: act for that one; without it who belongs to two is asked. */
  @Get('sign-in')
  async begin(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (goesInCircles(request, response)) {
      response.setHeader('retry-after', '60');
      if (!wantsPage(request)) throw new ProblemError('too-many-requests');
      sendPage(response, 429, goingInCircles);
      return;
    }
    const { returnTo, organisation } = request.query;
    const { url, attempt } = await this.provider.begin(localPath(returnTo), aliasOf(organisation));
    setAttempt(response, await this.seal.close(attempt));
    response.redirect(303, url.href);
  }

  @Get('callback')
  async finish(@Req() request: Request, @Res() response: Response): Promise<void> {
    const attempt = (await this.seal.open(attemptOf(request) ?? '')) as Attempt | undefined;
    dropAttempt(response);
    try {
      await this.enter(attempt, request, response);
    } catch (error) {
      const isRefusal = error instanceof ProblemError && error.problem.code === 'not-signed-in';
      if (!isRefusal || !wantsPage(request)) throw error;
      sendPage(response, 401, signInFailed);
    }
  }

  private async enter(attempt: Attempt | undefined, request: Request, response: Response): Promise<void> {
    if (attempt === undefined)
      throw new ProblemError('not-signed-in', {
        detail: 'The sign-in took too long or was begun elsewhere. Start again at /auth/sign-in.',
      });
    const tokens = await this.provider.finish(request.originalUrl.split('?')[1] ?? '', attempt);
    const principal = await this.principalOf(tokens.accessToken);
    if (principal === undefined) {
      sendPage(response, 403, withoutRole((await this.provider.end(tokens.idToken)).href));
      return;
    }
    // No look without the name of who looks (R31): it is known before the session is.
    const name = await this.provider.nameOf(tokens);
    if (name !== undefined) await this.names.record(principal.subject, name, new Date());
    setSession(response, await this.sessions.open(tokens));
    const confirmed = await this.duty.isFulfilledBy(principal);
    const next = confirmed ? attempt.returnTo : `/auth/secrecy?returnTo=${encodeURIComponent(attempt.returnTo)}`;
    // A page of our own in between: a strict cookie isn't sent with a redirect that another site began.
    response.setHeader('refresh', `0; url=${next}`);
    sendPage(response, 200, { title: 'Je bent aangemeld', paragraphs: [], links: [{ to: next, text: 'Verder' }] });
  }

  /** Undefined for somebody who is nobody here: no role, or no organisation to act for. */
  private async principalOf(accessToken: string): Promise<Principal | undefined> {
    try {
      return await this.verifier.verify(accessToken);
    } catch (error) {
      if (error instanceof ProblemError && error.problem.code === 'not-signed-in') return undefined;
      throw error;
    }
  }

  /** Who is signed in, for which organisation, and the CSRF token that each change carries. */
  @Get('session')
  @Header('cache-control', 'no-store')
  async session(@Req() request: Request, @Res({ passthrough: true }) response: Response) {
    const sessionId = sessionIdOf(request);
    const session = sessionId === undefined ? undefined : await this.sessions.use(sessionId);
    if (session === undefined) throw new ProblemError('not-signed-in');
    const principal = await this.verifier.verify(session.accessToken);
    arrived(request, response);
    const { subject, organisation, centre, roles } = principal;
    const secrecyConfirmed = await this.duty.isFulfilledBy(principal);
    return { subject, organisation, centre, roles, secrecyConfirmed, csrfToken: session.csrfToken };
  }

  @Post('sign-out')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async end(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<{ continueAt: string }> {
    const sessionId = sessionIdOf(request);
    const session = sessionId === undefined ? undefined : await this.sessions.use(sessionId);
    if (session !== undefined) requireCsrfToken(request, session.csrfToken);
    dropSession(response);
    if (sessionId === undefined || session === undefined) return { continueAt: '/' };
    await this.sessions.close(sessionId);
    return { continueAt: (await this.provider.end(session.idToken)).href };
  }

  /** The provider tells that a session ended there (another tab, a user switched off). */
  @Post('backchannel-logout')
  @HttpCode(204)
  async ended(@Body() body: { logout_token?: unknown } | undefined): Promise<void> {
    const token = typeof body?.logout_token === 'string' ? body.logout_token : '';
    const providerSession = await this.provider.endedSession(token);
    if (providerSession === undefined) throw new ProblemError('malformed-request');
    await this.sessions.closeAllOf(providerSession);
  }
}

function aliasOf(given: unknown): string | undefined {
  const alias = organisationAlias.safeParse(given);
  return alias.success ? alias.data : undefined;
}
