import { liveMediaType, liveResync } from '@veilighuis/contracts';
import type { LiveChange } from '@veilighuis/contracts';
import { countLiveMessage } from '@veilighuis/telemetry';
import type { Response } from 'express';

/** Changes that come close together go together, each once. */
const GATHER_MS = 200;
/** Somebody who doesn't read this much is gone, or will be glad to begin anew. */
const MOST_UNREAD_BYTES = 256 * 1024;
const RETRY_MS = 3_000;

/** One stream of server-sent events to a browser. */
export class LiveStream {
  readonly #response: Response;
  readonly #gathered = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  /** Begins the answer: read again whatever is shown. */
  constructor(response: Response) {
    this.#response = response;
    response.status(200).setHeader('content-type', liveMediaType);
    response.setHeader('cache-control', 'no-store, no-transform');
    // A proxy that gathers answers would tell changes when they are old.
    response.setHeader('x-accel-buffering', 'no');
    response.flushHeaders();
    this.#write(`retry: ${String(RETRY_MS)}\n`);
    this.resync();
  }

  get isOver(): boolean {
    return this.#response.destroyed || this.#response.writableEnded;
  }

  tell(change: LiveChange): void {
    this.#gathered.add(JSON.stringify(change));
    this.#timer ??= setTimeout(() => {
      this.#flush();
    }, GATHER_MS);
  }

  /** Something may have been missed. */
  resync(): void {
    this.#gathered.clear();
    this.#write(`event: ${liveResync}\ndata: {}\n\n`);
    countLiveMessage({ kind: liveResync });
  }

  /** Keeps the connection open, and finds out whether it is. */
  beat(): void {
    this.#write(':\n\n');
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#gathered.clear();
    if (!this.isOver) this.#response.end();
  }

  #flush(): void {
    this.#timer = undefined;
    for (const data of this.#gathered) {
      this.#write(`data: ${data}\n\n`);
      countLiveMessage({ kind: 'change' });
    }
    this.#gathered.clear();
  }

  #write(text: string): void {
    if (this.isOver) return;
    if (this.#response.writableLength > MOST_UNREAD_BYTES) this.#response.destroy();
    else this.#response.write(text);
  }
}
