import assert from 'node:assert/strict';
import { generateKeyPairSync, randomInt } from 'node:crypto';
import { describe, it } from 'node:test';
import { operations, policeReportBatch, policeReportBatchMediaType } from '@veilighuis/contracts';
import { decodeJwt, decodeProtectedHeader, SignJWT, UnsecuredJWT } from 'jose';
import { exchange, problemIn, type Answer } from '../support/exchange.ts';
import { tokenOf } from '../support/platform.ts';
import { temporaryClient, withdrawClient } from '../support/temporary-client.ts';
import { filled, headersFor, send, served } from '../support/walk.ts';

/** Each attempt comes from an address of its own, so that the limit for strangers doesn't answer first. */
function fromElsewhere(): Record<string, string> {
  return { 'x-forwarded-for': `10.${String(randomInt(256))}.${String(randomInt(256))}.${String(randomInt(256))}` };
}

function assertTurnedAway(answer: Answer, what: string): void {
  assert.equal(answer.status, 401, what);
  assert.equal(problemIn(answer).code, 'not-signed-in', what);
  assert.match(answer.headers.get('www-authenticate') ?? '', /^Bearer/, what);
  assert.equal(problemIn(answer).detail, undefined, `${what}: says why`);
}

describe('The doors of the gateway', { timeout: 120_000 }, () => {
  it('there are operations to walk', () => {
    assert.ok(served.length >= 25);
  });

  it('every operation turns away who has no token', async () => {
    for (const operation of served) {
      assertTurnedAway(await send(operation, {}, { headers: fromElsewhere() }), operation.id);
    }
  });

  it('every operation turns away every false token', async () => {
    const tokens = await falseTokens();
    for (const operation of served) {
      await Promise.all(
        Object.entries(tokens).map(async ([kind, token]) => {
          const answer = await send(operation, {}, { token, headers: fromElsewhere() });
          assertTurnedAway(answer, `${operation.id}, ${kind}`);
        }),
      );
    }
  });

  it('the token that the false ones were made from is good (negative control)', async () => {
    const token = await tokenOf('pz-gent-system');
    assert.equal((await exchange('/api/v1/instruments', { token })).status, 200);
  });

  it('other ways to say who one is are no way in', async () => {
    const token = await tokenOf('pz-gent-system');
    const basic = Buffer.from('pz-gent-system:demo-pz-gent-system').toString('base64');
    const attempts: Record<string, string>[] = [
      { authorization: `Basic ${basic}` },
      { authorization: token },
      { authorization: `Bearer ${token} ${token}` },
      { authorization: 'Bearer ' },
      { 'x-forwarded-user': 'operational-coordinator' },
      { cookie: `__Host-vh-session=${token}` },
    ];
    for (const headers of attempts) {
      const answer = await exchange('/api/v1/instruments', { headers: { ...headers, ...fromElsewhere() } });
      assertTurnedAway(answer, JSON.stringify(Object.keys(headers)));
    }
    assertTurnedAway(
      await exchange(`/api/v1/instruments?access_token=${token}`, { headers: fromElsewhere() }),
      'token in the address',
    );
  });

  it('the batch turns away who has no token, and no line is looked at', async () => {
    const answer = await exchange(`/api/v1${policeReportBatch.path}`, {
      method: 'POST',
      headers: { 'content-type': policeReportBatchMediaType, ...fromElsewhere() },
      body: '{"zoneCode":"5415"}\n',
    });
    assertTurnedAway(answer, 'batch');
  });

  it('operations between services are not served', async () => {
    const internal = operations.filter((operation) => operation.internal === true);
    assert.ok(internal.length > 0);
    for (const operation of internal) {
      const { path } = filled(operation, {});
      const token = await tokenOf('operational-coordinator');
      const answer = await exchange(`/api/v1${path}`, { method: operation.method, token });
      assert.equal(answer.status, 404, operation.id);
      assert.equal(problemIn(answer).code, 'no-such-address');
    }
  });

  it('who guesses tokens at speed is slowed down, and told how long', async () => {
    const headers = fromElsewhere();
    const attempts = await Promise.all(
      Array.from({ length: 130 }, () => exchange('/api/v1/instruments', { token: 'guess', headers })),
    );
    const refused = attempts.filter(({ status }) => status === 429);
    assert.ok(refused.length >= 10 && refused.length < 130);
    for (const answer of refused) {
      assert.equal(problemIn(answer).code, 'too-many-requests');
      const wait = Number(answer.headers.get('retry-after'));
      assert.ok(wait >= 1 && wait <= 60);
    }
    assertTurnedAway(
      await exchange('/api/v1/instruments', { token: 'guess', headers: fromElsewhere() }),
      'a neighbour',
    );
  });

  it('each principal has a limit of its own, which lets others through', async () => {
    const busy = await temporaryClient({ roles: ['auditor'] });
    const token = await busy.token();
    // Refused before any service is asked: nothing is sent but the count.
    const attempt = () => exchange('/api/v1/protocols', { method: 'POST', token, headers: json, body: '{}' });
    let refused: Answer | undefined;
    for (let round = 0; round < 60 && refused === undefined; round += 1) {
      const answers = await Promise.all(Array.from({ length: 50 }, attempt));
      refused = answers.find(({ status }) => status === 429);
    }
    await withdrawClient(busy);
    assert.ok(refused !== undefined, 'never slowed down');
    assert.ok(Number(refused.headers.get('retry-after')) >= 1);
    const other = await exchange('/api/v1/instruments', { token: await tokenOf('case-director-2') });
    assert.equal(other.status, 200);
  });
});

const json = { 'content-type': 'application/json' };

async function falseTokens(): Promise<Record<string, string>> {
  const good = await tokenOf('pz-gent-system');
  const [head = '', body = '', signature = ''] = good.split('.');
  const claims = decodeJwt(good);
  const more = { ...claims, roles: ['operational-coordinator'], centre: 'ovl' };
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { kid = '' } = decodeProtectedHeader(good);
  const raised = Buffer.from(JSON.stringify(more)).toString('base64url');
  return {
    garbage: 'not-a-token',
    'three parts of nothing': 'a.b.c',
    'of another audience': await tokenOf('other-audience'),
    'with other claims': `${head}.${raised}.${signature}`,
    'with a changed signature': `${head}.${body}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
    'without signature': `${head}.${body}.`,
    'of algorithm none': new UnsecuredJWT(more).encode(),
    'signed by someone else': await new SignJWT(more).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey),
    'signed with a word': await new SignJWT(more)
      .setProtectedHeader({ alg: 'HS256', kid })
      .sign(Buffer.from('k'.repeat(32))),
  };
}

describe('Headers that a caller must send', () => {
  it('are asked for before anything is done', async () => {
    const token = await tokenOf('operational-coordinator');
    for (const operation of served.filter(({ effect }) => effect !== 'read')) {
      const { 'idempotency-key': key, 'if-match': match, ...bare } = headersFor(operation);
      if (key === undefined && match === undefined) continue;
      const { path, rest } = filled(operation, {});
      const sent = { method: operation.method, token, headers: bare, body: JSON.stringify(rest) };
      const answer = await exchange(`/api/v1${path}`, sent);
      const wanted = match === undefined ? [400, 'idempotency-key-required'] : [428, 'version-required'];
      assert.deepEqual([answer.status, problemIn(answer).code], wanted, operation.id);
    }
  });
});
