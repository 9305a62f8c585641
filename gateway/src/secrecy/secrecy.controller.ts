import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { Principal } from '@veilighuis/access';
import { TokenVerifier } from '@veilighuis/access';
import { ProblemError } from '@veilighuis/contracts';
import type { Request, Response } from 'express';
import { sendPage, wantsPage } from '../pages/plain-page.ts';
import { localPath } from '../sign-in/local-path.ts';
import { requireSame, sessionIdOf } from '../sign-in/session-cookie.ts';
import { Sessions } from '../sign-in/sessions.ts';
import { DutyOfSecrecy } from './duty-of-secrecy.ts';

type Given = Readonly<Record<string, unknown>> | undefined;

/** The page on which staff read and confirm the duty of secrecy (R40). */
@Controller('auth/secrecy')
export class SecrecyController {
  constructor(
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(TokenVerifier) private readonly verifier: TokenVerifier,
    @Inject(DutyOfSecrecy) private readonly duty: DutyOfSecrecy,
  ) {}

  @Get()
  async read(@Req() request: Request, @Res() response: Response): Promise<void> {
    const returnTo = localPath(request.query['returnTo']);
    const caller = await this.callerOf(request);
    if (caller === undefined) {
      if (!wantsPage(request)) throw new ProblemError('not-signed-in');
      response.redirect(303, `/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
      return;
    }
    const { statementVersion, text } = await this.duty.show(caller.principal);
    sendPage(response, 200, {
      title: 'Je geheimhoudingsplicht',
      paragraphs: text.split('\n\n'),
      form: {
        action: '/auth/secrecy',
        hidden: { csrfToken: caller.csrfToken, statementVersion: String(statementVersion), returnTo },
        button: 'Ik heb dit gelezen en hou me eraan',
      },
    });
  }

  @Post()
  async confirm(@Body() body: Given, @Req() request: Request, @Res() response: Response): Promise<void> {
    const caller = await this.callerOf(request);
    if (caller === undefined) throw new ProblemError('not-signed-in');
    requireSame(textOf(body?.['csrfToken']), caller.csrfToken);
    const returnTo = localPath(body?.['returnTo']);
    const isCurrent = Number(textOf(body?.['statementVersion'])) === this.duty.current().version;
    // The text changed while it was being read: show the one that holds now.
    if (isCurrent) await this.duty.confirm(caller.principal, this.duty.current().version);
    response.redirect(303, isCurrent ? returnTo : `/auth/secrecy?returnTo=${encodeURIComponent(returnTo)}`);
  }

  private async callerOf(request: Request): Promise<{ principal: Principal; csrfToken: string } | undefined> {
    const sessionId = sessionIdOf(request);
    const session = sessionId === undefined ? undefined : await this.sessions.use(sessionId);
    if (session === undefined) return undefined;
    return { principal: await this.verifier.verify(session.accessToken), csrfToken: session.csrfToken };
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
