import { setTimeout as wait } from 'node:timers/promises';
import { liveChange, liveStream, type LiveChange } from '@veilighuis/contracts';
import { poll } from '@veilighuis/testing';
import { addresses, tokenOf } from './platform.ts';

/** A stream of changes that somebody follows. */
export class Following implements AsyncDisposable {
  readonly changes: LiveChange[] = [];
  resyncs = 0;
  text = '';
  readonly #stop = new AbortController();
  #reading: Promise<void> = Promise.resolve();

  async begin(headers: Readonly<Record<string, string>>, gateway: string = addresses.gateway): Promise<Response> {
    const response = await fetch(`${gateway}/api/v1${liveStream.path}`, { headers, signal: this.#stop.signal });
    if (response.ok) this.#reading = this.#read(response);
    return response;
  }

  /** Waits until something like this was told since. */
  async until(isSo: (change: LiveChange) => boolean, withinMs = 20_000): Promise<boolean> {
    return poll(() => Promise.resolve(this.changes.some(isSo)), Boolean, withinMs);
  }

  /** Waits until the other side ended it. @throws Error when it doesn't */
  async ended(withinMs: number): Promise<void> {
    const end = this.#reading.then(() => true);
    const late = wait(withinMs, false, { ref: false });
    if (!(await Promise.race([end, late]))) throw new Error(`The stream did not end within ${String(withinMs)} ms.`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stop.abort();
    await this.#reading;
  }

  async #read(response: Response): Promise<void> {
    try {
      let rest = '';
      for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        this.text += chunk;
        const messages = (rest + chunk).split('\n\n');
        rest = messages.pop() ?? '';
        for (const message of messages) this.#take(message);
      }
    } catch {
      // Left by us, or cut off.
    }
  }

  #take(message: string): void {
    if (message.includes('event: resync')) this.resyncs += 1;
    else if (message.startsWith('data: ')) this.changes.push(liveChange.parse(JSON.parse(message.slice(6))));
  }
}

/** Follows changes as somebody; the session is that of their token. */
export async function follow(who: string): Promise<Following> {
  const following = new Following();
  const response = await following.begin({ authorization: `Bearer ${await tokenOf(who)}` });
  if (!response.ok) throw new Error(`no stream for ${who}: ${String(response.status)}`);
  return following;
}

export const isList =
  (name: string) =>
  (change: LiveChange): boolean =>
    change.kind === 'list' && change.list === name;
