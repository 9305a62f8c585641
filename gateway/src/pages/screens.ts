import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import compression from 'compression';
import express, { Router } from 'express';
import type { Response } from 'express';

const site = join(dirname(createRequire(import.meta.url).resolve('@veilighuis/ui/package.json')), 'site');

/** First parts of addresses that are not the screens'. */
const others: ReadonlySet<string> = new Set(['api', 'auth', 'screens', 'livez', 'readyz', 'metrics', 'pages']);

/**
 * The screens of the staff: static files, which hold nothing of anybody, and one page for every address of theirs. Who may
 * see what is decided where the screens get it.
 *
 * @throws Error when they are not built.
 */
export function screens(folder = site): Router {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const router = Router();
  router.use('/screens', compression());
  // The name of a file changes with its content, so a browser may keep it.
  router.use('/screens', express.static(join(folder, 'screens'), { immutable: true, maxAge: '365d', index: false }));
  router.get(/.*/, (request, response, next) => {
    const isScreen = !others.has(request.path.split('/')[1] ?? '') && request.accepts(['json', 'html']) === 'html';
    if (!isScreen) {
      next();
      return;
    }
    const nonce = randomBytes(18).toString('base64');
    allowStylesOf(response, nonce);
    response.setHeader('cache-control', 'no-store');
    response.type('html').send(page.replace('%style-nonce%', nonce));
  });
  return router;
}

/** Components put their style sheets into the page; those that know the nonce of this load are let through. */
function allowStylesOf(response: Response, nonce: string): void {
  const policy = String(response.getHeader('content-security-policy'));
  response.setHeader(
    'content-security-policy',
    policy.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`),
  );
}
