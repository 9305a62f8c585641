import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, test } from 'node:test';
import { assignTrajectory, listTriageFiles, ProblemError } from '@veilighuis/contracts';
import { Api } from '../../src/platform/api.ts';

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const seen: Seen[] = [];
let close: () => void = () => undefined;
afterEach(() => {
  close();
  seen.length = 0;
});

/** A server that answers each request with the next answer. */
async function serving(...answers: ((response: ServerResponse) => void)[]): Promise<Api> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      seen.push({
        method: request.method,
        url: request.url,
        headers: request.headers,
        body: Buffer.concat(parts).toString(),
      });
      answers.shift()?.(response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  return new Api(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
}

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
const trajectoryId = '0b5b1f6e-8d0e-4c57-9d3a-0d6a2f1c9b11';
const assigned = { trajectoryId, version: 4, state: 'exploration' };
const assignment = { trajectoryId, assigneeId: trajectoryId };

describe('calling the public API', () => {
  test('a change goes to its path with the version seen, and only the rest of the input in the body', async () => {
    const api = await serving(json(200, assigned));
    assert.deepEqual(await api.call(assignTrajectory, assignment, { token: 't', version: 3 }), assigned);
    const [request] = seen;
    assert.equal(request?.url, `/api/v1/trajectories/${trajectoryId}/assignment`);
    assert.equal(request.headers['if-match'], '"3"');
    assert.equal(request.headers.authorization, 'Bearer t');
    assert.deepEqual(JSON.parse(request.body), { assigneeId: trajectoryId });
  });

  test('a read has its input in the query', async () => {
    const api = await serving(json(200, { rows: [] }));
    await api.call(listTriageFiles, { limit: 5, state: 'decided' }, { token: 't' });
    assert.equal(seen[0]?.url, '/api/v1/triage-files?limit=5&state=decided');
    assert.equal(seen[0].body, '');
  });

  test('a busy platform is asked again, a refusal is not', async () => {
    const problem = new ProblemError('already-decided').problem;
    const api = await serving(
      json(503, new ProblemError('service-unavailable').problem),
      json(409, problem),
      json(200, assigned),
    );
    await assert.rejects(api.call(assignTrajectory, assignment, { token: 't', version: 3 }), (error) => error instanceof ProblemError && error.problem.code === 'already-decided'); // prettier-ignore
    assert.equal(seen.length, 2);
  });

  test('an answer that is not in the contract is a fault', async () => {
    const api = await serving(json(200, { ...assigned, state: 'nowhere' }));
    await assert.rejects(api.call(assignTrajectory, assignment, { token: 't', version: 3 }), { name: 'ZodError' });
  });

  test('lines of an answer are whole, however the bytes come in', async () => {
    const api = await serving((response) => {
      const bytes = Buffer.from('{"a":"é"}\n{"b":1}\n{"c":2}');
      response.writeHead(200);
      response.write(bytes.subarray(0, 7), () => response.end(bytes.subarray(7)));
    });
    const lines: string[] = [];
    for await (const line of api.lines('/police-reports/batch', 'x/y', 'body', 't')) lines.push(line);
    assert.deepEqual(lines, ['{"a":"é"}', '{"b":1}', '{"c":2}']);
    assert.equal(seen[0]?.body, 'body');
  });
});
