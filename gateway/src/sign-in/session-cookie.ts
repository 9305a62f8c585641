import { timingSafeEqual } from 'node:crypto';
import { ProblemError } from '@veilighuis/contracts';
import { parseCookie } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';

/** `__Host-`: only over https (or localhost), only this host, whole path; scripts can't read it. */
const SESSION = '__Host-vh-session';
const ATTEMPT = '__Host-vh-sign-in';
const options: CookieOptions = { httpOnly: true, secure: true, path: '/' };

export function sessionIdOf(request: Request): string | undefined {
  return cookieOf(request, SESSION);
}

export function setSession(response: Response, sessionId: string): void {
  response.cookie(SESSION, sessionId, { ...options, sameSite: 'strict' });
}

export function dropSession(response: Response): void {
  response.clearCookie(SESSION, { ...options, sameSite: 'strict' });
}

export function attemptOf(request: Request): string | undefined {
  return cookieOf(request, ATTEMPT);
}

// Lax: the browser comes back from the identity provider by a link from another site.
export function setAttempt(response: Response, sealed: string): void {
  response.cookie(ATTEMPT, sealed, { ...options, sameSite: 'lax', maxAge: 10 * 60 * 1000 });
}

export function dropAttempt(response: Response): void {
  response.clearCookie(ATTEMPT, { ...options, sameSite: 'lax' });
}

/** A change from a browser carries the token of its session in a header, which another site can't set. @throws ProblemError */
export function requireCsrfToken(request: Request, expected: string): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  requireSame(request.header('x-csrf-token') ?? '', expected);
}

/** The token of a form. @throws ProblemError `csrf-token-missing` */
export function requireSame(token: string, expected: string): void {
  const given = Buffer.from(token);
  const wanted = Buffer.from(expected);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw new ProblemError('csrf-token-missing');
}

export function cookieOf(request: Request, name: string): string | undefined {
  const header = request.header('cookie');
  return header === undefined ? undefined : parseCookie(header)[name];
}
