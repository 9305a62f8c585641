import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import {
  getPoliceReport,
  listClientSystems,
  policeReportBatch,
  policeReportMediaType,
  registerPoliceReport,
  searchClientSystems,
} from '@veilighuis/contracts';
import type { PoliceReport } from '@veilighuis/testing';
import { sendBatch } from '../support/batch.ts';
import { Cast } from '../support/cast.ts';
import { exchange, problemIn } from '../support/exchange.ts';
import { as, coordinator, tokenOf } from '../support/platform.ts';
import { protocolsOfZones } from '../support/protocols.ts';
import { temporaryClient, withdrawClient, type TemporaryClient } from '../support/temporary-client.ts';
import { filled, headersFor, sampleOf, send, served, type Input } from '../support/walk.ts';

const cast = new Cast(1978);

/** What takes the place of each part of an input, one at a time. */
const hostile: readonly unknown[] = [
  { $gt: '' },
  { $where: 'sleep(1000)' },
  [],
  [[{}]],
  {},
  null,
  true,
  -1e308,
  '',
  '\u0000',
  '\u202e\ud83d\ude00',
  '<script>alert(1)</script>',
  "'; drop table persons; --",
  '../../etc/passwd',
  '{{7*7}}${7*7}',
];

describe('Whatever is sent, the answer is a refusal in plain words or what was asked', { timeout: 300_000 }, () => {
  before(protocolsOfZones);

  it('every part of every input may be anything: never an internal error', async () => {
    // Several people: there are more attempts than one user has in a minute.
    const callers = new Map<number, TemporaryClient>();
    while (callers.size < 5) callers.set(callers.size, await temporaryClient({ roles: [coordinator] }));
    for (const [place, operation] of served.entries()) {
      const token = await callers.get(place % callers.size)?.token();
      const inputs = mutations(sampleOf(operation), operation.method === 'GET' ? 4000 : 100_000);
      for (let start = 0; start < inputs.length; start += 16) {
        const answers = inputs.slice(start, start + 16).map((input) => send(operation, input, { token }));
        for (const { status, text } of await Promise.all(answers)) {
          const isExpected = status < 500 && status !== 401 && status !== 429;
          assert.ok(isExpected, `${operation.id}: ${String(status)} ${text.slice(0, 200)}`);
        }
      }
    }
    await Promise.all([...callers.values()].map((client) => withdrawClient(client)));
  });

  it('a body is a JSON object of the right media type, and not too large', async () => {
    for (const operation of served.filter(({ method }) => method !== 'GET')) {
      const token = await tokenOf(coordinator);
      const { path } = filled(operation, {});
      const answerTo = async (body: string, more: Record<string, string> = {}) => {
        const headers = { ...headersFor(operation), ...more };
        const answer = await exchange(`/api/v1${path}`, { method: operation.method, token, headers, body });
        return [answer.status, problemIn(answer).code];
      };
      assert.deepEqual(await answerTo('{"a":'), [400, 'malformed-request'], operation.id);
      assert.deepEqual(await answerTo('[]'), [400, 'malformed-request'], operation.id);
      assert.deepEqual(await answerTo('"text"'), [400, 'malformed-request'], operation.id);
      assert.deepEqual(await answerTo('{"a":1}'), [422, 'invalid-input'], operation.id);
      assert.deepEqual(
        await answerTo('{}', { 'content-type': 'text/plain' }),
        [415, 'unsupported-media-type'],
        operation.id,
      );
      assert.deepEqual(
        await answerTo('{}', { 'content-encoding': 'br-x' }),
        [415, 'unsupported-media-type'],
        operation.id,
      );
      assert.deepEqual(await answerTo(`{"a":"${'x'.repeat(600_000)}"}`), [413, 'too-large'], operation.id);
    }
  });

  it('an address takes its own methods only, and says which', async () => {
    const token = await tokenOf(coordinator);
    for (const [path, allowed] of methodsByPath()) {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((one) => !isServed(one, path))) {
        const answer = await exchange(`/api/v1${path}`, { method, token });
        assert.deepEqual([answer.status, problemIn(answer).code], [405, 'method-not-allowed'], `${method} ${path}`);
        assert.deepEqual((answer.headers.get('allow') ?? '').split(', ').sort(), [...allowed].sort());
      }
    }
  });

  it('an address that is not there is no door', async () => {
    const token = await tokenOf(coordinator);
    const paths = [
      '/api/v1/nope',
      '/api/v1',
      '/api/v2/client-systems',
      '/api/v1/client-systems/',
      '/nope',
      '/.env',
      '/api/v1/CLIENT-SYSTEMS',
      '/metrics/..%2f..%2fetc',
      '/auth/nope',
    ];
    for (const path of paths) {
      const answer = await exchange(path, { token });
      assert.deepEqual([answer.status, problemIn(answer).code], [404, 'no-such-address'], path);
    }
    for (const path of ['/api/v1/client-systems/%zz', '/api/v1/client-systems/%00', '/api/v1/%2e%2e/%2e%2e']) {
      assert.ok([400, 404, 422].includes((await exchange(path, { token })).status), path);
    }
  });

  it('operators and doubled fields in a query are refused, and the page size is capped', async () => {
    const token = await tokenOf(coordinator);
    for (const query of [
      'level[$ne]=low',
      'level=low&level=high',
      'limit=0',
      'limit=101',
      'limit=1e9',
      'limit=abc',
      'cursor=abc',
      `cursor=${'a'.repeat(600)}`,
      'x=1',
      '__proto__[a]=1',
    ]) {
      const answer = await exchange(`/api/v1${listClientSystems.path}?${query}`, { token });
      assert.deepEqual([answer.status, problemIn(answer).code], [422, 'invalid-input'], query);
    }
  });

  it('a key with a meaning in the language changes nothing', async () => {
    const token = await tokenOf('pz-gent-system');
    const report = cast.report({ household: cast.household() });
    for (const key of ['__proto__', 'constructor', 'prototype', 'toString']) {
      const body = JSON.stringify(report).replace('{', `{"${key}":{"admin":true},`);
      const answer = await exchange('/api/v1/police-reports', { method: 'POST', token, headers: typed, body });
      assert.ok(answer.status === 422 || answer.status === 201, `${key}: ${String(answer.status)}`);
    }
    assert.equal((await exchange('/api/v1/instruments', { token })).status, 200);
  });

  it('R08: names with apostrophes, four-byte letters, markup or no second part come back as they were sent', async () => {
    const names = [
      { family: "D'Kanarie-'t Veld" },
      { given: 'Łucja', family: 'Kanarieska-Łęcka' },
      { given: '𠮷野', family: 'Kanarie𝒜' },
      { family: '<script>alert("kanarie")</script>' },
      { given: 'Kanarie "}],{"$gt":""' },
    ];
    for (const name of names) {
      const { victim, suspect, ...household } = cast.household();
      const report = cast.report({ household: { ...household, suspect, victim: { ...victim, name } } });
      const { reportId } = await as('pz-gent-system', registerPoliceReport, report);
      const read = await as(coordinator, getPoliceReport, { reportId });
      assert.deepEqual(read.content.persons[0]?.name, name);
      const by = { set: 'national-number', nationalNumber: victim.nationalNumber ?? '' } as const;
      const { hits } = await as(coordinator, searchClientSystems, { by, reason: 'Test.' });
      assert.deepEqual(
        hits.map((hit) => hit.name),
        [name],
      );
    }
  });

  it('R53: 29 February exists in leap years only', async () => {
    const on = (day: string): PoliceReport => {
      const report = cast.report({ household: cast.household(), on: day });
      return { ...report, incident: { ...report.incident, on: day } };
    };
    const token = await tokenOf('pz-gent-system');
    const refused = await send(registerPoliceReport, on('2026-02-29'), { token });
    assert.deepEqual([refused.status, problemIn(refused).fields?.map(({ field }) => field)], [422, ['incident.on']]);
    assert.equal((await send(registerPoliceReport, on('2024-02-29'), { token })).status, 201);
    const born = cast.report({ household: cast.household() });
    const persons = born.persons.map((person, i) =>
      i === 0 ? { ...person, birthDate: '1985-02-29', nationalNumber: undefined } : person,
    );
    const answer = await send(registerPoliceReport, { ...born, persons }, { token });
    assert.deepEqual([answer.status, problemIn(answer).code], [422, 'invalid-input']);
  });

  it('in a batch each hostile line is refused for itself, and its neighbours stand', async () => {
    const good = () => JSON.stringify(cast.report({ household: cast.household() }));
    const lines = [
      good(),
      '[]',
      'null',
      '{"a":',
      good(),
      '"x"',
      '{"$where":"1"}',
      `{"a":"${'x'.repeat(600_000)}"}`,
      good(),
    ];
    const results = await sendBatch(lines);
    assert.deepEqual(
      results.map(({ line, status }) => [line, status]),
      lines.map((_, i) => [i + 1, [0, 4, 8].includes(i) ? 'accepted' : 'refused']),
    );
    const answer = await exchange(`/api/v1${policeReportBatch.path}`, {
      method: 'POST',
      token: await tokenOf('pz-gent-system'),
      headers: typed,
      body: good(),
    });
    assert.deepEqual([answer.status, problemIn(answer).code], [415, 'unsupported-media-type']);
  });
});

