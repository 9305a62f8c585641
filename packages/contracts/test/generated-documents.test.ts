import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Parser } from '@asyncapi/parser';
import { Validator } from '@seriousme/openapi-schema-validator';
import { drifted, generatedFiles } from '../src/commands/generate.ts';
import { z } from 'zod';
import { asyncApiDocument, events, openApiDocument, operations, ownAffairs } from '../src/index.ts';

interface OpenApi {
  paths: Record<string, Record<string, { operationId: string; security: object[]; responses: Record<string, object> }>>;
}

const copyOf = (document: object) => JSON.parse(JSON.stringify(document)) as Record<string, unknown>;

const ERROR = 0;

/** What the parser finds wrong, hints on style left out. */
async function asyncApiFaults(document: object): Promise<string[]> {
  const found = await new Parser().validate(JSON.stringify(document));
  return found.filter(({ severity }) => severity.valueOf() === ERROR).map(({ message }) => message);
}

describe('generated documents', () => {
  it('the committed files equal what the contracts give now', () => {
    assert.deepEqual(drifted(), []);
  });

  it('an edited, an old and a missing file are all noticed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'generated-'));
    assert.deepEqual(drifted(folder), ['openapi.json', 'asyncapi.json']);
    for (const [name, content] of generatedFiles()) writeFileSync(join(folder, name), content);
    assert.deepEqual(drifted(folder), []);
    writeFileSync(join(folder, 'asyncapi.json'), '{}\n');
    assert.deepEqual(drifted(folder), ['asyncapi.json']);
  });
});

describe('OpenAPI', () => {
  const document = openApiDocument() as unknown as OpenApi;
  const served = Object.values(document.paths).flatMap((methods) => Object.values(methods));

  it('is valid OpenAPI 3.1, every reference resolved', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(copyOf(document));
    assert.equal(valid, true, JSON.stringify(errors));
    assert.doesNotThrow(() => validator.resolveRefs());
  });

  it('a document with a parameter of no place would be refused', async () => {
    const broken = copyOf(document);
    broken.paths = { '/x': { get: { parameters: [{ name: 'y' }], responses: {} } } };
    assert.equal((await new Validator().validate(broken)).valid, false);
  });

  it('holds every operation that the gateway serves, the batch, and none between services only', () => {
    const ofServices = operations.filter(({ internal }) => internal !== true);
    const expected = [...ofServices, ...ownAffairs].map(({ id }) => id);
    assert.deepEqual(
      served.map(({ operationId }) => operationId).sort(),
      [...expected, 'intake.register-police-report-batch'].sort(),
    );
  });

  it('says 404 of every operation about a record, whether its id is in the path or in the body', () => {
    const record = /"(clientSystemId|personId|reportId|fileId|trajectoryId|matchId|holdId)s?"/;
    const about = operations.filter(({ internal, input }) => {
      return internal !== true && record.test(JSON.stringify(z.toJSONSchema(input, { io: 'input' }).properties));
    });
    assert.ok(about.length > 25);
    const answers = new Map(served.map(({ operationId, responses }) => [operationId, Object.keys(responses)]));
    assert.deepEqual(
      about.filter(({ id }) => answers.get(id)?.includes('404') !== true).map(({ id }) => id),
      [],
    );
  });

  it('leaves no operation open, and says so with 401 and 403', () => {
    for (const { operationId, security, responses } of served) {
      assert.ok(security.length > 0 && security.every((way) => Object.keys(way).length > 0), operationId);
      assert.ok('401' in responses && '403' in responses, operationId);
    }
  });
});

describe('AsyncAPI', () => {
  it('is valid AsyncAPI 3.0 for the parser of its makers', async () => {
    assert.deepEqual(await asyncApiFaults(asyncApiDocument()), []);
  });

  it('a channel without its messages would be refused', async () => {
    const broken = copyOf(asyncApiDocument());
    broken.channels = {};
    assert.notDeepEqual(await asyncApiFaults(broken), []);
  });

  it('has a message for every event, and a service that announces it', () => {
    const { operations: acts } = asyncApiDocument() as unknown as {
      operations: Record<string, { action: string; messages: { $ref: string }[] }>;
    };
    const sent = Object.values(acts)
      .filter(({ action }) => action === 'send')
      .flatMap(({ messages }) => messages.map(({ $ref }) => $ref.split('/').at(-1)));
    assert.deepEqual(new Set(sent), new Set(events.map(({ type }) => type)));
  });
});
