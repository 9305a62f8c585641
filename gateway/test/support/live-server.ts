import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Decider } from '@veilighuis/access';
import type { Principal } from '@veilighuis/access';
import { ProblemError } from '@veilighuis/contracts';
import { createLogger } from '@veilighuis/telemetry';
import express from 'express';
import { LiveAudience } from '../../src/live/live-audience.ts';
import type { AudienceParts } from '../../src/live/live-audience.ts';
import { liveRoutes } from '../../src/live/live-routes.ts';
import { ShownRecords } from '../../src/live/shown-records.ts';
import { problemHandler } from '../../src/rest/problem-answers.ts';
import type { Caller } from '../../src/sign-in/caller.ts';

/** What a browser reads of one stream. */
export class Reader {
  text = '';
  isOver = false;
  readonly #stop = new AbortController();

  constructor(
    readonly response: Response,
    stop: AbortController,
  ) {
    this.#stop = stop;
    void this.#read();
  }

  /** Data of the messages without a name, in order. */
  get changes(): unknown[] {
    const messages = this.text.split('\n\n').filter((message) => message.startsWith('data: '));
    return messages.map((message) => JSON.parse(message.slice('data: '.length)) as unknown);
  }

  get resyncs(): number {
    return this.text.split('event: resync\ndata: {}\n\n').length - 1;
  }

  get beats(): number {
    return this.text.split('\n\n').filter((message) => message === ':').length;
  }

  leave(): void {
    this.#stop.abort();
  }

  async until(what: string, isSo: () => boolean, ms = 5_000): Promise<void> {
    for (const end = Date.now() + ms; !isSo();) {
      if (Date.now() > end) throw new Error(`not within ${String(ms)} ms: ${what}; read: ${this.text}`);
      await wait(10);
    }
  }

  async #read(): Promise<void> {
    try {
      for await (const part of this.response.body ?? []) this.text += Buffer.from(part).toString();
    } catch {
      // It was left, or cut off.
    }
    this.isOver = true;
  }
}

/** The stream of changes on a server of its own; who asks says in a header who they are. */
export async function liveServer(more: Partial<AudienceParts> = {}, given?: LiveAudience) {
  const logger = createLogger('gateway', { level: 'silent' });
  const callers = new Map<string, Caller>();
  const shown = new ShownRecords();
  const shieldingOf = () => Promise.resolve({ shielded: false, visibleTo: [] });
  const audience =
    given ?? new LiveAudience({ decider: new Decider(), shown, shieldingOf, logger, beatMs: 50, ...more });
  const app = express();
  const callerOf = (request: express.Request) => {
    const caller = callers.get(request.header('x-session') ?? '');
    return caller === undefined ? Promise.reject(new ProblemError('not-signed-in')) : Promise.resolve(caller);
  };
  app.use('/api/v1', liveRoutes({ callerOf, audience, logger }), problemHandler(logger));
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/api/v1/live`;
  const readers: Reader[] = [];
  const ended = new Set<string>();
  return {
    audience,
    shown,
    url,
    signIn(sessionKey: string, principal: Principal): Caller {
      const caller = {
        principal,
        token: 'none',
        sessionKey,
        stillStands: () => Promise.resolve(!ended.has(sessionKey)),
      };
      callers.set(sessionKey, caller);
      return caller;
    },
    endSession: (sessionKey: string) => ended.add(sessionKey),
    async follow(sessionKey: string): Promise<Reader> {
      const stop = new AbortController();
      const reader = new Reader(await fetch(url, { headers: { 'x-session': sessionKey }, signal: stop.signal }), stop);
      readers.push(reader);
      return reader;
    },
    async stop() {
      for (const reader of readers) reader.leave();
      audience.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
