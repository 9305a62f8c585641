import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';

const answers: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/**
 * Answers what is no HTTP in plain words, and closes the connection. No application sees such a request, so the answer
 * is written here; it repeats nothing of what came in.
 */
export function answerMalformedHttp(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const status = answers[error.code ?? ''] ?? '400 Bad Request';
    const body = `${status.slice(4)}\n`;
    const headers = ['content-type: text/plain', 'x-content-type-options: nosniff', 'cache-control: no-store'];
    const lines = [`HTTP/1.1 ${status}`, ...headers, `content-length: ${String(body.length)}`, 'connection: close'];
    socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
  });
}