const typed = { 'content-type': policeReportMediaType };

/** Every part meets every third value, its neighbour the next third. */
const SHARE = 3;

/** The input with each of its parts replaced, and with a part too many. An address can't be as long as a body. */
function mutations(input: Input, longest: number): Input[] {
  const replaced = pathsIn(input).flatMap((path, place) => {
    const values = [...hostile, 'x'.repeat(path.length === 1 ? 4000 : longest)];
    return values.filter((_, i) => (i + place) % SHARE === 0).map((value) => withPart(input, path, value));
  });
  return [...replaced, { ...input, $where: 'sleep(1000)' }, { ...input, '': 1 }];
}

function pathsIn(part: unknown, path: readonly string[] = []): string[][] {
  if (typeof part !== 'object' || part === null) return [[...path]];
  const inner = Object.entries(part).flatMap(([name, value]) => pathsIn(value, [...path, name]));
  return path.length === 0 ? inner : [[...path], ...inner];
}

function withPart(whole: unknown, [name, ...rest]: readonly string[], value: unknown): Input {
  const copy = structuredClone(whole) as Record<string, unknown>;
  if (name !== undefined) copy[name] = rest.length === 0 ? value : withPart(copy[name], rest, value);
  return copy;
}

/** Also when the path fits another one, as `search` fits an identifier. */
function isServed(method: string, path: string): boolean {
  return served.some(
    (one) => one.method === method && new RegExp(`^${one.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
}

function methodsByPath(): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const operation of served) {
    all.set(operation.path, [...(all.get(operation.path) ?? []), operation.method]);
  }
  return new Map([...all].map(([path, methods]) => [path.replaceAll(/\{\w+\}/g, () => crypto.randomUUID()), methods]));
}
