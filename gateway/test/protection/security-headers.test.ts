import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import express from 'express';
import { apiPage } from '../../src/pages/api-page.ts';
import { securityHeaders } from '../../src/protection/security-headers.ts';

async function headersOf(path: string): Promise<Headers> {
  const server = express()
    .use(securityHeaders)
    .use(apiPage())
    .use((_request, response) => response.send('page'))
    .listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { headers } = await fetch(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}${path}`);
  server.close();
  return headers;
}

describe('Headers of every answer', () => {
  it('let nothing in from elsewhere and no script or style stand in a page', async () => {
    const policy = (await headersOf('/')).get('content-security-policy') ?? '';
    assert.deepEqual(policy.split(';').sort(), [
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "img-src 'self' data:",
      "script-src 'self'",
      "style-src 'self'",
    ]);
  });

  it('loosen the policy for styles on the API page alone', async () => {
    const policy = (await headersOf('/api/docs')).get('content-security-policy') ?? '';
    assert.match(policy, /style-src 'self' 'unsafe-inline'/);
    assert.match(policy, /script-src 'self'(;|$)/);
    const document = (await headersOf('/api/openapi.json')).get('content-security-policy') ?? '';
    assert.doesNotMatch(document, /unsafe/);
  });

  it('keep other sites apart, tell nobody where one was, and switch the device off', async () => {
    const headers = await headersOf('/');
    const expected = {
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    };
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((name) => [name, headers.get(name)])), expected);
    const permissions = headers.get('permissions-policy') ?? '';
    for (const feature of ['camera', 'microphone', 'geolocation', 'clipboard-read']) {
      assert.ok(permissions.includes(`${feature}=()`), feature);
    }
    assert.equal(headers.get('x-powered-by'), null);
  });
});
