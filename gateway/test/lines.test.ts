import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ProblemError } from '@veilighuis/contracts';
import { lines, parseLine } from '../src/rest/lines.ts';
import type { Line } from '../src/rest/lines.ts';

async function* chunks(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += size)
    yield await Promise.resolve(bytes.subarray(start, start + size));
}

async function collect(stream: AsyncIterable<Line>): Promise<Line[]> {
  const all: Line[] = [];
  for await (const line of stream) all.push(line);
  return all;
}

async function read(text: string, size: number, limit = 1000): Promise<Line[]> {
  return collect(lines(chunks(text, size), limit));
}

describe('A stream of lines', () => {
  const text = '{"a":"ł"}\n\n{"b":"🏠"}\r\n{"c":1}';

  for (const size of [1, 2, 3, 5, 1000]) {
    it(`gives the same lines whatever the chunks (${String(size)} bytes)`, async () => {
      const expected = ['{"a":"ł"}', '', '{"b":"🏠"}\r', '{"c":1}'].map((line, i) => ({ number: i + 1, text: line }));
      assert.deepEqual(await read(text, size), expected);
    });
  }

  it('reports a line over the limit and goes on with the next', async () => {
    assert.deepEqual(await read(`${'x'.repeat(50)}\n{"ok":1}\n`, 7, 20), [
      { number: 1, tooLong: true },
      { number: 2, text: '{"ok":1}' },
    ]);
  });

  it('keeps nothing of a line that is too long', async () => {
    const chunk = Buffer.alloc(64 * 1024, 0x61);
    const huge = {
      async *[Symbol.asyncIterator]() {
        for (let i = 0; i < 2000; i += 1) yield await Promise.resolve(chunk);
      },
    };
    const before = process.memoryUsage().arrayBuffers;
    for await (const line of lines(huge, 1000)) assert.ok('tooLong' in line);
    assert.ok(process.memoryUsage().arrayBuffers - before < 8 * 1024 * 1024);
  });

  it('refuses bytes that are no text as malformed', async () => {
    const stream = {
      async *[Symbol.asyncIterator]() {
        yield await Promise.resolve(Buffer.from([0x7b, 0xff, 0xfe, 0x7d, 0x0a]));
      },
    };
    const [line] = await collect(lines(stream, 100));
    assert.ok(line !== undefined);
    assert.throws(
      () => parseLine(line),
      (error) => error instanceof ProblemError && error.problem.code === 'malformed-request',
    );
  });

  for (const wrong of ['', 'null', '[]', '"text"', '{', '{"a":1}{"b":2}']) {
    it(`takes only a JSON object: ${JSON.stringify(wrong)} is refused`, () => {
      assert.throws(() => parseLine({ number: 1, text: wrong }), ProblemError);
    });
  }
});
