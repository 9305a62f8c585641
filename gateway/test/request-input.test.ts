import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assessRisk, decideTriage, listClientSystems, ProblemError, registerPoliceReport } from '@veilighuis/contracts';
import type { Request } from 'express';
import { expectedVersion, idempotencyKey, requestInput } from '../src/rest/request-input.ts';

function request(parts: {
  headers?: Record<string, string>;
  body?: unknown;
  query?: Record<string, string>;
  params?: Record<string, string>;
}): Request {
  const { headers = {}, body, query = {}, params = {} } = parts;
  return { header: (name: string) => headers[name], body, query, params } as unknown as Request;
}

function refusedAs(code: string): (error: unknown) => boolean {
  return (error) => error instanceof ProblemError && error.problem.code === code;
}

describe('Input of an operation', () => {
  it('comes from path and query for a read, from path and body otherwise', () => {
    assert.deepEqual(requestInput(listClientSystems, request({ query: { limit: '5' }, body: { level: 'high' } })), {
      limit: '5',
    });
    assert.deepEqual(
      requestInput(assessRisk, request({ params: { clientSystemId: 'x' }, body: { instrument: 'i' } })),
      { instrument: 'i', clientSystemId: 'x' },
    );
  });

  it('takes the path for what stands in both, so that nobody acts on another record than the address says', () => {
    assert.deepEqual(
      requestInput(assessRisk, request({ params: { clientSystemId: 'path' }, body: { clientSystemId: 'body' } })),
      { clientSystemId: 'path' },
    );
  });

  it('refuses a body that is no object', () => {
    assert.throws(() => requestInput(assessRisk, request({ body: [1] })), refusedAs('malformed-request'));
  });
});

describe('Headers of an operation', () => {
  it('a change needs the version that was seen', () => {
    assert.equal(expectedVersion(decideTriage, request({ headers: { 'if-match': '"3"' } })), 3);
    assert.throws(() => expectedVersion(decideTriage, request({})), refusedAs('version-required'));
    for (const wrong of ['3', '*', 'W/"3"', '"x"', '"3","4"']) {
      assert.throws(
        () => expectedVersion(decideTriage, request({ headers: { 'if-match': wrong } })),
        refusedAs('malformed-request'),
      );
    }
  });

  it('a create needs an idempotency key, unless its content identifies the act', () => {
    assert.equal(idempotencyKey(assessRisk, request({ headers: { 'idempotency-key': 'k-1' } })), 'k-1');
    assert.throws(() => idempotencyKey(assessRisk, request({})), refusedAs('idempotency-key-required'));
    assert.equal(idempotencyKey(registerPoliceReport, request({})), undefined);
    assert.throws(
      () => idempotencyKey(assessRisk, request({ headers: { 'idempotency-key': 'a b' } })),
      refusedAs('malformed-request'),
    );
  });
});
