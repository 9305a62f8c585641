import type { Request, Response } from 'express';
import { cookieOf } from './session-cookie.ts';

/** How often a browser may begin to sign in, each within a minute of the one before, without ever using a session. */
const MOST = 5;
const NAME = '__Host-vh-attempts';
const options = { httpOnly: true, secure: true, path: '/', sameSite: 'lax' } as const;

/**
 * Counts how often this browser begins to sign in, and says whether it goes in circles: a screen that sends a browser to
 * sign in whenever it has no session would do so for ever when the browser keeps none.
 */
export function goesInCircles(request: Request, response: Response): boolean {
  const before = request.query['anew'] === undefined ? Number(cookieOf(request, NAME) ?? '0') : 0;
  const count = (Number.isInteger(before) && before >= 0 ? before : 0) + 1;
  response.cookie(NAME, String(count), { ...options, maxAge: 60_000 });
  return count > MOST;
}

/** A session was used: the browser keeps it. */
export function arrived(request: Request, response: Response): void {
  if (cookieOf(request, NAME) !== undefined) response.clearCookie(NAME, options);
}
