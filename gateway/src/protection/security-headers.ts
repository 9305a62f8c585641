import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Nothing from elsewhere is loaded, framed or told; no script or style stands in a page itself. */
const strict = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  xFrameOptions: { action: 'deny' },
  referrerPolicy: { policy: 'no-referrer' },
  crossOriginOpenerPolicy: { policy: 'same-origin' },
  crossOriginResourcePolicy: { policy: 'same-origin' },
  crossOriginEmbedderPolicy: { policy: 'require-corp' },
  strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
});

/** What no page of the platform needs of the device. */
const off = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'publickey-credentials-get', 'usb'];
const permissions = [...off, 'browsing-topics', 'clipboard-read'].map((name) => `${name}=()`).join(', ');

/** Headers of every answer. */
export const securityHeaders: RequestHandler = (request, response, next) => {
  response.setHeader('permissions-policy', permissions);
  strict(request, response, next);
};

/** The API page alone: its script, which is not ours, sets styles on elements. */
export const styledByScript: RequestHandler = (_request, response, next) => {
  const policy = response.getHeader('content-security-policy');
  const looser = String(policy).replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
  response.setHeader('content-security-policy', looser);
  next();
};
