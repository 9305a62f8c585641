import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { answerMalformedHttp } from '../../src/protection/malformed-http.ts';

describe('What is no HTTP', () => {
  let server: Server;

  before(async () => {
    server = createServer((_request, response) => response.end('fine'));
    answerMalformedHttp(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  after(() => server.close());

  async function answerTo(sent: string): Promise<string> {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.write(sent);
    return text(socket);
  }

  const cases = {
    garbage: ['kanarie\r\n\r\n', 400],
    'a doubled length': ['GET / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nkanarie', 400],
    'a length beside chunks': [
      'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 7\r\ntransfer-encoding: chunked\r\n\r\nkanarie',
      400,
    ],
    'a header with a line end in it': ['GET / HTTP/1.1\r\nhost: a\r\nx: kanarie\n\rb\r\n\r\n', 400],
    'headers without end': [`GET /?kanarie HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}`, 431],
  } as const;
  for (const [what, [sent, status]] of Object.entries(cases)) {
    it(`${what} gets a plain ${String(status)} that repeats nothing`, async () => {
      const answer = await answerTo(sent);
      assert.match(answer, new RegExp(`^HTTP/1.1 ${String(status)} `));
      assert.match(answer, /\r\ncontent-type: text\/plain\r\n/);
      assert.match(answer, /\r\nconnection: close\r\n/);
      assert.doesNotMatch(answer, /kanarie/);
    });
  }

  it('while a request is answered as ever (negative control)', async () => {
    assert.match(await answerTo('GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n'), /^HTTP\/1.1 200 [^]*fine/);
  });
});
