import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getOverviewFile, registerProtocol } from '@veilighuis/contracts';
import { Cast } from '../support/cast.ts';
import { exchange, problemIn } from '../support/exchange.ts';
import { as, coordinator, tokenOf } from '../support/platform.ts';
import { protocolsOfZones } from '../support/protocols.ts';
import { reported } from '../support/table.ts';
import { sampleOf, send, served } from '../support/walk.ts';

const cast = new Cast(1987);

const oneTo = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('Acting twice', { timeout: 60_000 }, () => {
  const input = (reference: string) => ({
    ...(sampleOf(registerProtocol) as {
      organisation: string;
      purpose: string;
      dataCategories: ['identification'];
      validFrom: string;
    }),
    organisation: 'pz-nergens',
    zoneCodes: [],
    reference,
  });

  it('the same Idempotency-Key with the same body gives the same answer; one thing was made', async () => {
    const idempotencyKey = crypto.randomUUID();
    const body = input(`E2E-${idempotencyKey}`);
    const answers = await Promise.all(oneTo(5).map(() => as(coordinator, registerProtocol, body, { idempotencyKey })));
    assert.equal(new Set(answers.map(({ protocolId }) => protocolId)).size, 1);
  });

  it('the same key with another body is refused', async () => {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const token = await tokenOf(coordinator);
    assert.equal((await send(registerProtocol, input(`E2E-${crypto.randomUUID()}`), { token, headers })).status, 201);
    const other = await send(registerProtocol, input(`E2E-${crypto.randomUUID()}`), { token, headers });
    assert.deepEqual([other.status, problemIn(other).code], [422, 'idempotency-key-reused']);
  });

  it('a key of one person is not that of another', async () => {
    const idempotencyKey = crypto.randomUUID();
    const one = await as(coordinator, registerProtocol, input(`E2E-${crypto.randomUUID()}`), { idempotencyKey });
    const other = await as('strategic-coordinator', registerProtocol, input(`E2E-${crypto.randomUUID()}`), {
      idempotencyKey,
    });
    assert.notEqual(one.protocolId, other.protocolId);
  });

  it('a header that is no key or no version is malformed', async () => {
    const token = await tokenOf(coordinator);
    for (const key of ['a b', 'x'.repeat(201)]) {
      const answer = await send(registerProtocol, input('E2E'), { token, headers: { 'idempotency-key': key } });
      assert.deepEqual([answer.status, problemIn(answer).code], [400, 'malformed-request']);
    }
    const [change] = served.filter(({ effect }) => effect === 'change');
    assert.ok(change !== undefined);
    for (const match of ['*', '1', 'W/"1"', '"1", "2"', '"x"', '"99999999999999"']) {
      const answer = await send(change, sampleOf(change), { token, headers: { 'if-match': match } });
      assert.deepEqual([answer.status, problemIn(answer).code], [400, 'malformed-request'], match);
    }
  });

  it('the answer to a change carries the version for the next one', async () => {
    const token = await tokenOf(coordinator);
    await protocolsOfZones();
    const clientSystemId = await reported(cast.report({ household: cast.household() }));
    const { version } = await as(coordinator, getOverviewFile, { clientSystemId });
    const answer = await exchange(`/api/v1/client-systems/${clientSystemId}`, { token });
    assert.equal(answer.headers.get('etag'), `"${String(version)}"`);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
  });
});
