import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { TokenVerifier } from '@veilighuis/access';
import { ProblemError } from '@veilighuis/contracts';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { JWTPayload } from 'jose';

const issuer = 'https://identity.example/realms/veilig-huis';
const claims = {
  roles: ['case-director'],
  organisation: 'veilig-huis',
  organisation_category: '',
  centre: 'ovl',
  zones: [],
};

let verifier: TokenVerifier;
let sign: (
  payload?: JWTPayload,
  times?: { issued?: number; expires?: number; audience?: string; issuer?: string },
) => Promise<string>;
let forge: typeof sign;
let stop: () => void;

before(async () => {
  const [ours, theirs] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')];
  const jwk = { ...(await exportJWK(ours.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stop = () => server.close();
  const { port } = server.address() as AddressInfo;
  verifier = new TokenVerifier({
    issuer,
    jwksUrl: `http://127.0.0.1:${String(port)}/certs`,
    audience: 'veilig-huis-api',
  });
  const signer =
    (key: Parameters<SignJWT['sign']>[0]): typeof sign =>
    (payload = claims, times = {}) => {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ ...payload })
        .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
        .setSubject('70271497-e739-4653-80ad-f98d84b22839')
        .setIssuer(times.issuer ?? issuer)
        .setAudience(times.audience ?? 'veilig-huis-api')
        .setIssuedAt(now + (times.issued ?? 0))
        .setExpirationTime(now + (times.expires ?? 300))
        .sign(key);
    };
  sign = signer(ours.privateKey);
  forge = signer(theirs.privateKey);
});

after(() => {
  stop();
});

async function refuses(token: string): Promise<void> {
  await assert.rejects(
    verifier.verify(token),
    (error) => error instanceof ProblemError && error.problem.code === 'not-signed-in',
  );
}

describe('A token says who, from which organisation, in which role', () => {
  it('is taken when everything about it holds', async () => {
    const principal = await verifier.verify(await sign());
    assert.deepEqual(
      { ...principal },
      {
        subject: '70271497-e739-4653-80ad-f98d84b22839',
        kind: 'staff',
        organisation: 'veilig-huis',
        category: '',
        centre: 'ovl',
        roles: ['case-director'],
        zones: [],
      },
    );
  });

  it('is refused when another key signed it', async () => refuses(await forge()));
  it('is refused for another audience', async () => refuses(await sign(claims, { audience: 'account' })));
  it('is refused from another issuer', async () =>
    refuses(await sign(claims, { issuer: 'https://elsewhere.example' })));
  it('is refused when it is no token at all', async () => refuses('not-a-token'));
  it('is refused without a signature', async () => {
    const [header, payload] = (await sign()).split('.');
    await refuses(`${header ?? ''}.${payload ?? ''}.`);
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    await refuses(`${none}.${payload ?? ''}.`);
  });

  it('is taken with a clock that is 3 seconds off, and refused with one that is 5 minutes off', async () => {
    await verifier.verify(await sign(claims, { expires: -3 }));
    await refuses(await sign(claims, { expires: -300 }));
  });

  it('gives no role that stands in the wrong part of the token', async () => {
    const { roles: _roles, ...without } = claims;
    await refuses(
      await sign({
        ...without,
        realm_access: { roles: ['operational-coordinator'] },
        resource_access: { gateway: { roles: ['operational-coordinator'] } },
      }),
    );
  });

  it('gives no role that the platform does not know', async () => {
    await refuses(await sign({ ...claims, roles: ['offline_access', 'case-director-2'] }));
  });

  it('is refused when it comes from the future: a clock 3 seconds ahead is taken, 5 minutes ahead is not', async () => {
    await verifier.verify(await sign({ ...claims, nbf: Math.floor(Date.now() / 1000) + 3 }));
    await refuses(await sign({ ...claims, nbf: Math.floor(Date.now() / 1000) + 300 }));
  });

  it('stays refused without a centre or an organisation', async () => {
    const { centre: _centre, ...without } = claims;
    await refuses(await sign(without));
  });
});

describe('A key server that is away', () => {
  it('is told apart from a bad token, so that callers try again', async () => {
    const lonely = new TokenVerifier({ issuer, jwksUrl: 'http://127.0.0.1:9/certs', audience: 'veilig-huis-api' });
    await assert.rejects(
      lonely.verify(await sign()),
      (error) => error instanceof ProblemError && error.problem.code === 'service-unavailable',
    );
  });
});
