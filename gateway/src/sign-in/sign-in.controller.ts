import { Body, Controller, Get, Header, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { TokenVerifier } from '@veilighuis/access';
import { ProblemError } from '@veilighuis/contracts';
import type { Request, Response } from 'express';
import type { Attempt } from './identity-provider.ts';
import { IdentityProvider } from './identity-provider.ts';
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
  ) {}

  @Get('sign-in')
  async begin(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { url, attempt } = await this.provider.begin(localPath(request.query['returnTo']));
    setAttempt(response, await this.seal.close(attempt));
    response.redirect(303, url.href);
  }

  @Get('callback')
  async finish(@Req() request: Request, @Res() response: Response): Promise<void> {
    const attempt = (await this.seal.open(attemptOf(request) ?? '')) as Attempt | undefined;
    dropAttempt(response);
    // Without the attempt's cookie the browser starts anew, once: no endless redirect.
    if (attempt === undefined)
      throw new ProblemError('not-signed-in', {
        detail: 'The sign-in took too long or was begun elsewhere. Start again at /auth/sign-in.',
      });
    const tokens = await this.provider.finish(request.originalUrl.split('?')[1] ?? '', attempt);
    setSession(response, await this.sessions.open(tokens));
    // A page of our own in between: a strict cookie isn't sent with a redirect that another site began.
    response.type('html').setHeader('refresh', `0; url=${attempt.returnTo}`).setHeader('cache-control', 'no-store');
    response.send('<!doctype html><html lang="nl"><title>Veilig Huis</title><p>Je bent aangemeld.</p></html>');
  }

  /** Who is signed in, and the CSRF token that each change carries. */
  @Get('session')
  @Header('cache-control', 'no-store')
  async session(@Req() request: Request) {
    const sessionId = sessionIdOf(request);
    const session = sessionId === undefined ? undefined : await this.sessions.use(sessionId);
    if (session === undefined) throw new ProblemError('not-signed-in');
    const { subject, organisation, centre, roles } = await this.verifier.verify(session.accessToken);
    return { subject, organisation, centre, roles, csrfToken: session.csrfToken };
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

/** Only a path on this host: `//elsewhere` and `https:` would lead people away after sign-in. */
function localPath(given: unknown): string {
  return typeof given === 'string' && /^\/(?![/\\])[\w\-/?=&.]{0,500}$/.test(given) ? given : '/';
}
