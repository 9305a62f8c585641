import { Agent, request as send } from 'node:http';
import type { ClientRequest } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly text: string;
}

export interface Call {
  readonly method: 'GET' | 'POST';
  /** Below `/api/v1`. */
  readonly path: string;
  readonly token: string;
  readonly mediaType?: string;
  readonly body?: string;
}

/** The lightest client that Node has: what it costs is taken from the same two cores as the platform. */
export class HttpClient {
  readonly #gateway: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: Infinity });

  constructor(gateway: string) {
    this.#gateway = gateway;
  }

  call(call: Call): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = this.open(call);
      request.once('error', reject);
      request.once('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
        });
      });
      request.end(call.body);
    });
  }

  /** A request whose body is still to be written. */
  open({ method, path, token, mediaType }: Call): ClientRequest {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(mediaType === undefined ? {} : { 'content-type': mediaType }),
    };
    return send(`${this.#gateway}/api/v1${path}`, { method, agent: this.#agent, headers });
  }

  close(): void {
    this.#agent.destroy();
  }
}
